"""A figure of several panels once more, as wide as a phone: its columns become rows.

The cell draws once. When a wide figure is shown its panels are put one below the other
and it is saved again, so that both renderings come from the same code. Jupyter shows
the wide one and the website the one that fits the reader's screen.
"""

import matplotlib as mpl
from matplotlib.gridspec import GridSpec

WIDTH = 3.6  # inches: on a screen of 390 pixels, type is as large as in the wide one
FEW = 4  # columns that get a row each; more are small pictures, and break into halves
MIME = "image/vnd.softmax.phone+svg"  # what a notebook calls this rendering


def on_phone(ax, redraw):
    """Let `redraw(ax)` draw a panel again, where to move it is not enough.

    Parameters
    ----------
    ax : Axes
        The panel; it is cleared before.
    redraw : callable
        Takes the panel, and returns the height of its figure in inches.
    """
    ax.redraw_on_phone = redraw


def stack(fig):
    """Put the panels of a figure one below the other.

    Parameters
    ----------
    fig : Figure
        With one grid of panels; it is changed.

    Raises
    ------
    ValueError
        If its panels are not those of one grid.
    """
    panels = {ax: ax.get_subplotspec() for ax in fig.axes if ax.get_subplotspec()}
    if len({place.get_gridspec() for place in panels.values()}) != 1:
        raise ValueError("draw a wide figure with one call of plt.subplots")
    old = next(iter(panels.values())).get_gridspec()
    (rows, columns), place_of = _turned(*old.get_geometry())
    ratios = (old.get_height_ratios() or [1] * old.nrows) * rows
    new = GridSpec(rows, columns, figure=fig, height_ratios=ratios[:rows])
    shrunk = min(1, WIDTH / columns / (fig.get_figwidth() / old.ncols))
    shrunk = shrunk if old.ncols > 1 else 1
    height = fig.get_figheight() * rows / old.nrows * shrunk
    _label_once(fig, panels, old.nrows)
    for ax, place in panels.items():
        row, column = place_of(place.rowspan.start, place.colspan.start)
        ax.set_subplotspec(new[row, column])
        if column == 0 < place.colspan.start:
            _own_labels(ax, place, panels)
        if old.nrows > 2 and row % 2:
            ax.tick_params(axis="x", labelbottom=True)
        if redraw := getattr(ax, "redraw_on_phone", None):
            ax.clear()
            height = redraw(ax)
    fig.set_layout_engine("constrained")
    fig.set_size_inches(WIDTH, height)


def _turned(rows, columns):
    """Return the shape of the narrow grid, and where a row and a column are in it."""
    if columns > FEW:  # small pictures: the right half below the left one
        half = -(-columns // 2)
        return (2 * rows, half), lambda i, j: (i + rows * (j // half), j % half)
    if rows > 2:  # pairs of rows: what was below stands beside
        return (2 * columns, rows // 2), lambda i, j: (2 * j + i % 2, i // 2)
    return (rows * columns, 1), lambda i, j: (i + rows * j, 0)


def _label_once(fig, panels, rows):
    """Give the whole figure a label that one panel carries for all beside it."""
    last = [ax for ax, place in panels.items() if place.rowspan.stop == rows]
    named = [ax for ax in last if ax.get_xlabel()]
    if len(named) == 1 < len(last):
        label = named[0].get_xlabel()
        fig.supxlabel(label, fontsize=mpl.rcParams["axes.labelsize"])
        named[0].set_xlabel("")


def _own_labels(ax, place, panels):
    """Write beside a panel what the first one of its row had said for both."""
    ax.tick_params(axis="y", labelleft=True)
    for first, at in panels.items():
        if at.rowspan.start == place.rowspan.start and at.colspan.start == 0:
            ax.set_ylabel(ax.get_ylabel() or first.get_ylabel())

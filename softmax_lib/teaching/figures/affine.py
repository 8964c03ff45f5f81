"""From one example to its scores to their odds, W·x + b = z, in blocks."""

from functools import partial

from softmax_lib.teaching.figures.blocks import plot_blocks, plot_heading
from softmax_lib.teaching.figures.phone import WIDTH, on_phone
from softmax_lib.teaching.figures.regions import name_region
from softmax_lib.teaching.palette import LIGHT

ROW = 0.84
QUIET = {"color": LIGHT["quiet"], "fontsize": 9, "ha": "center", "va": "bottom"}


def plot_affine(groups, odds, *, classes, features, ax):
    """Draw W, x, b and z as blocks, and to the right the table of odds.

    Parameters
    ----------
    groups : list of (array, list)
        Values and texts of W of shape (K, D), x (D, 1), b (K, 1) and z (K, 1).
    odds : (array, list)
        Values and texts of the table of shape (K, K): row against column.
    classes : list of str
        Names of the K rows; their first three letters name the columns of odds.
    features : list of str
        Names of the D columns of W.
    ax : Axes
        Loses its own axes. The blocks become the regions "w", "x", "b", "z" and "odds".
    """
    _draw(groups, odds, classes, features, ax)
    on_phone(ax, partial(_draw, groups, odds, classes, features, lines=2))
    return ax


def _draw(groups, odds, classes, features, ax, *, lines=1):
    """Draw all in one line, or W and x above the rest; return a height in inches."""
    rows, columns = len(classes), len(features)
    left, middle = 0.0, ROW * rows / 2
    titles = [("W", "ink"), ("x", "ink"), ("b", "ink"), ("z", "logits")]
    for (values, texts), (title, role), sign in zip(
        groups, titles, "·+=→", strict=True
    ):
        if lines == 2 and title == "b":
            _names(classes, middle, ax)
            left, middle = 0.0, middle + ROW * (rows + columns) / 2 + 1.3
        width, top = len(values[0]), middle - ROW * len(values) / 2
        plot_blocks(values, texts, at=(left, top), ax=ax, role=role)
        name_region(title.lower(), left, top, width, ROW * len(values), ax=ax)
        above = -0.95 if title == "W" else top - 0.08
        plot_heading(f"${title}$", at=(left + width / 2, above), ax=ax, role=role)
        left += width + 0.55
        arrow = {"·": r"$\cdot$", "→": r"$\rightarrow$"}.get(sign, f"${sign}$")
        ax.text(left - 0.275, middle, arrow, ha="center", va="center", fontsize=13)
    top = middle - ROW * rows / 2
    left += 0.1
    plot_blocks(*odds, at=(left, top), ax=ax, role="prob")
    name_region("odds", left, top, rows, ROW * rows, ax=ax)
    heading = (left + rows / 2, top - 0.5)
    plot_heading("odds, row : column", at=heading, ax=ax, role="prob")
    for j, name in enumerate(features):
        ax.text(j + 0.5, -0.06, name.replace(" ", "\n"), linespacing=0.95, **QUIET)
    for j, name in enumerate(classes):
        ax.text(left + j + 0.5, top - 0.06, f"{name[:3]}.", **QUIET)
    _names(classes, middle, ax)
    below = middle + ROW * (rows if lines == 2 else columns) / 2 + 0.1
    right = left + rows + 0.05
    ax.set(xlim=(-1.75, right), ylim=(below, -1.4))
    ax.axis("off")
    return WIDTH * (below + 1.4) / (right + 1.75)


def _names(classes, middle, ax):
    """Write the names of the rows to the left of the first block."""
    for j, name in enumerate(classes, -(len(classes) // 2)):
        ax.text(-0.15, middle + ROW * j, name, ha="right", va="center")

"""A grid of errors: white is right, dark is wrong, hatched is no number at all."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from softmax_lib.teaching.palette import LIGHT

FROM_RIGHT_TO_WRONG = LinearSegmentedColormap.from_list(
    "error", ["#ffffff", LIGHT["error"]], N=8
)


def plot_error_map(x, errors, *, labels, ax, smallest):
    """Draw one row of cells per method, coloured by relative error.

    Parameters
    ----------
    x : array of shape (n,)
        Centres of the cells, evenly spaced.
    errors : array of shape (methods, n)
        Relative errors; NaN where a method gives no number.
    labels : list of str
        The methods, top row first.
    ax : Axes
        Where to draw.
    smallest : float
        Errors up to this one are white; those of 1 and more have the full colour.

    Returns
    -------
    QuadMesh
        For a colour bar, whose numbers are powers of ten.
    """
    half = (x[1] - x[0]) / 2
    edges = np.append(x - half, x[-1] + half)
    with np.errstate(divide="ignore"):
        powers = np.clip(np.log10(errors), np.log10(smallest), 0)
    rows = np.arange(len(labels) + 1) - 0.5
    mesh = ax.pcolormesh(
        edges,
        rows,
        np.ma.masked_invalid(powers),
        cmap=FROM_RIGHT_TO_WRONG,
        vmin=np.log10(smallest),
        vmax=0,
        linewidth=0.3,
        edgecolors="face",
    )
    for row, missing in enumerate(np.isnan(errors)):
        for start, stop in _runs(missing):
            ax.fill_between(
                edges[[start, stop]],
                row - 0.5,
                row + 0.5,
                facecolor="none",
                edgecolor=LIGHT["edge"],
                hatch="////",
                linewidth=0.0,
            )
            middle = (edges[start] + edges[stop]) / 2
            note = {"facecolor": "white", "linewidth": 0, "pad": 1.5}
            ax.text(middle, row, "NaN", ha="center", va="center", bbox=note)
    ax.set_yticks(range(len(labels)), labels)
    ax.tick_params(axis="y", length=0)
    ax.set_ylim(len(labels) - 0.5, -0.5)
    ax.hlines(rows[1:-1], edges[0], edges[-1], color=LIGHT["line"], linewidth=0.8)
    return mesh


def _runs(flags):
    """Yield the (start, stop) of each run of true values."""
    steps = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(int), [0]])))
    yield from steps.reshape(-1, 2)

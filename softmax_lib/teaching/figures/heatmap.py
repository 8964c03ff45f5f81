"""A grid of errors: white is right, dark is wrong, hatched is no number at all."""

from itertools import pairwise

import numpy as np
from matplotlib.cm import ScalarMappable
from matplotlib.colors import Normalize
from matplotlib.patches import Rectangle

from softmax_lib.teaching.figures.tints import tints
from softmax_lib.teaching.palette import LIGHT

SHADES = 8
FROM_RIGHT_TO_WRONG = tints("error", SHADES)


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
    ScalarMappable
        For a colour bar, whose numbers are powers of ten.
    """
    half = (x[1] - x[0]) / 2
    edges = np.append(x - half, x[-1] + half)
    scale = Normalize(np.log10(smallest), 0)
    with np.errstate(divide="ignore"):
        shares = np.clip(scale(np.log10(errors)), 0, 1)
    colours = np.where(np.isnan(errors), -1, np.minimum(shares * SHADES, SHADES - 1))
    for row, cells in enumerate(colours.astype(int)):
        for start, stop in _runs(cells):
            box = (edges[start], row - 0.5), edges[stop] - edges[start], 1
            _draw(box, cells[start], row, ax)
    ax.set_yticks(range(len(labels)), labels)
    ax.tick_params(axis="y", length=0)
    ax.set(xlim=edges[[0, -1]], ylim=(len(labels) - 0.5, -0.5))
    between = np.arange(len(labels) - 1) + 0.5
    ax.hlines(between, edges[0], edges[-1], color=LIGHT["line"], linewidth=0.8)
    return ScalarMappable(scale, FROM_RIGHT_TO_WRONG)


def _draw(box, shade, row, ax):
    """Fill a box with a shade, or hatch it where there is no number."""
    corner, width, _ = box
    if shade >= 0:
        ax.add_patch(Rectangle(*box, color=FROM_RIGHT_TO_WRONG(shade), linewidth=0))
        return
    look = {"facecolor": "none", "edgecolor": LIGHT["edge"], "hatch": "////"}
    ax.add_patch(Rectangle(*box, linewidth=0, **look))
    note = {"facecolor": "white", "linewidth": 0, "pad": 1.5}
    ax.text(corner[0] + width / 2, row, "NaN", ha="center", va="center", bbox=note)


def _runs(cells):
    """Return the (start, stop) of each run of equal values."""
    changes = np.flatnonzero(np.diff(cells)) + 1
    return pairwise([0, *changes, len(cells)])

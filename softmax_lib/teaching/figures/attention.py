"""Attention weights as a map: a row for each query, a column for each key."""

from matplotlib.patches import Rectangle

from softmax_lib.teaching.figures.tints import tints
from softmax_lib.teaching.palette import LIGHT

FULL = 0.6  # of the colour, for a weight of 1: ink can be read on it
WEIGHT = tints("prob")


def plot_attention(weights, *, queries, keys, ax):
    """Draw each weight as a shaded cell with its value written in it.

    Parameters
    ----------
    weights : array of shape (n, m)
        From 0 to 1; NaN, and what is exactly 0, stay empty.
    queries : list of n str
        Names of the rows.
    keys : list of m str
        Names of the columns, written above them.
    ax : Axes
        Where to draw.
    """
    for i, row in enumerate(weights):
        for j, weight in enumerate(row):
            colour = WEIGHT(FULL * float(weight)) if weight > 0 else "#ffffff"
            edge = {"edgecolor": LIGHT["line"], "linewidth": 0.8}
            ax.add_patch(Rectangle((j, i), 1, 1, facecolor=colour, **edge))
            if weight > 0:
                place = (j + 0.5, i + 0.5)
                ax.text(*place, f"{weight:.2f}", ha="center", va="center", fontsize=9.5)
    ax.set(xlim=(0, len(keys)), ylim=(len(queries), 0))
    ax.set_xticks([j + 0.5 for j in range(len(keys))], keys)
    ax.set_yticks([i + 0.5 for i in range(len(queries))], queries)
    ax.xaxis.tick_top()
    ax.tick_params(length=0)
    for side in ax.spines.values():
        side.set_visible(False)
    return ax

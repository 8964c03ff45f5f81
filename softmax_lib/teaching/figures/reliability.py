"""Reliability diagrams: each bin beside what chance alone would do to it."""

import numpy as np

from softmax_lib.teaching.palette import LIGHT

TICKS = ([0, 0.5, 1], ["0", "½", "1"])
EDGE = {"color": LIGHT["edge"], "linewidth": 0.6}
INSIDE = {"marker": "o", "markerfacecolor": "white", "markeredgewidth": 1.5}
INSIDE |= {"markeredgecolor": LIGHT["prob"], "linestyle": "none"}
OUTSIDE = {"marker": "D", "color": LIGHT["error"], "markeredgewidth": 0.6}
OUTSIDE |= {"markeredgecolor": "white", "linestyle": "none"}


def plot_reliability(curve, *, axes):
    """Draw accuracy against confidence with its null band, and counts below.

    A bin inside its band is a ring, one outside a filled diamond. The band is
    pointwise: a calibrated model's bin falls into it at least as often as its level
    says.

    Parameters
    ----------
    curve : Reliability
        Result of `softmax_lib.reliability`, drawn with an ``rng`` for a band.
    axes : pair of Axes
        The diagram, and below it the counts.
    """
    diagram, below = axes
    full = curve.counts > 0
    x = curve.confidence[full].round(4)  # the same picture on any machine
    y = curve.accuracy[full]
    diagram.plot([0, 1], [0, 1], color=LIGHT["edge"], linewidth=1.0, zorder=1)
    outside = np.zeros(len(x), dtype=bool)
    if curve.low is not None:
        low, high = curve.low[full], curve.high[full]
        _band(curve.edges[:-1][full], curve.edges[1:][full], low, high, diagram)
        outside = (y < low) | (y > high)
    for some, look in ((~outside, INSIDE), (outside, OUTSIDE)):
        if some.any():  # matplotlib gives an empty line room at the figure's corner
            diagram.plot(x[some], y[some], clip_on=False, zorder=3, **look)
    diagram.set(xlim=(0, 1), ylim=(0, 1))
    diagram.set_xticks(*TICKS)
    diagram.set_yticks(*TICKS)
    _counts(curve, below)
    return axes


def _band(left, right, low, high, ax):
    """Fill each bin from `low` to `high`, between thin lines."""
    for start, end, bottom, top in zip(left, right, low, high, strict=True):
        ax.fill_between([start, end], bottom, top, color=LIGHT["line"], alpha=0.6)
        ax.plot([start, end], [bottom, bottom], **EDGE)
        ax.plot([start, end], [top, top], **EDGE)


def _counts(curve, ax):
    """Draw how many predictions each bin holds, on the same abscissa."""
    width = np.diff(curve.edges)
    ax.bar(curve.edges[:-1], curve.counts, width, align="edge", color=LIGHT["edge"])
    top = int(curve.counts.max())
    ax.set(xlim=(0, 1), ylim=(0, top), yticks=[top])
    ax.set_xticks(*TICKS)

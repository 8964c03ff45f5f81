"""Curves that carry their own names, so that no legend is needed."""

from softmax_lib.teaching.figures._style import SEMIBOLD
from softmax_lib.teaching.palette import LIGHT

STROKES = {"subject": 2.4, "series": 1.8, "context": 1.0}


def plot_curves(x, curves, *, ax):
    """Draw ``curves`` over ``x`` and write each one's name beside it.

    Parameters
    ----------
    x : array of shape (n,)
        Shared abscissa.
    curves : list of dict
        ``y`` of shape (n,), ``label``, and as wanted ``role`` (a token of the
        palette, default ink), ``stroke`` (subject, series or context), ``style``
        (a line style), ``at`` (index of the point that carries the name, default
        the last) and ``offset`` (from that point to the name, in points).
    ax : Axes
        Where to draw; room for the names is the caller's ``set_xlim``.
    """
    for curve in curves:
        role = LIGHT[curve.get("role", "ink")]
        stroke = curve.get("stroke", "series")
        at = curve.get("at", -1)
        ax.plot(
            x,
            curve["y"],
            color=role,
            linewidth=STROKES[stroke],
            linestyle=curve.get("style", "-"),
        )
        ax.annotate(
            curve["label"],
            (x[at], curve["y"][at]),
            xytext=curve.get("offset", (4, 0)),
            textcoords="offset points",
            color=role,
            va="center",
            annotation_clip=False,
            **(SEMIBOLD if stroke == "subject" else {}),
        )
    return ax

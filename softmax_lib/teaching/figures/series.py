"""Several curves of one quantity, told apart by name and line style."""

from softmax_lib.teaching.figures.curves import plot_curves

STYLES = ("-", "--", ":", "-.")


def plot_series(x, series, names, *, at, offsets, ax, role="ink"):
    """Draw up to four curves in one colour; the first one is the subject.

    Parameters
    ----------
    x : array of shape (n,)
        Shared abscissa.
    series : list of arrays of shape (n,)
        The curves.
    names : list of str
        Written beside them.
    at : list of int
        Index of the point beside which each name stands.
    offsets : list of (float, float)
        From that point to the name, in points.
    ax : Axes
        Where to draw.
    role : str
        Token of the palette: which quantity this is.
    """
    strokes = ["subject"] + ["series"] * (len(series) - 1)
    columns = (series, names, STYLES, strokes, at, offsets)
    keys = ("y", "label", "style", "stroke", "at", "offset")
    rows = list(zip(*columns, strict=False))[: len(series)]
    curves = [dict(zip(keys, row, strict=True)) | {"role": role} for row in rows]
    return plot_curves(x, curves, ax=ax)

"""What is left of two curves when one is subtracted from the other."""

from softmax_lib.teaching.palette import LIGHT


def plot_difference(x, difference, bound, *, ax, label="", at=(0, 0)):
    """Draw small differences as dots in a band that they may not leave.

    Parameters
    ----------
    x : array of shape (n,)
        Abscissa.
    difference, bound : array of shape (n,)
        What is left, and how large it can be, in one unit.
    ax : Axes
        Where to draw.
    label : str
        Name of the band.
    at : (float, float)
        Where to write it.
    """
    band = {"color": LIGHT["line"], "alpha": 0.5, "linewidth": 0}
    ax.fill_between(x, -bound, bound, **band)
    for edge in (-bound, bound):
        ax.plot(x, edge, color=LIGHT["edge"], linewidth=0.6)
    ax.plot(x, difference, ".", color=LIGHT["error"], markersize=3)
    ax.annotate(label, at, color=LIGHT["quiet"])
    return ax

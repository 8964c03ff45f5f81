"""The likeliest of many classes, as bars with their names."""

from softmax_lib.teaching.palette import LIGHT


def plot_ranking(p, labels, *, ax, shown=8, role="prob"):
    """Draw the largest probabilities as horizontal bars, the first on top.

    Parameters
    ----------
    p : array of shape (K,)
        Probabilities of all classes.
    labels : sequence of K str
        Their names.
    ax : Axes
        Where to draw.
    shown : int
        How many bars.
    role : str
        Token of the palette: which quantity this is.
    """
    first = sorted(range(len(p)), key=lambda i: -p[i])[:shown]
    ax.barh(range(shown), [p[i] for i in first], height=0.72, color=LIGHT[role])
    ax.set_yticks(range(shown), [labels[i] for i in first])
    ax.invert_yaxis()
    ax.tick_params(axis="y", length=0)
    return ax

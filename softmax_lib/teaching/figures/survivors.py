"""What several cuts keep of one distribution: bars, and a row of dots for each cut."""

from softmax_lib.teaching.palette import LIGHT


def plot_survivors(p, kept, names, *, ax):
    """Draw probabilities as bars, and below them which of them each cut keeps.

    Parameters
    ----------
    p : array of shape (K,)
        Probabilities, the largest first.
    kept : list of arrays of bool, shape (K,)
        What each cut keeps.
    names : list of str
        Written at the left end of each row of dots.
    ax : Axes
        Where to draw; the rows of dots lie below zero.
    """
    places = range(len(p))
    ax.bar(places, p, width=0.8, color=LIGHT["prob"])
    step = 0.075 * max(p)
    for row, (keeps, name) in enumerate(zip(kept, names, strict=True)):
        y = -step * (row + 1.1)
        inside = [i for i in places if keeps[i]]
        outside = [i for i in places if not keeps[i]]
        ax.plot(inside, [y] * len(inside), "o", color=LIGHT["ink"], markersize=3.6)
        ax.plot(outside, [y] * len(outside), "_", color=LIGHT["edge"], markersize=3)
        ax.annotate(
            name,
            (-0.9, y),
            ha="right",
            va="center",
            fontsize=9.5,
            annotation_clip=False,
        )
    ax.axhline(0, color=LIGHT["edge"], linewidth=0.8)
    ax.set(xlim=(-0.8, len(p) - 0.4), ylim=(-step * (len(kept) + 0.7), 1.03 * max(p)))
    ax.set_xticks([])
    ax.set_yticks([tick for tick in ax.get_yticks() if 0 <= tick <= max(p)])
    ax.spines["left"].set_bounds(0, 1.03 * max(p))
    ax.spines["bottom"].set_visible(False)
    return ax

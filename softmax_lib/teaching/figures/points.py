"""Points that carry their own names."""

from softmax_lib.teaching.palette import LIGHT


def plot_points(x, y, texts, *, ax, role="target", offsets=None):
    """Draw discs with a rim and write each one's name beside it.

    Parameters
    ----------
    x, y : arrays of shape (n,)
        Where they are.
    texts : list of n str
        What is written beside them.
    ax : Axes
        Where to draw.
    role : str
        Token of the palette: which quantity this is.
    offsets : list of n (float, float), optional
        From each point to its name, in points; a negative first number puts the
        name's end there.
    """
    colour = LIGHT[role]
    rim = {"markersize": 6.5, "markeredgecolor": "white", "markeredgewidth": 1.2}
    ax.plot(x, y, "o", color=colour, zorder=3, **rim)
    for at in range(len(texts)):
        offset = offsets[at] if offsets else (8, 3)
        ax.annotate(
            texts[at],
            (x[at], y[at]),
            xytext=offset,
            textcoords="offset points",
            ha="right" if offset[0] < 0 else "left",
            color=colour,
        )
    return ax

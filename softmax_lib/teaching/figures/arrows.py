"""Where a gradient points: arrows and a target on the triangle of probabilities."""

from softmax_lib.teaching.figures.simplex import to_plane
from softmax_lib.teaching.palette import LIGHT


def plot_arrows(p, moves, *, ax, role="error"):
    """Draw an arrow from each point of the triangle along its move.

    Parameters
    ----------
    p : array of shape (n, 3)
        Where the arrows start.
    moves : array of shape (n, 3)
        Where they go from there; each sums to zero.
    ax : Axes
        With a triangle on it (see `plot_simplex`).
    role : str
        Token of the palette.
    """
    colour = {"color": LIGHT[role]}
    starts, ends = to_plane(p), to_plane(p + moves)
    for start, end in zip(starts, ends, strict=True):
        style = {"arrowstyle": "-|>,head_width=0.17,head_length=0.32", **colour}
        style |= {"linewidth": 1.4, "shrinkA": 0, "shrinkB": 0}
        ax.annotate("", end, start, arrowprops=style)
    ax.plot(*starts.T, "o", markersize=3, markeredgewidth=0, **colour)
    return ax


def plot_target(q, text, *, ax, offset=(9, 5)):
    """Mark a distribution on the triangle as the truth; its name is `offset` away."""
    at = to_plane(q)
    look = {"markersize": 8, "markeredgecolor": "white", "markeredgewidth": 1.2}
    ax.plot(*at, "D", color=LIGHT["target"], zorder=3, **look)
    ax.annotate(
        text,
        at,
        xytext=offset,
        textcoords="offset points",
        color=LIGHT["target"],
    )
    return ax

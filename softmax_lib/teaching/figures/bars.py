"""Probabilities as a row of bars with their values written on them."""

from softmax_lib.teaching.figures._style import SEMIBOLD
from softmax_lib.teaching.palette import LIGHT


def plot_bars(values, *, labels, ax, role="prob", texts=None, highlight=None):
    """Draw upright bars; the axis is the label of each bar, not a scale.

    Parameters
    ----------
    values : array of shape (K,)
        Heights, all of one sign.
    labels : list of str
        Names under the bars.
    ax : Axes
        Where to draw.
    role : str
        Token of the palette: which quantity this is.
    texts : list of str, optional
        What to write on top of each bar.
    highlight : int, optional
        The bar whose name and value are bold.
    """
    positions = range(len(values))
    ax.bar(positions, values, width=0.72, color=LIGHT[role])
    ax.set_xticks(positions, labels)
    ax.tick_params(axis="x", length=0)
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    for position, (value, text) in enumerate(
        zip(values, texts or [""] * len(values), strict=True)
    ):
        bold = SEMIBOLD if position == highlight else {}
        ax.annotate(
            text,
            (position, value),
            xytext=(0, 2),
            textcoords="offset points",
            ha="center",
            va="bottom",
            fontsize=9.5,
            **bold,
        )
    if highlight is not None:
        name = ax.get_xticklabels()[highlight]
        name.set_color(LIGHT["ink"])
        name.set_font(SEMIBOLD["family"])
        name.set_fontweight(SEMIBOLD["weight"])
    return ax

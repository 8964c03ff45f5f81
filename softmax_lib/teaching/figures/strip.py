"""The four stages of a softmax side by side: score, exponential, sum, share."""

from softmax_lib.teaching.figures._style import SEMIBOLD
from softmax_lib.teaching.figures.regions import name_region
from softmax_lib.teaching.palette import LIGHT


def plot_strip(stages, *, labels, winner, axes):
    """Draw one horizontal bar chart per stage, classes in rows.

    Parameters
    ----------
    stages : list of (str, str, list of float, list of str)
        Title, role of the colour, values and the text beside each bar.
    labels : list of str
        The classes, top row first.
    winner : int
        The row printed in bold.
    axes : list of Axes
        As many as there are stages. Panels and titles become regions that are named
        for the role, "exp" and "exp-title".
    """
    rows = range(len(labels))
    for ax, (title, role, values, texts) in zip(axes, stages, strict=True):
        ax.barh(rows, values, height=0.62, color=LIGHT[role])
        ax.set_title(title, color=LIGHT[role], pad=8, **SEMIBOLD)
        name_region(role, 0, 0, 1, 1, ax=ax, of_axes=True)
        name_region(f"{role}-title", 0, 1.02, 1, 0.16, ax=ax, of_axes=True)
        low, high = min(0, *values), max(0, *values)
        span = high - low
        ax.set_xlim(low - (0.42 if low < 0 else 0) * span, high + 0.45 * span)
        for row, value, text in zip(rows, values, texts, strict=True):
            side = "right" if value < 0 else "left"
            ax.text(
                value + (-0.05 if value < 0 else 0.05) * span,
                row,
                text,
                ha=side,
                va="center",
                fontsize=9.5,
                **(SEMIBOLD if row == winner else {}),
            )
        ax.axvline(0, color=LIGHT["edge"], linewidth=0.8)
        ax.set_ylim(len(labels) - 0.45, -0.55)
        ax.set_yticks(rows, labels)
        ax.tick_params(axis="y", length=0, pad=2, labelleft=ax is axes[0])
        ax.set_xticks([])
        ax.spines[["left", "bottom"]].set_visible(False)
        for row, text in enumerate(ax.get_yticklabels()):
            text.set_color(LIGHT["ink"])
            if row == winner:
                text.set_font(SEMIBOLD["family"])
                text.set_fontweight(SEMIBOLD["weight"])
    return axes

"""From one example to its scores to their odds, W·x + b = z, in blocks."""

from softmax_lib.teaching.figures.blocks import plot_blocks, plot_heading
from softmax_lib.teaching.palette import LIGHT

ROW = 0.84


def plot_affine(groups, odds, *, classes, features, ax):
    """Draw W, x, b and z as blocks, and to the right the table of odds.

    Parameters
    ----------
    groups : list of (array, list)
        Values and texts of W of shape (K, D), x (D, 1), b (K, 1) and z (K, 1).
    odds : (array, list)
        Values and texts of the table of shape (K, K): row against column.
    classes : list of str
        Names of the K rows; their first three letters name the columns of odds.
    features : list of str
        Names of the D columns of W.
    ax : Axes
        Loses its own axes.
    """
    rows, columns = len(classes), len(features)
    left, middle = 0.0, ROW * rows / 2
    titles = [("W", "ink"), ("x", "ink"), ("b", "ink"), ("z", "logits")]
    for (values, texts), (title, role), sign in zip(
        groups, titles, "·+=→", strict=True
    ):
        width, top = len(values[0]), middle - ROW * len(values) / 2
        plot_blocks(values, texts, at=(left, top), ax=ax, role=role)
        above = -0.95 if title == "W" else top - 0.08
        plot_heading(f"${title}$", at=(left + width / 2, above), ax=ax, role=role)
        left += width + 0.55
        arrow = {"·": r"$\cdot$", "→": r"$\rightarrow$"}.get(sign, f"${sign}$")
        ax.text(left - 0.275, middle, arrow, ha="center", va="center", fontsize=13)
    left += 0.1
    plot_blocks(*odds, at=(left, 0), ax=ax, role="prob")
    plot_heading("odds, row : column", at=(left + rows / 2, -0.5), ax=ax, role="prob")
    quiet = {"color": LIGHT["quiet"], "fontsize": 9, "ha": "center", "va": "bottom"}
    for j, name in enumerate(features):
        ax.text(j + 0.5, -0.06, name.replace(" ", "\n"), linespacing=0.95, **quiet)
    for j, name in enumerate(classes):
        ax.text(left + j + 0.5, -0.06, f"{name[:3]}.", **quiet)
        ax.text(-0.15, ROW * (j + 0.5), name, ha="right", va="center")
    ax.set(xlim=(-1.75, left + rows + 0.05), ylim=(ROW * columns - 0.35, -1.4))
    ax.axis("off")
    return ax

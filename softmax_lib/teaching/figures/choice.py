"""One question, its answers as branches, and what to build for each of them."""

from functools import partial

from softmax_lib.teaching.figures._style import SEMIBOLD
from softmax_lib.teaching.figures.phone import on_phone
from softmax_lib.teaching.palette import LIGHT

TRUNK, LEAVES = 1.55, 2.0  # where the branches leave, and where the answers begin
COLUMNS = (4.75, 6.05, 7.45)  # outputs, function, loss
HEADS = ("outputs", "function", "loss")
SMALL = {"color": LIGHT["quiet"], "fontsize": 9.5}


def plot_choice(question, rows, *, ax):
    """Draw a question whose branches end in the rows of a small table.

    Parameters
    ----------
    question : str
        Written at the root.
    rows : list of (str, str, str, str, str)
        Answer, an example of it, number of outputs, function, loss.
    ax : Axes
        Loses its own axes; rows are one unit apart and grow downwards.
    """
    middle = (len(rows) - 1) / 2
    ax.text(0, middle, question, va="center", linespacing=1.35, **SEMIBOLD)
    for x, head in zip(COLUMNS, HEADS, strict=True):
        ax.text(x, -0.75, head, va="center", **SMALL)
    for y, (answer, example, *builds) in enumerate(rows):
        _branch([TRUNK, TRUNK + 0.2, LEAVES - 0.08], middle, y, ax)
        ax.text(LEAVES, y, answer, va="bottom", **SEMIBOLD)
        ax.text(LEAVES, y + 0.04, example, va="top", **SMALL)
        for x, text in zip(COLUMNS, builds, strict=True):
            role = "prob" if x == COLUMNS[1] else "ink"
            ax.text(x, y, text, va="center", color=LIGHT[role])
    ax.set(xlim=(0, 10.6), ylim=(len(rows) - 0.45, -1.05))
    ax.axis("off")
    on_phone(ax, partial(_plot_below, question.replace("\n", " "), rows))
    return ax


def _branch(x, start, end, ax):
    """Draw a line from `start`, right, along to `end`, and right again."""
    colour = LIGHT["edge"]
    ax.plot([*x[:2], *x[1:]], [start, start, end, end], color=colour, linewidth=1.0)


def _plot_below(question, rows, ax):
    """Draw the question above its answers, each with what to build in two lines."""
    left, right = 0.35, 1.72  # inches
    ax.text(0, -1, question, va="center", **SEMIBOLD)
    for y, (answer, example, outputs, function, loss) in enumerate(rows):
        _branch([0.12, 0.12, left - 0.08], -0.75, y, ax)
        ax.text(left, y, answer, va="bottom", **SEMIBOLD)
        ax.text(left, y + 0.04, example, va="top", **SMALL)
        noun = "output" if outputs == "1" else "outputs"
        ax.text(right, y, f"{outputs} {noun},", va="bottom")
        ax.text(right + 0.98, y, function, va="bottom", color=LIGHT["prob"])
        ax.text(right, y + 0.04, loss, va="top")
    ax.set(xlim=(0, 3.5), ylim=(len(rows) - 0.45, -1.2))
    ax.axis("off")
    return 0.5 * (len(rows) + 0.75)

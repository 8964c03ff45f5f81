"""One question, its answers as branches, and what to build for each of them."""

from softmax_lib.teaching.figures._style import SEMIBOLD
from softmax_lib.teaching.palette import LIGHT

TRUNK, LEAVES = 1.55, 2.0  # where the branches leave, and where the answers begin
COLUMNS = (4.75, 6.05, 7.45)  # outputs, function, loss
HEADS = ("outputs", "function", "loss")


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
        ax.text(x, -0.75, head, va="center", color=LIGHT["quiet"], fontsize=9.5)
    for y, (answer, example, outputs, function, loss) in enumerate(rows):
        branch = [TRUNK, TRUNK + 0.2, TRUNK + 0.2, LEAVES - 0.08]
        ax.plot(branch, [middle, middle, y, y], color=LIGHT["edge"], linewidth=1.0)
        ax.text(LEAVES, y, answer, va="bottom", **SEMIBOLD)
        ax.text(LEAVES, y + 0.04, example, va="top", color=LIGHT["quiet"], fontsize=9.5)
        texts = zip(COLUMNS, (outputs, function, loss), strict=True)
        for x, text in texts:
            role = "prob" if x == COLUMNS[1] else "ink"
            ax.text(x, y, text, va="center", color=LIGHT[role])
    ax.set(xlim=(0, 10.6), ylim=(len(rows) - 0.45, -1.05))
    ax.axis("off")
    return ax

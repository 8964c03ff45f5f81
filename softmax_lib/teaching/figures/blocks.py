"""A linear model as blocks of numbers: W, x and b, the scores, and their odds."""

from matplotlib.patches import Rectangle

from softmax_lib.teaching.figures._style import SEMIBOLD
from softmax_lib.teaching.palette import LIGHT

PALEST, FULLEST = 0.08, 0.42  # how much of the role's colour a block shows


def plot_blocks(values, texts, *, at, ax, role="ink"):
    """Draw a matrix as square blocks, the fuller the larger the number.

    Parameters
    ----------
    values : array of shape (rows, columns)
        Their sizes tint the blocks; a block of a negative number is hollow.
    texts : list of list of str
        What is written in the blocks.
    at : (float, float)
        Left edge and top edge; y grows downwards and a block is 1 by 0.84.
    ax : Axes
        Where to draw.
    role : str
        Token of the palette: which quantity this is.
    """
    left, top = at
    largest = max(abs(value) for row in values for value in row)
    for i, (row, words) in enumerate(zip(values, texts, strict=True)):
        for j, (value, word) in enumerate(zip(row, words, strict=True)):
            corner = (left + j + 0.03, top + 0.84 * i + 0.03)
            strength = PALEST + (FULLEST - PALEST) * abs(value) / largest
            fill = Rectangle(corner, 0.94, 0.78, color=LIGHT[role], linewidth=0)
            fill.set_alpha(strength if value >= 0 else 0)
            edge = Rectangle(corner, 0.94, 0.78, fill=False, linewidth=0.7)
            edge.set_edgecolor(LIGHT[role])
            edge.set_alpha(0.6)
            ax.add_patch(fill)
            ax.add_patch(edge)
            middle = (corner[0] + 0.47, corner[1] + 0.39)
            ax.text(*middle, word, ha="center", va="center", fontsize=9)
    return ax


def plot_heading(text, *, at, ax, role="ink"):
    """Write the name of a group of blocks above its middle, in the role's colour."""
    ax.text(*at, text, ha="center", va="bottom", color=LIGHT[role], **SEMIBOLD)
    return ax

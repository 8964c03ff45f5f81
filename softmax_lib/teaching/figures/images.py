"""Images in ink on paper, each with a line above it; and a table of confusions."""

from softmax_lib.teaching.figures.tints import tints

INK, WRONG = tints("ink"), tints("error")


def plot_images(images, *, texts, axes):
    """Draw one image on each of the axes.

    Parameters
    ----------
    images : array of shape (n, rows, columns)
        Ink, from 0 up; all images share one scale.
    texts : list of n str
        Written above the images.
    axes : iterable of n Axes
        They lose their own axes.
    """
    for image, text, ax in zip(images, texts, axes, strict=True):
        ax.imshow(image, interpolation="none", cmap=INK, vmin=0, vmax=images.max())
        ax.set_title(text, loc="center", pad=3)
        ax.set_axis_off()
    return axes


def plot_confusion(counts, *, ax):
    """Draw how often each class was taken for each.

    Parameters
    ----------
    counts : array of int, shape (K, K)
        Rows are the truth, columns the answer.
    ax : Axes
        The diagonal is written; the others are coloured too, the darker the more.
    """
    wrong = counts.copy()
    wrong[range(len(counts)), range(len(counts))] = 0
    ax.imshow(wrong, cmap=WRONG, vmin=0, vmax=1.6 * wrong.max())
    for (row, column), count in zip(_places(counts), counts.flat, strict=True):
        if count:
            ax.text(column, row, str(count), ha="center", va="center")
    ticks = range(len(counts))
    ax.set(xticks=ticks, yticks=ticks, xlabel="answer", ylabel="truth")
    ax.tick_params(length=0)
    return ax


def _places(counts):
    return [(i, j) for i in range(len(counts)) for j in range(len(counts))]

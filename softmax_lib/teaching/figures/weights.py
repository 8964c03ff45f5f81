"""The weights of a classifier of images, as images."""

from matplotlib.colors import LinearSegmentedColormap

from softmax_lib.teaching.palette import LIGHT

FOR_AND_AGAINST = LinearSegmentedColormap.from_list(
    "for and against", [LIGHT["error"], "#ffffff", LIGHT["logits"]]
)


def plot_weights(weights, *, labels, axes):
    """Draw one image a class: what raises its score, and what lowers it.

    Parameters
    ----------
    weights : array of shape (K, rows, columns)
        Logits for each unit of ink; all images share one scale, with 0 in its middle.
    labels : list of K
        Written above the images.
    axes : list of K Axes
        They lose their own axes.
    """
    largest = abs(weights).max()
    for image, label, ax in zip(weights, labels, axes, strict=True):
        colours = {"cmap": FOR_AND_AGAINST, "vmin": -largest, "vmax": largest}
        ax.imshow(image, interpolation="none", **colours)
        ax.set_title(label, loc="center", pad=3)
        ax.set_axis_off()
    return axes

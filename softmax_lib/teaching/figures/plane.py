"""What a classifier of two inputs says all over the plane."""

from softmax_lib.teaching.palette import LIGHT

MARKS = (("o", "prob"), ("D", "target"))
BANDS = ((0, 0.5), (0, 0.1), (0.5, 1), (0.9, 1))  # one above the other: darker


def plot_plane(axis, share, points, labels, *, ax):
    """Shade the plane by the share of the second class, and draw the examples.

    Parameters
    ----------
    axis : array of shape (n,)
        Where the plane was asked, both ways, evenly from -a to a.
    share : array of shape (n, n)
        Probabilities of the second class, a row a height, from below.
    points : array of shape (m, 2)
        The examples.
    labels : array of shape (m,)
        Their classes, 0 (discs) or 1 (diamonds).
    ax : Axes
        It loses its own axes. The curve is where both classes have one half; beyond
        0.9 the shade is darker.
    """
    for band in BANDS:
        role = MARKS[band[0] >= 0.5][1]
        look = {"colors": [LIGHT[role]], "alpha": 0.16}
        ax.contourf(axis, axis, share, band, **look)
    ax.contour(axis, axis, share, [0.5], colors=[LIGHT["ink"]], linewidths=1.8)
    for label, (marker, role) in enumerate(MARKS):
        x, y = points[labels == label].T
        rim = {"markeredgecolor": "white", "markeredgewidth": 0.5}
        ax.plot(x, y, marker, color=LIGHT[role], markersize=4 - label, **rim)
    ax.set(xlim=axis[[0, -1]], ylim=axis[[0, -1]], aspect="equal")
    ax.set_axis_off()
    return ax

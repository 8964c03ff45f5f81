"""What a classifier of two inputs says all over the plane."""

from matplotlib.colors import LinearSegmentedColormap

from softmax_lib.teaching.palette import LIGHT

MARKS = (("o", "prob"), ("D", "target"))
SIDES = LinearSegmentedColormap.from_list(
    "two classes", [LIGHT["prob"], "#ffffff", LIGHT["target"]]
)


def plot_plane(span, share, points, labels, *, ax):
    """Shade the plane by the share of the second class, and draw the examples.

    Parameters
    ----------
    span : float
        The plane from -span to span, both ways.
    share : array of shape (n, n)
        Probabilities of the second class, a row a height, from below.
    points : array of shape (m, 2)
        The examples.
    labels : array of shape (m,)
        Their classes, 0 (discs) or 1 (diamonds).
    ax : Axes
        It loses its own axes; the curve is where both classes have one half.
    """
    edges = (-span, span, -span, span)
    look = {"cmap": SIDES, "vmin": -0.6, "vmax": 1.6, "interpolation": "bilinear"}
    ax.imshow(share, origin="lower", extent=edges, **look)
    if (share > 0.5).any() and (share < 0.5).any():
        ax.contour(
            share,
            [0.5],
            origin="lower",
            extent=edges,
            colors=[LIGHT["ink"]],
            linewidths=1.8,
        )
    for label, (marker, role) in enumerate(MARKS):
        x, y = points[labels == label].T
        rim = {"markeredgecolor": "white", "markeredgewidth": 0.5}
        ax.plot(x, y, marker, color=LIGHT[role], markersize=4 - label, **rim)
    ax.set(xlim=(-span, span), ylim=(-span, span), aspect="equal")
    ax.set_axis_off()
    return ax

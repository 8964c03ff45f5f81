"""The triangle of all probabilities over three classes."""

import numpy as np

from softmax_lib.teaching.palette import LIGHT

# Corners of an equilateral triangle: class 1 on the left, 2 right, 3 on top.
CORNERS = np.array([[0.0, 0.0], [1.0, 0.0], [0.5, np.sqrt(3) / 2]])


def to_plane(p):
    """Planar coordinates, shape (…, 2), of probabilities of shape (…, 3)."""
    return np.asarray(p) @ CORNERS


def plot_simplex(labels, *, ax, ticks=(0.2, 0.4, 0.6, 0.8)):
    """Draw the empty triangle with its corners named and a light grid.

    Parameters
    ----------
    labels : list of 3 str
        What is written at the corners 1, 2 and 3.
    ax : Axes
        Loses its own axes: the triangle is the axis.
    ticks : sequence of float
        Levels at which each probability gets a grid line.
    """
    for level in ticks:
        for corner in range(3):
            ends = np.full((2, 3), 0.0)
            ends[:, corner] = level
            ends[0, (corner + 1) % 3] = ends[1, (corner + 2) % 3] = 1 - level
            ax.plot(*to_plane(ends).T, color=LIGHT["line"], linewidth=0.8)
    outline = to_plane(np.eye(3)[[0, 1, 2, 0]])
    ax.plot(*outline.T, color=LIGHT["edge"], linewidth=1.0)
    places = [
        ((-8, -4), "right", "top"),
        ((8, -4), "left", "top"),
        ((0, 6), "center", "bottom"),
    ]
    for corner, label, (offset, ha, va) in zip(CORNERS, labels, places, strict=True):
        ax.annotate(
            label, corner, xytext=offset, textcoords="offset points", ha=ha, va=va
        )
    ax.set_aspect("equal")
    ax.axis("off")
    return ax


def plot_path(p, *, ax, role="prob", stroke=2.4, marks=None, texts=None):
    """Draw a path of probabilities, with marked and named stops on it.

    Parameters
    ----------
    p : array of shape (n, 3)
        Points of the path, in order.
    ax : Axes
        With a triangle on it (see `plot_simplex`).
    role : str
        Token of the palette.
    stroke : float
        Line width in points.
    marks : array of shape (m, 3), optional
        Points drawn as discs with a rim.
    texts : list of m str, optional
        Names of the marked points, written to their right.
    """
    ax.plot(*to_plane(p).T, color=LIGHT[role], linewidth=stroke)
    if marks is None:
        return ax
    ax.plot(
        *to_plane(marks).T,
        "o",
        color=LIGHT[role],
        markersize=6.5,
        markeredgecolor="white",
        markeredgewidth=1.2,
    )
    for point, text in zip(to_plane(marks), texts or [], strict=bool(texts)):
        ax.annotate(
            text,
            point,
            xytext=(7, 0),
            textcoords="offset points",
            va="center",
            fontsize=9.5,
            color=LIGHT["quiet"],
        )
    return ax

"""A matrix as squares: the larger an entry, the darker."""

from softmax_lib.teaching.figures.tints import tints
from softmax_lib.teaching.palette import LIGHT

SHADES = 16


def plot_matrix(values, *, ax, low, high, role="prob"):
    """Draw a matrix, its first row on top.

    Parameters
    ----------
    values : array of shape (rows, columns)
        The entries; beyond `low` and `high` they look like those.
    ax : Axes
        Where to draw.
    low, high : float
        What is white, and what has the full colour.
    role : str
        Token of the palette: which quantity this is.

    Returns
    -------
    QuadMesh
        For a colour bar.
    """
    look = {"edgecolors": LIGHT["line"], "linewidth": 0.4}
    mesh = ax.pcolormesh(values, cmap=tints(role, SHADES), vmin=low, vmax=high, **look)
    rows, columns = values.shape
    ax.set_xticks([column + 0.5 for column in range(columns)], range(1, columns + 1))
    ax.set_yticks([row + 0.5 for row in range(rows)], range(1, rows + 1))
    ax.tick_params(length=0)
    ax.set(aspect="equal", xlim=(0, columns), ylim=(rows, 0))
    return mesh

"""How the book draws: one style sheet, and functions that draw but never compute.

Every ``plot_x(data, *, ax)`` puts its marks on the axes it is given and returns
them. Numbers come from the notebook, where the reader sees them computed.
"""

from softmax_lib.teaching.figures._style import SEMIBOLD, use_book_style, wide
from softmax_lib.teaching.figures.affine import plot_affine
from softmax_lib.teaching.figures.arrows import plot_arrows, plot_target
from softmax_lib.teaching.figures.attention import plot_attention
from softmax_lib.teaching.figures.bars import plot_bars
from softmax_lib.teaching.figures.choice import plot_choice
from softmax_lib.teaching.figures.curves import plot_curves
from softmax_lib.teaching.figures.growth import plot_growth
from softmax_lib.teaching.figures.heatmap import plot_error_map
from softmax_lib.teaching.figures.images import plot_confusion, plot_images
from softmax_lib.teaching.figures.matrix import plot_matrix
from softmax_lib.teaching.figures.plane import plot_plane
from softmax_lib.teaching.figures.points import plot_points
from softmax_lib.teaching.figures.ranking import plot_ranking
from softmax_lib.teaching.figures.reliability import plot_reliability
from softmax_lib.teaching.figures.roofline import plot_roofline
from softmax_lib.teaching.figures.series import plot_series
from softmax_lib.teaching.figures.simplex import plot_path, plot_simplex
from softmax_lib.teaching.figures.strip import plot_strip
from softmax_lib.teaching.figures.survivors import plot_survivors
from softmax_lib.teaching.figures.weights import plot_weights

__all__ = [
    "SEMIBOLD",
    "plot_affine",
    "plot_arrows",
    "plot_attention",
    "plot_bars",
    "plot_choice",
    "plot_confusion",
    "plot_curves",
    "plot_error_map",
    "plot_growth",
    "plot_images",
    "plot_matrix",
    "plot_path",
    "plot_plane",
    "plot_points",
    "plot_ranking",
    "plot_reliability",
    "plot_roofline",
    "plot_series",
    "plot_simplex",
    "plot_strip",
    "plot_survivors",
    "plot_target",
    "plot_weights",
    "use_book_style",
    "wide",
]

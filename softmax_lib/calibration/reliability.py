"""Reliability: how often predictions of a confidence come true."""

from dataclasses import dataclass
from numbers import Integral

import numpy as np

from softmax_lib._arguments import as_count, as_generator
from softmax_lib.calibration._bins import (
    bin_edges,
    bin_indices,
    bin_means,
    top_label,
)
from softmax_lib.calibration._interval import interval_of_one_more
from softmax_lib.calibration._predictions import (
    as_level,
    as_predictions,
)

__all__ = ["Reliability", "reliability"]


@dataclass(frozen=True, eq=False)
class Reliability:
    """The curve of a reliability diagram, B bins; see `reliability`.

    Attributes
    ----------
    edges : ndarray of shape (B + 1,)
        Confidences, from 0 to 1.
    counts : ndarray of int, shape (B,)
        Predictions in each bin.
    confidence, accuracy : ndarray of shape (B,)
        Mean confidence, and share of those that came true; NaN in empty bins.
    low, high : ndarray of shape (B,), or None
        The null band: where `accuracy` lies with probability `level` or more in each
        bin if the model is perfectly calibrated. None without an `rng`.
    """

    edges: np.ndarray
    counts: np.ndarray
    confidence: np.ndarray
    accuracy: np.ndarray
    low: np.ndarray | None = None
    high: np.ndarray | None = None


@np.errstate(all="ignore")
def reliability(
    p, y, *, bins=15, strategy="width", label=None, rng=None, draws=1000, level=0.95
):
    r"""Return how often the predictions `p` come true, confidence by confidence.

    Parameters
    ----------
    p : array_like of shape (n, K)
        Probabilities, one row for each prediction.
    y : array_like of int, shape (n,)
        The classes that were right.
    bins : int, default 15
        Number of bins. They are right-closed; 0 is in the first and 1 in the last.
    strategy : {"width", "mass"}, default "width"
        Bins of equal width, or with equally many predictions. Predictions of equal
        confidence share a bin, and none is empty: "mass" gives fewer bins where
        confidences repeat, or where n < `bins`.
    label : int, optional
        Ask of this class whether its probability comes true. Without it, of the
        most probable class (the first of several): the curve of confidences.
    rng : numpy.random.Generator, optional
        Source of the null band, for example ``np.random.default_rng(7)``.
    draws : int, default 1000
        How many sets of labels are drawn for the band.
    level : float, default 0.95
        How often, at least, a bin of a calibrated model falls into its band. That
        takes 2 / (1 - level) - 1 draws; fewer give the whole range that was drawn.

    Returns
    -------
    Reliability
        edges, counts, confidence, accuracy, low, high.

    Raises
    ------
    TypeError
        If `p` does not hold real numbers, a label is no integer, or `rng` is no
        Generator.
    ValueError
        If there is no prediction, `p` holds NaN, a negative entry or a row that does
        not sum to one, a label is no class, the shapes do not fit, or an option is
        out of range.

    Notes
    -----
    The band answers the question that a diagram without one leaves open: is this gap
    more than chance? Confidences and bins stay, and the outcomes are drawn from the
    confidences [1]_. With 15 filled bins at a level of 0.95, up to 54 in a hundred
    diagrams of a perfect model have one or more of them outside.

    References
    ----------
    .. [1] J. Bröcker and L. A. Smith, "Increasing the reliability of reliability
       diagrams", Weather and Forecasting 22 (2007) 651-661.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> p = [[0.9, 0.1], [0.8, 0.2], [0.3, 0.7], [0.4, 0.6], [1.0, 0.0]]
    >>> curve = sl.reliability(p, [0, 1, 1, 1, 0], bins=2, strategy="mass")
    >>> curve.edges.tolist(), curve.counts.tolist()
    ([0.0, 0.8, 1.0], [3, 2])
    >>> curve.confidence.round(2).tolist(), curve.accuracy.round(2).tolist()
    ([0.7, 0.95], [0.67, 1.0])
    """
    draws, level = as_count(draws, "draws"), as_level(level)
    p, y = as_predictions(p, y)
    confidence, right = top_label(p, y) if label is None else _of_class(p, y, label)
    edges = bin_edges(confidence, bins, strategy)
    indices = bin_indices(confidence, edges)
    counts = np.bincount(indices, minlength=len(edges) - 1)
    curve = (
        bin_means(confidence, indices, counts),
        bin_means(right, indices, counts),
    )
    if rng is None:
        return Reliability(edges, counts, *curve)
    simulated = _simulated(confidence, indices, counts, as_generator(rng), draws)
    low, high = interval_of_one_more(simulated, level)
    return Reliability(edges, counts, *curve, low, high)


def _of_class(p, y, label):
    if not isinstance(label, Integral):
        raise TypeError(f"label must be an integer, a column of p, not {label!r}.")
    if not 0 <= label < p.shape[1]:
        raise ValueError(f"label {label} is none of the {p.shape[1]} classes.")
    return p[:, label], y == label


def _simulated(confidence, indices, counts, rng, draws):
    """Return the accuracy in each bin for each of `draws` sets of outcomes."""
    accuracies = np.empty((draws, len(counts)))
    for row in accuracies:
        came_true = rng.random(len(confidence)) < confidence
        row[:] = bin_means(came_true, indices, counts)
    return accuracies

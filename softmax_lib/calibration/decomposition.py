"""The Brier score in parts: what calibration costs, and what knowledge earns."""

from dataclasses import dataclass

import numpy as np

from softmax_lib.calibration._bins import bin_edges, bin_indices, bin_means
from softmax_lib.calibration._predictions import as_predictions

__all__ = ["BrierDecomposition", "brier_decomposition"]


@dataclass(frozen=True)
class BrierDecomposition:
    """Parts of a Brier score; see `brier_decomposition`.

    Attributes
    ----------
    reliability : float
        Mean squared gap between confidence and frequency: 0 if calibrated.
    resolution : float
        How far the frequencies in the bins are from the mean frequency.
    uncertainty : float
        The score of always predicting the frequencies of the classes.
    within_variance, within_covariance : float
        What differs inside bins: 0 where a bin's predictions are all the same.
    """

    reliability: float
    resolution: float
    uncertainty: float
    within_variance: float
    within_covariance: float

    @property
    def score(self):
        """The Brier score, to rounding."""
        between = self.reliability - self.resolution + self.uncertainty
        return between + self.within_variance - self.within_covariance


@np.errstate(all="ignore")
def brier_decomposition(p, y, *, bins=None, strategy="width"):
    r"""Return reliability, resolution and uncertainty, of which `brier_score` is made.

    .. math:: \text{score} = \text{reliability} - \text{resolution}
              + \text{uncertainty} + \text{within-bin variance}
              - \text{within-bin covariance}

    Parameters
    ----------
    p : array_like of shape (n, K)
        Probabilities, one row for each prediction.
    y : array_like of int, shape (n,)
        The classes that were right.
    bins : int, optional
        Number of bins for the probability of each class. Without it there is one
        for each value that occurs, and the within-bin terms are 0 but for rounding:
        right for a model with few different answers; with as many as predictions,
        reliability is the whole score, and resolution the whole uncertainty.
    strategy : {"width", "mass"}, default "width"
        See `reliability`.

    Returns
    -------
    BrierDecomposition
        reliability, resolution, uncertainty, within_variance, within_covariance, and
        their sum, score; each summed over the classes.

    Raises
    ------
    TypeError, ValueError
        See `reliability`.

    Notes
    -----
    The three terms are Murphy's [1]_, class by class; the two others make them exact
    for bins that hold different predictions [2]_.

    References
    ----------
    .. [1] A. H. Murphy, "A new vector partition of the probability score", Journal
       of Applied Meteorology 12 (1973) 595-600.
    .. [2] D. B. Stephenson, C. A. S. Coelho and I. T. Jolliffe, "Two extra components
       in the Brier score decomposition", Weather and Forecasting 23 (2008) 752-757.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> p = [[0.8, 0.2], [0.8, 0.2], [0.4, 0.6], [0.4, 0.6]]
    >>> parts = sl.brier_decomposition(p, [0, 0, 0, 1])
    >>> round(parts.reliability, 4), round(parts.resolution, 4)
    (0.05, 0.125)
    >>> parts.uncertainty, round(parts.score, 4)
    (0.375, 0.3)
    """
    p, y = as_predictions(p, y)
    classes = range(p.shape[1])
    parts = [_of_class(p[:, k], (y == k) * 1.0, bins, strategy) for k in classes]
    return BrierDecomposition(*np.sum(parts, axis=0).tolist())


def _of_class(p, came_true, bins, strategy):
    """Return the five parts for the probabilities of one class."""
    if bins is None:
        indices = np.unique(p, return_inverse=True)[1]
    else:
        indices = bin_indices(p, bin_edges(p, bins, strategy))
    counts = np.bincount(indices)
    mean_p = bin_means(p, indices, counts)[indices]
    frequency = bin_means(came_true, indices, counts)[indices]
    overall = came_true.mean()
    return (
        np.mean((mean_p - frequency) ** 2),
        np.mean((frequency - overall) ** 2),
        overall * (1 - overall),
        np.mean((p - mean_p) ** 2),
        2 * np.mean((came_true - frequency) * (p - mean_p)),
    )

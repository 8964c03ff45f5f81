"""Recalibration class by class: histogram binning and isotonic regression."""

from functools import partial

import numpy as np

from softmax_lib._estimator import not_fitted_error
from softmax_lib.calibration._bins import (
    bin_edges,
    bin_indices,
    bin_means,
)
from softmax_lib.calibration._predictions import as_predictions, as_table

__all__ = ["HistogramBinning", "IsotonicCalibration"]


class _OneAgainstTheRest:
    """A map of probabilities for each class; rows are then divided by their sum."""

    @np.errstate(all="ignore")
    def fit(self, p, y):
        """Find the map of each class.

        Parameters
        ----------
        p : array_like of shape (n, K)
            Probabilities of held-out rows.
        y : array_like of int, shape (n,)
            The classes that were right.

        Returns
        -------
        HistogramBinning or IsotonicCalibration
            Itself.

        Raises
        ------
        TypeError, ValueError
            See `reliability`.
        """
        p, y = as_predictions(p, y)
        self.maps_ = [self._map(p[:, k], y == k) for k in range(p.shape[1])]
        return self

    @np.errstate(all="ignore")
    def transform(self, p):
        """Return calibrated probabilities of shape (n, K) for the probabilities `p`.

        Each class is mapped by itself, and rows are divided by their sum. A row that
        is mapped to zeros becomes uniform.
        """
        if not hasattr(self, "maps_"):
            raise not_fitted_error()("There are no maps yet; call fit first.")
        p = as_table(p)
        if p.shape[1] != len(self.maps_):
            raise ValueError(
                f"p has {p.shape[1]} classes; fit has seen {len(self.maps_)}."
            )
        mapped = [
            change(column) for change, column in zip(self.maps_, p.T, strict=True)
        ]
        q = np.stack(mapped, axis=1)
        q[(q == 0).all(axis=1)] = 1.0
        return q / q.sum(axis=1, keepdims=True)


class HistogramBinning(_OneAgainstTheRest):
    """Probabilities replaced by how often those in the same bin came true.

    Parameters
    ----------
    bins : int, default 15
        Number of bins for each class; fewer where there are fewer predictions.
    strategy : {"mass", "width"}, default "mass"
        See `reliability`. An empty bin of equal width keeps its middle.

    Notes
    -----
    From [1]_, for each class against the rest, and rows divided by their sum.

    References
    ----------
    .. [1] B. Zadrozny and C. Elkan, "Obtaining calibrated probability estimates from
       decision trees and naive Bayesian classifiers", ICML 2001.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> p = [[0.9, 0.1], [0.8, 0.2], [0.7, 0.3], [0.2, 0.8], [0.1, 0.9]]
    >>> binning = sl.HistogramBinning(bins=2, strategy="width").fit(p, [0, 0, 1, 1, 1])
    >>> binning.transform([[0.6, 0.4], [0.3, 0.7]]).round(4)
    array([[0.6667, 0.3333],
           [0.    , 1.    ]])
    """

    def __init__(self, *, bins=15, strategy="mass"):
        self.bins = bins
        self.strategy = strategy

    def _map(self, p, came_true):
        edges = bin_edges(p, self.bins, self.strategy)
        indices = bin_indices(p, edges)
        counts = np.bincount(indices, minlength=len(edges) - 1)
        frequencies = bin_means(came_true, indices, counts)
        middles = (edges[:-1] + edges[1:]) / 2
        values = np.where(counts > 0, frequencies, middles)
        return partial(_step, edges, values)


def _step(edges, values, p):
    """Return the value of the bin that each probability is in."""
    return values[bin_indices(p, edges)]


class IsotonicCalibration(_OneAgainstTheRest):
    """Probabilities sent through the rising function that fits labels best.

    Needs scikit-learn, whose IsotonicRegression fits each class against the rest.

    Notes
    -----
    From [1]_. The best fit is a staircase over the values seen; between its steps it
    is interpolated, beyond them level. It needs some thousand rows not to follow their
    noise.

    References
    ----------
    .. [1] B. Zadrozny and C. Elkan, "Transforming classifier scores into accurate
       multiclass probability estimates", KDD 2002.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> p = [[0.9, 0.1], [0.8, 0.2], [0.7, 0.3], [0.2, 0.8], [0.1, 0.9]]
    >>> isotonic = sl.IsotonicCalibration().fit(p, [0, 1, 0, 1, 1])
    >>> isotonic.transform([[0.75, 0.25], [0.95, 0.05]]).round(4)
    array([[0.5, 0.5],
           [1. , 0. ]])
    """

    def _map(self, p, came_true):
        try:
            from sklearn.isotonic import IsotonicRegression
        except ImportError:
            raise ImportError(
                "IsotonicCalibration needs scikit-learn, which is not installed: "
                "python -m pip install scikit-learn."
            ) from None

        steps = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip")
        return steps.fit(p, came_true).predict

"""Calibration of predictions that come in pieces: sums that merge."""

from dataclasses import dataclass

import numpy as np

from softmax_lib._arguments import as_count
from softmax_lib.calibration._bins import bin_edges, bin_indices, top_label
from softmax_lib.calibration._predictions import as_predictions, squared_distances

__all__ = ["CalibrationSums"]


@dataclass(frozen=True, eq=False, slots=True)
class CalibrationSums:
    r"""Counts and sums of predictions, from which their scores follow.

    A count and two sums for each bin of confidence, and two sums over all rows.
    Those of two pieces add up to those of both together, so predictions may arrive
    in any pieces, in any order, from any number of workers; their scores, which are
    quotients, do not.

    Attributes
    ----------
    counts : ndarray of int, shape (bins,)
        How many predictions have their confidence in each bin; bins as in
        `reliability`, of equal width.
    confidence : ndarray, shape (bins,)
        Sum of their confidences.
    right : ndarray of int, shape (bins,)
        How many of them are right.
    surprise : float
        Sum of -log p of what came true, in nats.
    square : float
        Sum of the squared distances from what came true.

    Notes
    -----
    Counts merge exactly. Sums of floats depend on the pieces by rounding: for n
    predictions in m pieces the negative log-likelihood and the Brier score differ
    from those in one go by a relative ``(n + m) * eps`` at most, the calibration
    error by an absolute ``(n + m) * eps``. Bins of equal mass need all confidences
    at once, and have no such sums.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> a = sl.CalibrationSums.of([[0.8, 0.2], [0.7, 0.3]], [0, 1], bins=5)
    >>> b = sl.CalibrationSums.of([[0.8, 0.2]], [0], bins=5)
    >>> round(a.merge(b).expected_calibration_error, 4)
    0.1
    >>> a.merge(b).accuracy
    0.6666666666666666
    """

    counts: np.ndarray
    confidence: np.ndarray
    right: np.ndarray
    surprise: float
    square: float

    @classmethod
    def empty(cls, *, bins=15):
        """Return the sums of no predictions, which change nothing in a merge.

        Parameters
        ----------
        bins : int, default 15
            Number of bins of equal width.

        Returns
        -------
        CalibrationSums
        """
        zeros = np.zeros(as_count(bins, "bins"))
        return cls(zeros.astype(np.intp), zeros, zeros.astype(np.intp), 0.0, 0.0)

    @classmethod
    @np.errstate(all="ignore")
    def of(cls, p, y, *, bins=15):
        """Return the sums of one piece.

        Parameters
        ----------
        p : array_like of shape (n, K)
            Probabilities, one row for each prediction.
        y : array_like of int, shape (n,)
            The classes that were right.
        bins : int, default 15
            Number of bins of equal width.

        Returns
        -------
        CalibrationSums

        Raises
        ------
        TypeError, ValueError
            See `reliability`.
        """
        p, y = as_predictions(p, y)
        edges = bin_edges(None, bins, "width")
        confidence, right = top_label(p, y)
        place = bin_indices(confidence, edges)
        size = len(edges) - 1
        surprise = 0.0 - np.log(p[np.arange(len(p)), y]).sum()
        return cls(
            np.bincount(place, minlength=size),
            np.bincount(place, weights=confidence, minlength=size),
            np.bincount(place[right], minlength=size),
            float(surprise),
            float(squared_distances(p, y).sum()),
        )

    def merge(self, other):
        """Return the sums of both pieces together.

        Parameters
        ----------
        other : CalibrationSums
            Those of more predictions, with as many bins.

        Returns
        -------
        CalibrationSums

        Raises
        ------
        TypeError
            If `other` is no CalibrationSums.
        ValueError
            If it has another number of bins.
        """
        if not isinstance(other, CalibrationSums):
            raise TypeError(
                "CalibrationSums merge with CalibrationSums, not "
                f"{type(other).__name__}; pass CalibrationSums.of(p, y)."
            )
        if len(self.counts) != len(other.counts):
            raise ValueError(
                f"{len(self.counts)} bins do not merge with {len(other.counts)}; "
                "make both with the same bins."
            )
        return CalibrationSums(
            self.counts + other.counts,
            self.confidence + other.confidence,
            self.right + other.right,
            self.surprise + other.surprise,
            self.square + other.square,
        )

    @property
    def rows(self):
        """Number of predictions."""
        return int(self.counts.sum())

    @property
    def accuracy(self):
        """Share of right predictions; NaN without any."""
        return self._mean(self.right.sum())

    @property
    def mean_confidence(self):
        """Mean confidence; NaN without predictions."""
        return self._mean(self.confidence.sum())

    @property
    def negative_log_likelihood(self):
        """What the function of this name gives for all rows; NaN without any."""
        return max(self._mean(self.surprise), 0.0)  # NaN first stays NaN

    @property
    def brier_score(self):
        """What the function of this name gives for all rows; NaN without any."""
        return self._mean(self.square)

    @property
    def expected_calibration_error(self):
        """What the function of this name gives for all rows; NaN without any."""
        return self._mean(np.abs(self.right - self.confidence).sum())

    def _mean(self, total):
        return float(total) / self.rows if self.rows else float("nan")

"""What chance does to a score: its interval, and its values for a perfect model."""

import numpy as np

from softmax_lib._arguments import as_count, as_generator
from softmax_lib.calibration._interval import resampled_interval
from softmax_lib.calibration._predictions import (
    as_predictions,
    as_table,
    drawn_labels,
)

__all__ = ["bootstrap_interval", "score_if_calibrated"]


def bootstrap_interval(score, p, y, *, rng, level=0.95, draws=1000):
    r"""Return an interval for a score: how closely n predictions determine it.

    Parameters
    ----------
    score : callable
        ``score(p, y)`` -> float, such as `brier_score`.
    p : array_like of shape (n, K)
        Probabilities, one row for each prediction.
    y : array_like of int, shape (n,)
        The classes that were right.
    rng : numpy.random.Generator
        Source of the resampled rows, for example ``np.random.default_rng(7)``.
    level : float, default 0.95
        Share of resampled scores between the ends.
    draws : int, default 1000
        How often n rows are drawn from the n, with replacement.

    Returns
    -------
    (float, float)
        Lower and upper end, in the unit of the score.

    Raises
    ------
    TypeError, ValueError
        See `reliability`.

    Notes
    -----
    The percentile interval [1]_. It suits means over rows, such as Brier score and
    negative log-likelihood. A binned calibration error grows with the noise that
    resampling adds, so that near calibration its interval lies too high: compare the
    score with `score_if_calibrated` there, or debias it.

    References
    ----------
    .. [1] B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap, Chapman
       and Hall (1993), chapter 13.

    Examples
    --------
    >>> import numpy as np
    >>> import softmax_lib as sl
    >>> p, y = np.tile([0.8, 0.2], (100, 1)), np.repeat([0, 1], [80, 20])
    >>> rng = np.random.default_rng(7)
    >>> low, high = sl.bootstrap_interval(sl.brier_score, p, y, rng=rng)
    >>> bool(low < sl.brier_score(p, y) < high)
    True
    """
    p, y = as_predictions(p, y)

    def score_of(rows):
        return score(p[rows], y[rows])

    return resampled_interval(score_of, len(p), rng=rng, level=level, draws=draws)


def score_if_calibrated(score, p, *, rng, draws=1000):
    r"""Return what a score would be if the predictions `p` were perfectly calibrated.

    Labels are drawn from the predictions themselves, again and again, and scored.

    Parameters
    ----------
    score : callable
        ``score(p, y)`` -> float, such as `expected_calibration_error`.
    p : array_like of shape (n, K)
        Probabilities, one row for each prediction.
    rng : numpy.random.Generator
        Source of the labels, for example ``np.random.default_rng(7)``.
    draws : int, default 1000
        How many sets of n labels.

    Returns
    -------
    ndarray of float64, shape (draws,)
        The scores, in their unit. Their mean is the score that is due to chance alone;
        `calibration_test` makes a p-value of them.

    Raises
    ------
    TypeError, ValueError
        See `reliability`.

    Notes
    -----
    The consistency resampling of [1]_, with the predictions kept as they are.

    References
    ----------
    .. [1] J. Bröcker and L. A. Smith, "Increasing the reliability of reliability
       diagrams", Weather and Forecasting 22 (2007) 651-661.

    Examples
    --------
    >>> import numpy as np
    >>> import softmax_lib as sl
    >>> p, rng = np.tile([0.8, 0.2], (100, 1)), np.random.default_rng(7)
    >>> by_chance = sl.score_if_calibrated(sl.expected_calibration_error, p, rng=rng)
    >>> bool(0.02 < by_chance.mean() < 0.04)    # 0.4 sqrt(2 / pi) / sqrt(100) = 0.032
    True
    """
    p = as_table(p)
    as_generator(rng)
    times = range(as_count(draws, "draws"))
    return np.array([score(p, drawn_labels(p, rng)) for _ in times], dtype=np.float64)

"""More than chance? A model against calibration, and a model against another."""

from dataclasses import dataclass

import numpy as np

from softmax_lib.calibration._interval import resampled_interval
from softmax_lib.calibration._predictions import (
    as_predictions,
    as_table,
)
from softmax_lib.calibration.chance import score_if_calibrated
from softmax_lib.calibration.scores import expected_calibration_error

__all__ = ["CalibrationTest", "calibration_test", "difference_interval"]


@dataclass(frozen=True, eq=False)
class CalibrationTest:
    """What `calibration_test` found.

    Attributes
    ----------
    score : float
        Of the labels that came true.
    if_calibrated : ndarray of shape (draws,)
        Of labels that were drawn from the predictions.
    p_value : float
        How often these are at least as large, the observed score counted among them.
    """

    score: float
    if_calibrated: np.ndarray
    p_value: float


def calibration_test(p, y, *, rng, score=expected_calibration_error, draws=1000):
    r"""Test whether the predictions `p` can be calibrated, given what came true.

    The null hypothesis: each label was drawn from the distribution that was predicted
    for it, independently of the others. So the model is calibrated in full.

    Parameters
    ----------
    p : array_like of shape (n, K)
        Probabilities, a row a prediction.
    y : array_like of int, shape (n,)
        The classes that were right.
    rng : numpy.random.Generator
        Source of the labels, for example ``np.random.default_rng(7)``.
    score : callable, default `expected_calibration_error`
        ``score(p, y)`` -> float, larger if further from calibration. It decides which
        faults are found, not whether the test is right: the default looks at the
        favourites only, `kernel_calibration_error` at whole predictions.
    draws : int, default 1000
        How many sets of labels. The smallest possible p-value is 1 / (draws + 1).

    Returns
    -------
    CalibrationTest
        score, if_calibrated, p_value.

    Raises
    ------
    TypeError, ValueError
        See `reliability`.

    Notes
    -----
    Resampling from the predictions is due to [1]_; [2]_ test classifiers with it.
    Where the null hypothesis holds, a p-value of at most a is seen with a probability
    of at most a, for any n, any score, and any number of draws: the observed score is
    then one of draws + 1 that were made alike. (So ties count against rejection.) A
    large p-value is no proof of calibration: n may be small, or the score blind.

    References
    ----------
    .. [1] J. Bröcker and L. A. Smith, "Increasing the reliability of reliability
       diagrams", Weather and Forecasting 22 (2007) 651-661.
    .. [2] D. Widmann, F. Lindsten and D. Zachariah, "Calibration tests in multi-class
       classification: a unifying framework", NeurIPS 2019.

    Examples
    --------
    >>> import numpy as np
    >>> import softmax_lib as sl
    >>> p, rng = np.tile([0.8, 0.2], (100, 1)), np.random.default_rng(7)
    >>> right_70, right_79 = (np.repeat([0, 1], [k, 100 - k]) for k in (70, 79))
    >>> sl.calibration_test(p, right_70, rng=rng).p_value < 0.05
    True
    >>> sl.calibration_test(p, right_79, rng=rng).p_value > 0.5
    True
    """
    p, y = as_predictions(p, y)
    observed = float(score(p, y))
    chance = score_if_calibrated(score, p, rng=rng, draws=draws)
    # Labels drawn in another order give the same sum but for rounding.
    alike = chance >= observed - 1e-12 * abs(observed)
    p_value = (1 + int(alike.sum())) / (1 + len(chance))
    return CalibrationTest(observed, chance, p_value)


def difference_interval(score, p, q, y, *, rng, level=0.95, draws=1000):
    r"""Return between which values score(p, y) - score(q, y) lies, for n rows.

    Both models are scored on the same resampled rows, so that what makes a row hard
    for both does not blur their difference.

    Parameters
    ----------
    score : callable
        ``score(p, y)`` -> float, such as `brier_score`.
    p, q : array_like of shape (n, K)
        Probabilities of two models for the same n inputs.
    y : array_like of int, shape (n,)
        The classes that were right.
    rng, level, draws
        See `bootstrap_interval`.

    Returns
    -------
    (float, float)
        Lower and upper end, in the unit of the score. If 0 lies between them, the rows
        do not tell which model is better.

    Raises
    ------
    TypeError, ValueError
        See `reliability`; also if `p` and `q` have different shapes.

    Notes
    -----
    The percentile interval of paired rows; the models stay as they are. That another
    training would give other models is not in it: train several for that.
    Resampling adds noise, with which a binned calibration error grows: its interval
    leans against the model that is nearer to calibration.

    Examples
    --------
    >>> import numpy as np
    >>> import softmax_lib as sl
    >>> p, q = np.tile([0.8, 0.2], (100, 1)), np.tile([0.6, 0.4], (100, 1))
    >>> y, rng = np.repeat([0, 1], [80, 20]), np.random.default_rng(7)
    >>> low, high = sl.difference_interval(sl.brier_score, p, q, y, rng=rng)
    >>> low < high < 0    # p is better, and that is more than chance
    True
    """
    p, y = as_predictions(p, y)
    q = as_table(q, "q")
    if q.shape != p.shape:
        raise ValueError(
            f"p has shape {p.shape} and q {q.shape}; compare them on the same rows."
        )

    def difference_of(rows):
        return score(p[rows], y[rows]) - score(q[rows], y[rows])

    return resampled_interval(difference_of, len(p), rng=rng, level=level, draws=draws)

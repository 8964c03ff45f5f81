"""Temperature scaling: one number that every logit is divided by."""

import warnings

import numpy as np

from softmax_lib._estimator import not_fitted_error
from softmax_lib.calibration._predictions import as_classes, as_scores
from softmax_lib.regression import ConvergenceWarning
from softmax_lib.stable import softmax

__all__ = ["TemperatureScaling"]


class TemperatureScaling:
    r"""Probabilities softmax(z / T) with the T that suits held-out labels best.

    `fit` minimises the mean negative log-likelihood, which is convex in 1/T: there is
    one valley, and its floor, if there is one, is found to the last digits from any
    start. (There is one if the scores are wrong somewhere, and if the true class has
    more than the mean of its row, on average.)

    Parameters
    ----------
    bounds : pair of floats, default (1e-6, 1e6)
        T is looked for between these. They are far out on purpose: multinomial
        naive Bayes on grey levels up to 255 asks for 2000.

    Attributes
    ----------
    temperature_ : float
        T. Above 1 the model was over-confident, below 1 under-confident.
    at_bound_ : None, "lower" or "upper"
        Which bound T ran into, if any.
    loss_ : float
        Mean negative log-likelihood at T, nats.

    Notes
    -----
    One T changes no prediction, and mends no mistake other than a wrong scale. Fit it
    on labels that the model was not fitted on [1]_.

    References
    ----------
    .. [1] C. Guo, G. Pleiss, Y. Sun and K. Q. Weinberger, "On calibration of modern
       neural networks", ICML 2017.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> z = [[4.0, 0.0]] * 4    # says 0.982 each time, and is right in 3 of 4
    >>> scaling = sl.TemperatureScaling().fit(z, [0, 0, 0, 1])
    >>> round(scaling.temperature_, 4)    # 4 / ln 3
    3.641
    >>> scaling.transform(z)[0].round(4)
    array([0.75, 0.25])
    """

    def __init__(self, *, bounds=(1e-6, 1e6)):
        self.bounds = bounds

    def fit(self, z, y):
        """Find T.

        Parameters
        ----------
        z : array_like of shape (n, K)
            Logits of held-out rows; -inf excludes a class.
        y : array_like of int, shape (n,)
            The classes that were right.

        Returns
        -------
        TemperatureScaling
            Itself.

        Raises
        ------
        TypeError, ValueError
            See `reliability`; also if a class came true that its row excludes, or
            that lies further below the largest logit than float64 reaches.

        Warns
        -----
        ConvergenceWarning
            If the loss still falls at a bound: for ever at the lower one where every
            prediction is right, for ever at the upper one where the logits are no
            better than none at all, and otherwise as far as a T beyond the bound.
        """
        low, high = self._checked_bounds()
        z = as_scores(z)
        y = as_classes(y, z.shape)
        came_true = np.arange(len(z)), y
        if np.isinf(z[came_true]).any():
            raise ValueError("a class came true that has the logit -inf.")
        with np.errstate(all="ignore"):
            gaps = z - z.max(axis=1, keepdims=True)
            losses = -gaps[came_true]
            if np.isinf(losses).any():
                raise ValueError(
                    "a class came true whose logit lies further below the largest than "
                    "float64 reaches; pass z / 2, whose T is half as large."
                )
            scale, self.at_bound_ = _best_scale(gaps, losses.mean(), 1 / high, 1 / low)
            partition = np.log(np.exp(scale * gaps).sum(axis=1))
            self.loss_ = float((scale * losses + partition).mean())
        self.temperature_ = 1 / scale
        if self.at_bound_:
            _warn(self.at_bound_, self.temperature_, gaps, losses)
        return self

    def transform(self, z):
        """Return probabilities of shape (n, K) for the logits `z`."""
        if not hasattr(self, "temperature_"):
            raise not_fitted_error()("There is no T yet; call fit first.")
        return softmax(as_scores(z), temperature=self.temperature_)

    def _checked_bounds(self):
        bounds = np.asarray(self.bounds)
        numbers = bounds.shape == (2,) and bounds.dtype.kind in "iuf"
        if not (numbers and 0 < bounds[0] < bounds[1] < np.inf):
            raise ValueError(
                f"bounds must be two temperatures, 0 < low < high, not {self.bounds}."
            )
        return map(float, bounds)


def _best_scale(gaps, loss, low, high):
    """Return the 1/T in [low, high] of least loss, and the bound it ran into.

    The derivative of the loss with respect to 1/T grows with 1/T. Newton's steps
    towards its root stay inside a bracket, which is halved (as a ratio) where a step
    would leave it or be more than half of the one before: so the search ends.
    """
    if not gaps.any():
        return 1.0, None
    if _slope(gaps, loss, low)[0] >= 0:
        return low, "upper"
    if _slope(gaps, loss, high)[0] <= 0:
        return high, "lower"
    scale, step = np.sqrt(low) * np.sqrt(high), high - low
    while abs(step) > 1e-14 * scale:
        slope, curvature = _slope(gaps, loss, scale)
        low, high = (scale, high) if slope < 0 else (low, scale)
        # Before the division, which overflows where the curvature is subnormal; and
        # the curvature itself overflows where squares of gaps do.
        short = abs(slope) < curvature * abs(step) / 2 < np.inf
        newton = slope / curvature if short else np.inf
        inside = low <= scale - newton <= high
        middle = np.sqrt(low) * np.sqrt(high)  # whose product could underflow
        previous, scale = scale, scale - newton if inside else middle
        step = scale - previous
    return float(scale), None


def _slope(gaps, loss, scale):
    """Return first and second derivative of the mean loss in 1/T."""
    p = softmax(gaps, temperature=1 / scale)
    finite = np.where(p > 0, gaps, 0)
    mean = (p * finite).sum(axis=1)
    spread = (p * (finite - mean[:, None]) ** 2).sum(axis=1)
    return loss + mean.mean(), spread.mean()


def _warn(bound, temperature, gaps, losses):
    if bound == "lower" and not losses.any():
        why = (
            "every prediction here is right, so that more confidence always pays; fit "
            "on more rows, with mistakes among them"
        )
    elif bound == "upper" and _slope_at_zero(gaps, losses) >= 0:
        why = (
            "these logits do not foretell the labels; check that their columns are "
            "the labels"
        )
    else:
        why = "the best T lies beyond it; widen bounds, or rescale the logits"
    warnings.warn(
        f"T has run to the {bound} bound, {temperature:g}: {why}.",
        ConvergenceWarning,
        stacklevel=3,
    )


def _slope_at_zero(gaps, losses):
    """Return the derivative of the mean loss in 1/T at 1/T = 0, all classes equal."""
    with np.errstate(all="ignore"):
        means = gaps.mean(axis=1, where=gaps > -np.inf)
        return (losses + means).mean()

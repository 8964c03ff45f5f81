"""Vector and matrix scaling: a linear map between the logits and softmax."""

import warnings
from dataclasses import dataclass

import numpy as np

from softmax_lib._arguments import as_number
from softmax_lib._estimator import not_fitted_error
from softmax_lib._fitting import Objective, in_units, newton, one_hot
from softmax_lib.calibration._predictions import as_classes, as_scores
from softmax_lib.calibration.temperature import TemperatureScaling
from softmax_lib.regression import ConvergenceWarning
from softmax_lib.stable import softmax

__all__ = ["MatrixScaling", "VectorScaling"]

SEPARABLE = 1e-8  # nats a row: smaller losses mean that weights only grow


@dataclass(frozen=True)
class _Restricted(Objective):
    """An objective of the free entries of V; the others keep their values."""

    free: np.ndarray

    def gradient(self, V, p):
        return super().gradient(V, p) * self.free

    def curvature(self, p):
        product = super().curvature(p)
        return lambda U: product(U) * self.free


class _LinearScaling:
    """Softmax over W z + b; which entries are free, cost and are kept, differs."""

    max_iter = 200

    def fit(self, z, y):
        """Find W and b, from a start at the best single temperature.

        Parameters
        ----------
        z : array_like of shape (n, K)
            Logits of held-out rows, finite.
        y : array_like of int, shape (n,)
            The classes that were right.

        Returns
        -------
        VectorScaling or MatrixScaling
            Itself.

        Raises
        ------
        TypeError, ValueError
            See `reliability`; also for logits of -inf.

        Warns
        -----
        ConvergenceWarning
            If the weights found are not the best ones, or there are none: where each
            row can be got right, the best weights are infinite.
        """
        z = _finite(z)
        y = as_classes(y, z.shape)
        rows, classes = z.shape
        free, penalty = self._entries(classes)
        # In a unit in which the largest logit is 1, no start at T >= 1 is saturated.
        # It is a power of two, so that nothing is rounded; b has the unit 1.
        _, exponent = np.frexp(np.abs(z).max())
        unit = np.r_[np.full(classes, exponent), 0]
        with np.errstate(all="ignore"):
            inputs = np.ldexp(np.c_[z, np.ones(rows)], -unit)
            penalty = in_units(penalty, 2 * unit)
            objective = _Restricted(
                inputs, one_hot(y, classes), np.ones((rows, 1)), penalty, free
            )
            start = np.eye(classes, classes + 1) / _temperature(inputs[:, :classes], y)
            V, history, done = newton(
                objective, start, tol=1e-12, max_iter=self.max_iter, watch=_unwatched
            )
            V = np.ldexp(V, -unit)
        self.coef_, self.intercept_ = self._kept(V[:, :classes]), V[:, classes].copy()
        self._warn(done and np.isfinite(V).all(), classes, history[-1] / rows)
        return self

    def _warn(self, done, classes, loss):
        if not done:
            raising = " raise l2," if hasattr(self, "l2") else ""
            says = "The fit has not converged: standardise the logits,"
            says = f"{says}{raising} or fit on more rows."
        elif classes > 1 and loss < SEPARABLE:
            says = "Every row can be got right, so that the best weights are infinite: "
            says += "fit on more rows, with mistakes among them."
        else:
            return
        warnings.warn(says, ConvergenceWarning, stacklevel=3)

    @np.errstate(all="ignore")
    def transform(self, z):
        """Return probabilities of shape (n, K) for the logits `z`."""
        if not hasattr(self, "coef_"):
            raise not_fitted_error()("There are no weights yet; call fit first.")
        z = _finite(z)
        if z.shape[1] != len(self.coef_):
            raise ValueError(
                f"z has {z.shape[1]} classes; fit has seen {len(self.coef_)}."
            )
        return softmax(self._weighted(z) + self.intercept_)


class VectorScaling(_LinearScaling):
    r"""Probabilities softmax(w ∘ z + b): one weight and one offset for each class.

    `fit` minimises the negative log-likelihood of held-out labels, which is convex.

    Attributes
    ----------
    coef_ : ndarray of shape (K,)
        w, no unit.
    intercept_ : ndarray of shape (K,)
        b, logits.

    Notes
    -----
    2K numbers, from [1]_. Unlike a temperature it can change predictions.

    References
    ----------
    .. [1] C. Guo, G. Pleiss, Y. Sun and K. Q. Weinberger, "On calibration of modern
       neural networks", ICML 2017.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> z = [[2.0, 0.0], [2.0, 0.0], [2.0, 0.0], [0.0, 2.0], [0.0, 2.0]]
    >>> scaling = sl.VectorScaling().fit(z, [0, 0, 1, 0, 1])
    >>> scaling.transform([[2.0, 0.0], [0.0, 2.0]]).round(4)
    array([[0.6667, 0.3333],
           [0.5   , 0.5   ]])
    """

    def _entries(self, classes):
        free = np.c_[np.eye(classes, dtype=bool), np.ones(classes, dtype=bool)]
        return free, np.zeros(free.shape)

    def _kept(self, weights):
        return np.diag(weights).copy()

    def _weighted(self, z):
        return z * self.coef_


class MatrixScaling(_LinearScaling):
    r"""Probabilities softmax(W z + b), with a penalty on what mixes the classes.

    `fit` minimises over held-out rows, a convex problem,

    .. math:: \sum_i -\ln p_{i, y_i} + \tfrac{\lambda}{2}
              \Bigl(\sum_{k \ne j} W_{kj}^2 + \sum_k b_k^2\Bigr)

    Parameters
    ----------
    l2 : float >= 0, default 1.0
        Strength λ of the penalty on the off-diagonal weights and on b, on the *sum*
        of the losses. With 0 the K² + K numbers fit the held-out rows too well: on
        100 classes of images, an ECE of 0.17 grew to 0.25 [2]_.

    Attributes
    ----------
    coef_ : ndarray of shape (K, K)
        W, no unit.
    intercept_ : ndarray of shape (K,)
        b, logits.

    Notes
    -----
    The penalty is ODIR [1]_ with the same strength for both parts: a diagonal W, which
    is vector scaling without offsets, costs nothing.

    References
    ----------
    .. [1] M. Kull, M. Perello Nieto, M. Kängsepp, T. Silva Filho, H. Song and
       P. Flach, "Beyond temperature scaling: obtaining well-calibrated multi-class
       probabilities with Dirichlet calibration", NeurIPS 2019.
    .. [2] C. Guo, G. Pleiss, Y. Sun and K. Q. Weinberger, "On calibration of modern
       neural networks", ICML 2017, table 1.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> z = [[2.0, 0.0], [2.0, 0.0], [2.0, 0.0], [0.0, 2.0], [0.0, 2.0]]
    >>> scaling = sl.MatrixScaling(l2=1e-9).fit(z, [0, 0, 1, 0, 1])
    >>> scaling.transform([[2.0, 0.0], [0.0, 2.0]]).round(4)
    array([[0.6667, 0.3333],
           [0.5   , 0.5   ]])
    """

    def __init__(self, *, l2=1.0):
        self.l2 = l2

    def _entries(self, classes):
        if not 0 <= as_number(self.l2, "l2") < np.inf:
            raise ValueError(f"l2 must be finite and not negative, not {self.l2}.")
        free = np.ones((classes, classes + 1), dtype=bool)
        return free, self.l2 * (1 - np.eye(classes, classes + 1))

    def _kept(self, weights):
        return weights.copy()

    def _weighted(self, z):
        return np.einsum("nd,kd->nk", z, self.coef_)


def _finite(z):
    z = as_scores(z)
    if not np.isfinite(z).all():
        raise ValueError("z holds -inf, which has no weighted sum with other logits.")
    return z


def _temperature(z, y):
    """Return the best single temperature; where it runs to a bound, 1."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        scaling = TemperatureScaling().fit(z, y)
    return 1.0 if scaling.at_bound_ else scaling.temperature_


def _unwatched(history):
    """Ignore the objective."""

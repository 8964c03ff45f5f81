"""Two classes: the sigmoid, its logarithm, its inverse and its loss.

All but the inverse rest on exp(-abs(x)), which cannot overflow.
"""

import numpy as np

from softmax_lib._arguments import as_logits, compute_dtype
from softmax_lib._cross_entropy import check_reduction, reduced

__all__ = ["bce_with_logits", "log_sigmoid", "logit", "sigmoid", "softplus"]


def sigmoid(x):
    r"""Return the probability of the first of two classes from its log-odds.

    .. math:: \sigma(x) = \frac{1}{1 + e^{-x}}

    It is the first entry of ``softmax([x, 0])``.

    Parameters
    ----------
    x : array_like, any shape
        Log-odds, in nats. Integers and booleans become float64; float16 is computed
        in float32.

    Returns
    -------
    ndarray, same shape as `x`, or a scalar
        Probabilities: 0 for -inf, 1 for +inf, NaN for NaN.

    Raises
    ------
    TypeError
        If `x` does not hold real numbers.

    Notes
    -----
    The error stays below 4 ulp (float32), 3 ulp (float64) and 0.51 ulp (float16),
    down to subnormal results. For x < 0 it is computed as exp(x) / (1 + exp(x)).

    Examples
    --------
    >>> import softmax_lib as sl
    >>> sl.sigmoid([-1000, 0, 2.75]).round(4)
    array([0.    , 0.5   , 0.9399])
    """
    return _entrywise(_sigmoid, as_logits(x, "x"))


def log_sigmoid(x):
    r"""Return the log-probability of the first of two classes from its log-odds.

    .. math:: \log \sigma(x) = -\log(1 + e^{-x})

    Parameters
    ----------
    x : array_like, any shape
        Log-odds, in nats. Integers and booleans become float64; float16 is computed
        in float32.

    Returns
    -------
    ndarray, same shape as `x`, or a scalar
        Log-probabilities in nats, <= 0: -inf for -inf, 0 for +inf, NaN for NaN.

    Raises
    ------
    TypeError
        If `x` does not hold real numbers.

    Notes
    -----
    The error stays below 4 ulp (float32), 3 ulp (float64) and 0.51 ulp (float16), for
    large `x` too, where log(sigmoid(x)) would be rounded to 0.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> sl.log_sigmoid([-1000, 0]).round(4)
    array([-1.000e+03, -6.931e-01])
    >>> print(f"{sl.log_sigmoid(50):.4e}")
    -1.9287e-22
    """
    return _entrywise(lambda x: 0 - _softplus(-x), as_logits(x, "x"))


def softplus(x):
    r"""Return a smooth version of max(x, 0): the log-sum-exp of `x` and 0.

    .. math:: \log(1 + e^x)

    Parameters
    ----------
    x : array_like, any shape
        Log-odds, in nats. Integers and booleans become float64; float16 is computed
        in float32.

    Returns
    -------
    ndarray, same shape as `x`, or a scalar
        Nats, >= 0: 0 for -inf, +inf for +inf, NaN for NaN.

    Raises
    ------
    TypeError
        If `x` does not hold real numbers.

    Notes
    -----
    The error stays below 4 ulp (float32), 3 ulp (float64) and 0.51 ulp (float16). It is
    computed as max(x, 0) + log1p(exp(-abs(x))).

    Examples
    --------
    >>> import softmax_lib as sl
    >>> sl.softplus([-1000, 0, 1000]).round(4)
    array([0.000e+00, 6.931e-01, 1.000e+03])
    """
    return _entrywise(_softplus, as_logits(x, "x"))


def logit(p):
    r"""Return the log-odds of the probabilities `p`: the inverse of the sigmoid.

    .. math:: \operatorname{logit}(p) = \log \frac{p}{1 - p}

    Parameters
    ----------
    p : array_like, any shape
        Probabilities. Integers and booleans become float64; float16 is computed in
        float32.

    Returns
    -------
    ndarray, same shape as `p`, or a scalar
        Log-odds, in nats: -inf for 0, +inf for 1, NaN for NaN.

    Raises
    ------
    TypeError
        If `p` does not hold real numbers.
    ValueError
        If an entry lies outside [0, 1].

    Notes
    -----
    The error stays below 4 ulp (float32, float64) and 0.51 ulp (float16). Near 1/2,
    where p / (1 - p) is close to 1 and its logarithm would lose digits, it is
    computed as 2 artanh(2p - 1).

    Examples
    --------
    >>> import softmax_lib as sl
    >>> sl.logit([0, 0.25, 0.5, 1]).round(4)
    array([   -inf, -1.0986,  0.    ,     inf])
    """
    p = as_logits(p, "p")
    _refuse_outside(p, "p")
    return _entrywise(_logit, p)


@np.errstate(all="ignore")
def bce_with_logits(z, y, *, reduction="mean"):
    r"""Return the cross-entropy of yes-or-no answers, from their log-odds.

    .. math:: -y \log \sigma(z) - (1 - y) \log \sigma(-z)

    Each entry is a question of its own: several may be true at once. For one label
    of many see `cross_entropy`; for two classes both are the same.

    Parameters
    ----------
    z : array_like, any shape
        Log-odds of "yes", in nats. Integers and booleans become float64; float16 is
        computed in float32.
    y : array_like, same shape as `z`
        Answers: 0 or 1 (False or True), or the probability of "yes".
    reduction : {"mean", "sum", "none"}, default "mean"
        Mean over all entries, their sum, or one loss for each.

    Returns
    -------
    scalar, or an ndarray of the shape of `z` if `reduction` is "none"
        Nats, >= 0, in the dtype of `z`. +inf where the answer had probability 0.
        NaN where `z` is. An answer that is certain costs exactly 0, and what has no
        weight costs nothing: 0 log 0 = 0. The mean of no entries is 0.

    Raises
    ------
    TypeError
        If `z` or `y` do not hold real numbers.
    ValueError
        If the shapes differ (nothing is broadcast: a column against a row would be
        a table), `y` leaves [0, 1], or `reduction` is none of the three.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> round(float(sl.bce_with_logits([2.75, -1], [1, 0])), 4)
    0.1876
    >>> print(f"{sl.bce_with_logits([50], [1]):.4e}")
    1.9287e-22
    """
    check_reduction(reduction)
    z, y = as_logits(z), as_logits(y, "y")
    if z.shape != y.shape:
        raise ValueError(
            f"z has shape {z.shape} and y has shape {y.shape}; they must be the same."
        )
    if not ((y >= 0) & (y <= 1)).all():
        raise ValueError("y must be 0 or 1 or a probability between them.")
    dtype = compute_dtype(z.dtype)
    if not (y.astype(dtype) == y).all():
        dtype = np.promote_types(dtype, y.dtype)  # rounded first, 1 - y would be off
    return reduced(_bce(z.astype(dtype), y.astype(dtype)), z.dtype, reduction)


@np.errstate(all="ignore")
def _entrywise(function, x):
    result = function(x.astype(compute_dtype(x.dtype), copy=False))
    return np.asarray(result).astype(x.dtype, copy=False)[()]


def _sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)


def _softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def _logit(p):
    # 2p - 1 is exact from 1/4 on.
    return np.where(p > 0.25, 2 * np.arctanh(2 * p - 1), np.log(p / (1 - p)))


def _bce(z, y):
    # Two terms >= 0, of which one vanishes where the answer is certain.
    yes = np.where((y == 0) & ~np.isnan(z), 0, y * _softplus(-z))
    no = np.where((y == 1) & ~np.isnan(z), 0, (1 - y) * _softplus(z))
    return yes + no


def _refuse_outside(p, name):
    outside = (p < 0) | (p > 1)
    if outside.any():
        raise ValueError(
            f"{name} must lie between 0 and 1, but holds {p[outside].flat[0]:.6g}; "
            "a probability in percent is divided by 100 first."
        )

"""softmax, log-softmax and log-sum-exp: what they mean, for every input.

How an array becomes rows is in ``_rows``, how a row is computed in ``_state``.
"""

import numpy as np

from softmax_lib import _state
from softmax_lib._arguments import WHERE, as_logits
from softmax_lib._rows import numbers, rowwise

__all__ = ["log_softmax", "logsumexp", "softmax"]


@np.errstate(all="ignore")
def softmax(z, *, axis=-1, temperature=1.0, where=None, empty=np.nan, out=None):
    r"""Return the probabilities that the logits `z` stand for.

    .. math:: p_i = \frac{e^{z_i / T}}{\sum_j e^{z_j / T}}

    Parameters
    ----------
    z : array_like, any shape
        Logits, in nats up to a constant per row. Integers and booleans become
        float64; float16 is computed in float32.
    axis : int or tuple of ints, default -1
        The axis or axes over which the result sums to one.
    temperature : float, default 1.0
        `T` > 0. Above 1 the result is flatter, below 1 sharper; infinity gives
        the same probability to every entry that may have one.
    where : array_like of bool, optional
        Shape that broadcasts to that of `z`. Entries where it is False take no
        part: their probability is exactly 0, whatever they hold, unless nothing is left
        of their row; see `empty`.
    empty : nan or 0, default nan
        The probability of every entry of a row with nothing left: all entries are
        -inf or masked.
    out : ndarray, optional
        Array that takes the result, of its shape and dtype; may be `z` itself.

    Returns
    -------
    ndarray, same shape as `z`
        Probabilities. -inf gives exactly 0. One +inf takes all the mass. A row is
        NaN if it holds NaN or several +inf, and, unless `empty` says otherwise, if
        nothing is left of it. An empty axis gives an empty array.

    Raises
    ------
    TypeError
        If `z` does not hold real numbers, `axis` is None, or `where` is not bool.
    ValueError
        If `axis`, `temperature`, `where`, `empty` or `out` do not fit.

    Notes
    -----
    The error stays below 14 ulp for rows of 10 and 52 ulp for rows of 1000
    (float32: 22 and 60) where the result is at least 1e-300 (float32: 1e-30). That
    follows from the errors of exp, of the sum and of the division: chapter 3 has the
    proof. The worst that a search found is 13 and 32 ulp; random rows have 2 to 6.
    Smaller results are off by at most 1500 times the smallest number beyond that.
    A temperature other than 1 adds up to ``4 * eps * max(abs(z / T))``, relative, from
    the rounding of z / T.

    The textbook's ``exp(z - max(z))`` has errors of up to about
    ``eps / 2 * (max(z) - min(z))``, relative, from the rounding of the difference
    [1]_; here exp is taken of `z` itself where its sum stays in range, and elsewhere of
    `z` minus a number for which the subtraction is exact wherever it matters. A row's
    result never depends on the other rows, and no warning is given for any input.

    References
    ----------
    .. [1] P. Blanchard, D. J. Higham and N. J. Higham, "Accurately computing the
       log-sum-exp and softmax functions", IMA J. Numer. Anal. 41 (2021) 2311-2330.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> sl.softmax([0.7, 1.5, 4.8]).round(4)
    array([0.0157, 0.035 , 0.9493])
    >>> sl.softmax([0.7, 1.5, 4.8], temperature=10).round(4)
    array([0.2785, 0.3017, 0.4197])
    >>> sl.softmax([1000, 1001], where=[True, False])
    array([1., 0.])
    >>> sl.softmax([1000, 1001], where=False, empty=0)
    array([0., 0.])
    """
    z = as_logits(z, masked=WHERE)
    return rowwise(_state.softmax, 0, z, axis, temperature, where, empty, out)


@np.errstate(all="ignore")
def log_softmax(z, *, axis=-1, temperature=1.0, where=None, empty=np.nan, out=None):
    r"""Return the logarithms of the probabilities that `z` stands for.

    .. math:: \log p_i = z_i / T - \log \sum_j e^{z_j / T}

    Parameters
    ----------
    z : array_like, any shape
        Logits, in nats up to a constant per row. Integers and booleans become
        float64; float16 is computed in float32.
    axis : int or tuple of ints, default -1
        The axis or axes over which the probabilities sum to one.
    temperature : float, default 1.0
        `T` > 0; see `softmax`.
    where : array_like of bool, optional
        Shape that broadcasts to that of `z`. Entries where it is False take no
        part: their log-probability is -inf, whatever they hold, unless nothing is left
        of their row; see `empty`.
    empty : nan or 0, default nan
        The probability of every entry of a row with nothing left; see `softmax`. The
        logarithm of 0 is -inf.
    out : ndarray, optional
        Array that takes the result, of its shape and dtype; may be `z` itself.

    Returns
    -------
    ndarray, same shape as `z`
        Log-probabilities in nats, <= 0. -inf stays -inf. One +inf gets 0 and
        leaves -inf to the others. Rows that are NaN in `softmax` are NaN here too. An
        empty axis gives an empty array.

    Raises
    ------
    TypeError
        If `z` does not hold real numbers, `axis` is None, or `where` is not bool.
    ValueError
        If `axis`, `temperature`, `where`, `empty` or `out` do not fit.

    Notes
    -----
    The error stays below 19 ulp for rows of 10 and 57 ulp for rows of 1000
    (float32: 29 and 67) where the result is below -1e-300 (float32: -1e-30): chapter 3
    has the proof. The worst that a search found is 11 and 29. It is true
    of the largest entry too: where one class dominates, its log-probability is -log1p
    of the sum of the *others*. Computed as z - logsumexp(z) it would be rounded to 0
    [1]_. A temperature other than 1 adds an absolute error of up to
    ``4 * eps * max(abs(z / T))``, from the rounding of z / T.

    References
    ----------
    .. [1] J. Gross, "scipy.special.log_softmax could be 2**126 to 2**1022 times more
       accurate", scipy issue 19521, 2023.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> sl.log_softmax([0.7, 1.5, 4.8]).round(4)
    array([-4.1521, -3.3521, -0.0521])
    >>> print(f"{sl.log_softmax([50, 0])[0]:.4e}")
    -1.9287e-22
    """
    z = as_logits(z, masked=WHERE)
    return rowwise(_state.log_softmax, -np.inf, z, axis, temperature, where, empty, out)


@np.errstate(all="ignore")
def logsumexp(z, *, axis=-1, keepdims=False, where=None):
    r"""Return the logarithm of the sum of the exponentials of `z`.

    .. math:: \log \sum_j e^{z_j}

    It is the smooth maximum: between max(z) and max(z) + log(K).

    Parameters
    ----------
    z : array_like, any shape
        Logits, in nats. Integers and booleans become float64; float16 is computed
        in float32.
    axis : int or tuple of ints, default -1
        The axis or axes to sum over.
    keepdims : bool, default False
        Keep the axes summed over, with length 1.
    where : array_like of bool, optional
        Shape that broadcasts to that of `z`. Entries where it is False are left
        out, whatever they hold.

    Returns
    -------
    ndarray, or a scalar if no axis is left
        Nats. -inf for an empty sum: an empty axis, all entries -inf, or all masked.
        NaN if there is a NaN, else +inf if there is a +inf.

    Raises
    ------
    TypeError
        If `z` does not hold real numbers, `axis` is None, or `where` is not bool.
    ValueError
        If `axis` or `where` do not fit.

    Notes
    -----
    The error stays below 11 and 34 ``eps * max(1, abs(result))`` for rows of 10 and of
    1000 (float32: 17 and 45), which chapter 3 proves; the worst that a search found is
    4 and 9. No warning is given for any input. How the overflow of exp is avoided
    without losing digits is described in [1]_.

    References
    ----------
    .. [1] P. Blanchard, D. J. Higham and N. J. Higham, "Accurately computing the
       log-sum-exp and softmax functions", IMA J. Numer. Anal. 41 (2021) 2311-2330.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> round(float(sl.logsumexp([0.7, 1.5, 4.8])), 4)
    4.8521
    >>> sl.logsumexp([[1000, 1000], [-1000, -1000]]).round(4)
    array([1000.6931, -999.3069])
    """
    z = as_logits(z, masked=WHERE)
    top, rest = numbers(_state.state, (-np.inf, 0), z, axis, where, keepdims)
    return (top + np.log1p(rest)).astype(z.dtype, copy=False)[()]

"""Sparse relatives of softmax: distributions in which unlikely classes get exactly 0.

Both solve the problem that softmax solves, with another measure of spread in the
place of entropy. Both are exact: they sort, find how many classes stay, and solve
for the threshold.
"""

import math

import numpy as np

from softmax_lib._arguments import as_axes, as_logits, compute_dtype

__all__ = ["entmax15", "sparsemax"]


def sparsemax(z, *, axis=-1):
    r"""Return the point of the probability simplex that is closest to `z`.

    It solves :math:`\min_p \lVert p - z \rVert_2` subject to :math:`p \ge 0,
    \sum_i p_i = 1`. The solution is :math:`p_i = \max(z_i - \tau, 0)` with the
    one threshold :math:`\tau` that makes it sum to one.

    Parameters
    ----------
    z : array_like, any shape
        Logits (no unit; a distance of 1 to the largest is enough for a
        probability of 0). Integers and booleans become float64; float16 is
        computed in float32.
    axis : int or tuple of ints, default -1
        The axis or axes over which the result sums to one.

    Returns
    -------
    ndarray, same shape as `z`
        Probabilities, some exactly 0. -inf gives 0; one +inf takes all the mass.
        A row is NaN if it holds NaN or several +inf, or only -inf. An empty axis
        gives an empty array.

    Raises
    ------
    TypeError
        If `z` does not hold real numbers, or `axis` is None.
    ValueError
        If `axis` does not fit.

    Notes
    -----
    The algorithm, by sorting, is that of [1]_, which also gave the function its
    name and a loss.

    References
    ----------
    .. [1] A. F. T. Martins and R. F. Astudillo, "From softmax to sparsemax: a
       sparse model of attention and multi-label classification", ICML 2016.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> sl.sparsemax([-2, 0, 0.5])
    array([0.  , 0.25, 0.75])
    >>> sl.sparsemax([0.7, 1.5, 4.8])
    array([0., 0., 1.])
    """
    return _along(_sparsemax_rows, z, axis)


def entmax15(z, *, axis=-1):
    r"""Return the 1.5-entmax of `z`, half way from softmax to sparsemax.

    It solves :math:`\max_p p \cdot z + H(p)` over the probability simplex, with
    the Tsallis entropy :math:`H(p) = \frac{4}{3} \sum_i (p_i - p_i^{3/2})`. The
    solution is :math:`p_i = \max(z_i / 2 - \tau, 0)^2` with the one threshold
    :math:`\tau` that makes it sum to one.

    Parameters
    ----------
    z : array_like, any shape
        Logits (no unit; a distance of 2 to the largest is enough for a
        probability of 0). Integers and booleans become float64; float16 is
        computed in float32.
    axis : int or tuple of ints, default -1
        The axis or axes over which the result sums to one.

    Returns
    -------
    ndarray, same shape as `z`
        Probabilities, some exactly 0. -inf gives 0; one +inf takes all the mass.
        A row is NaN if it holds NaN or several +inf, or only -inf. An empty axis
        gives an empty array.

    Raises
    ------
    TypeError
        If `z` does not hold real numbers, or `axis` is None.
    ValueError
        If `axis` does not fit.

    Notes
    -----
    The algorithm, by sorting, is that of [1]_. One Newton step on the sum of the
    probabilities then removes the rounding error of the cumulative sums.

    References
    ----------
    .. [1] B. Peters, V. Niculae and A. F. T. Martins, "Sparse sequence-to-sequence
       models", ACL 2019.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> sl.entmax15([-2, 0, 0.5]).round(4)
    array([0.   , 0.326, 0.674])
    >>> sl.entmax15([0.7, 1.5, 4.8])
    array([0., 0., 1.])
    """
    return _along(_entmax15_rows, z, axis)


@np.errstate(all="ignore")
def _along(rule, z, axis):
    """Apply `rule` to the rows of `z`, shifted so that the largest entry is 0."""
    z = as_logits(z)
    axes = as_axes(axis, z.ndim)
    if z.size == 0:
        return np.empty_like(z, subok=False)
    tail = range(z.ndim - len(axes), z.ndim)
    moved = np.moveaxis(z, axes, tail)
    rows = moved.reshape(-1, math.prod(moved.shape[tail[0] :]))
    # In memory row by row, so that a row is added up the same way in any batch.
    rows = np.ascontiguousarray(rows, compute_dtype(z.dtype))
    top = rows.max(axis=-1, keepdims=True)
    p = rule(rows - top)
    hit = rows == np.inf
    limit = np.where(hit.sum(axis=-1, keepdims=True) == 1, hit, np.nan)
    p = np.where(top == np.inf, limit, p).astype(z.dtype, copy=False)
    return np.ascontiguousarray(np.moveaxis(p.reshape(moved.shape), tail, axes))


def _sparsemax_rows(x):
    ordered = -np.sort(-x, axis=-1)
    count = np.arange(1, x.shape[-1] + 1)
    stays = 1 + count * ordered > np.cumsum(ordered, axis=-1)
    k = np.maximum(stays.sum(axis=-1, keepdims=True), 1)
    # Summed again over those that stay: a cumulative sum adds one by one.
    tau = (np.where(stays, ordered, 0).sum(axis=-1, keepdims=True) - 1) / k
    return np.maximum(x - tau, 0)


def _entmax15_rows(x):
    x = x / 2
    ordered = -np.sort(-x, axis=-1)
    count = np.arange(1, x.shape[-1] + 1, dtype=x.dtype)
    mean = np.cumsum(ordered, axis=-1) / count
    spread = np.cumsum(ordered**2, axis=-1) - count * mean**2
    tau = mean - np.sqrt(np.maximum((1 - spread) / count, 0))
    # Where an entry is -inf, tau is NaN: it does not stay, nor does what follows.
    k = np.maximum((tau <= ordered).sum(axis=-1, keepdims=True), 1)
    root = np.maximum(x - np.take_along_axis(tau, k - 1, axis=-1), 0)
    total = (root**2).sum(axis=-1, keepdims=True)
    step = (total - 1) / (2 * root.sum(axis=-1, keepdims=True))
    return np.where(root > 0, np.maximum(root - step, 0), root) ** 2

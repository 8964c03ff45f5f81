"""Attention: means of values, weighted by the softmax of scores."""

import math

import numpy as np

from softmax_lib._arguments import as_logits, compute_dtype, refuse_masked
from softmax_lib.stable import softmax

__all__ = ["scaled_dot_product_attention"]


@np.errstate(all="ignore")
def scaled_dot_product_attention(query, key, value, *, mask=None, empty=np.nan):
    r"""Return for each query the mean of the values whose keys are like it.

    .. math:: \operatorname{softmax}\left(\frac{Q K^\top}{\sqrt d}\right) V

    Parameters
    ----------
    query : array_like, shape (..., L, d)
        What is looked for. The leading axes of all three broadcast.
    key : array_like, shape (..., S, d)
        What each place offers.
    value : array_like, shape (..., S, v)
        What each place holds.
    mask : array_like of bool, optional
        Shape that broadcasts to (..., L, S), where ... are the leading axes of all
        three. Where it is False, that query does not see that place, whatever key and
        value hold. ``np.tri(L, S, dtype=bool)`` hides the future.
    empty : nan or 0, default nan
        What a query gets that sees no place: NaN, as `softmax` has no weights for it,
        or zeros, as from weights of 0.

    Returns
    -------
    ndarray, shape (..., L, v)
        Means, in the unit of the values, and nowhere below their smallest or above
        their largest. NaN, or `empty`, for a query that sees no place.

    Raises
    ------
    TypeError
        If an array does not hold real numbers, `mask` is not bool, or one of the four
        is a masked array.
    ValueError
        If the shapes do not fit.

    Notes
    -----
    From [1]_. If the entries of query and key are independent with mean 0 and variance
    1, a dot product has variance d, and the scores variance 1 again. float16 is
    computed in float32. The matrix products are BLAS's: unlike elsewhere in this
    library, the last bits of a row may depend on how many rows there are. All L x S
    weights are in memory at once.

    References
    ----------
    .. [1] A. Vaswani et al., "Attention is all you need", NeurIPS 2017.

    Examples
    --------
    >>> import numpy as np
    >>> import softmax_lib as sl
    >>> key = np.array([[4.0, 0], [0, 4], [0, 0]])
    >>> value = np.array([[1.0], [2], [3]])
    >>> sl.scaled_dot_product_attention([[2.0, 0]], key, value).round(3)
    array([[1.01]])
    >>> causal = np.tri(3, dtype=bool)
    >>> sl.scaled_dot_product_attention(0 * key, key, value, mask=causal)
    array([[1. ],
           [1.5],
           [2. ]])
    """
    query, key, value, mask, dtype = checked(query, key, value, mask)
    scores = (query / math.sqrt(max(1, query.shape[-1]))) @ key.swapaxes(-1, -2)
    if mask is not None:
        scores = np.broadcast_to(scores, mask.shape)
    weights = softmax(scores, where=mask, empty=empty)
    means = np.clip(weighted(weights, value), *value_range(value))
    np.copyto(means, empty, where=~weights.any(axis=-1, keepdims=True))
    return means.astype(dtype, copy=False)


def checked(query, key, value, mask):
    """Return the arrays as they are computed with, the mask, and the result's dtype.

    The mask, unless it is None, has the shape (..., L, S) with all leading axes.
    """
    arrays = {"query": query, "key": key, "value": value}
    arrays = {name: as_logits(a, name) for name, a in arrays.items()}
    lead = _leading_shape(*arrays.values())
    dtype = np.result_type(*arrays.values())
    wide = compute_dtype(dtype)
    query, key, value = (a.astype(wide, copy=False) for a in arrays.values())
    if mask is not None:
        mask = _as_mask(mask, (*lead, query.shape[-2], key.shape[-2]))
    return query, key, value, mask, dtype


def value_range(value):
    """Return the least and the largest value of each column."""
    odd = np.isnan(value)
    least = np.where(odd, np.inf, value).min(axis=-2, keepdims=True, initial=np.inf)
    return least, np.where(odd, -np.inf, value).max(-2, keepdims=True, initial=-np.inf)


def _leading_shape(query, key, value):
    """Return the shape of the leading axes of all three; refuse what does not fit."""
    shapes = f"query {query.shape}, key {key.shape}, value {value.shape}"
    if min(query.ndim, key.ndim, value.ndim) < 2:
        raise ValueError(f"each array needs at least two axes: {shapes}.")
    if query.shape[-1] != key.shape[-1]:
        raise ValueError(f"query and key must have equally many features: {shapes}.")
    if key.shape[-2] != value.shape[-2]:
        raise ValueError(f"there must be one value for each key: {shapes}.")
    try:
        return np.broadcast_shapes(*(a.shape[:-2] for a in (query, key, value)))
    except ValueError:
        raise ValueError(f"the leading axes must broadcast: {shapes}.") from None


def _as_mask(mask, shape):
    refuse_masked(mask, "mask", "pass mask.filled(False)")
    mask = np.asarray(mask)
    if mask.dtype != bool:
        raise TypeError(
            f"mask must be boolean, True for what is seen, not {mask.dtype}; scores "
            "to add, 0 and -inf, become scores == 0."
        )
    try:
        return np.broadcast_to(mask, shape)
    except ValueError:
        raise ValueError(
            f"mask has shape {mask.shape}, which does not broadcast to (..., L, S), "
            f"here {shape}."
        ) from None


def weighted(weights, values):
    """Return ``weights @ values``; a weight of 0 silences even NaN and infinity."""
    known = np.isfinite(values)
    if known.all():
        return weights @ values
    sums = weights @ np.where(known, values, 0)
    odd = ~known.reshape(-1, *known.shape[-2:]).all(axis=(0, -1))
    for i in np.flatnonzero(odd):
        w, v = weights[..., i, None], values[..., None, i, :]
        sums += np.where((w == 0) | np.isfinite(v), 0, w * v)
    return sums

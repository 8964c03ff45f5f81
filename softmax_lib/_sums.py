"""Sums of rows and columns, in an order that the number of entries alone decides.

So the bits of a row's result never depend on the rows beside it.
"""

import inspect

import numpy as np

# Without a search for arrays of other libraries, which takes a third of a short call.
_einsum = inspect.unwrap(np.einsum)
ROWS = 128  # up to here einsum is faster, from here on its order is worse
COLUMNS = 16  # what is added up one after the other, or up to twice as many


def total(e):
    """Return the sums along axis 1 of rows (n, K) or columns (g, K, c), axis kept.

    Long rows are added up in numpy's pairs, columns in chunks, then the chunks' sums.
    """
    if e.ndim == 2:
        if e.shape[1] > ROWS:
            return np.add.reduce(e, axis=1, keepdims=True)
        return _einsum("ij->i", e)[:, None]
    groups, size, columns = e.shape
    if size <= 2 * COLUMNS:
        return _in_order(e)[:, None]
    whole = size - size % COLUMNS
    sums = total(_in_order(e[:, :whole].reshape(groups, -1, COLUMNS, columns)))
    if whole < size:
        sums += total(e[:, whole:])
    return sums


def _in_order(e):
    """Return the sums along the last axis but one, each term added to those before."""
    if e.shape[-1] > 1:
        return _einsum("...jk->...k", e)
    if e.size == e.shape[-2]:  # a lone column, which numpy would add up in pairs
        return np.add.accumulate(e, axis=-2)[..., -1, :]
    return np.add.reduce(np.ascontiguousarray(np.moveaxis(e, -2, 0)), axis=0)


def is_short(x, size):
    """Tell whether numpy's loops over the many short rows of `x` take long."""
    return x.ndim == 2 and x.shape[1] <= size and len(x) > 32 * x.shape[1]


def highest(x):
    """Return the maxima along axis 1, axis kept; NaN where there is one."""
    if not is_short(x, 48):
        return np.maximum.reduce(x, axis=1, keepdims=True)
    top = x[:, 0].copy()
    for column in x.T[1:]:
        np.maximum(top, column, out=top)
    return top[:, None]


def spread(v, x):
    """Return `v`, one number for each row of `x`, in a shape that broadcasts fast.

    For short rows numpy's broadcasting costs more than writing `v` out in full.
    """
    if x.ndim == 2 and 1 < x.shape[1] < 512 and len(x) > 1:
        return np.repeat(v, x.shape[1], axis=1)
    return v


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

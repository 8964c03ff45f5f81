"""Sums of rows and columns, in an order that the number of entries alone decides.

So the bits of a row's result never depend on the rows beside it.
"""

import inspect

import numpy as np

# Without a search for arrays of other libraries, which takes a third of a short call.
_einsum = inspect.unwrap(np.einsum)
ROWS = 128  # entries of a row that einsum adds up in its handful of accumulators
COLUMNS = 16  # rows of a block that einsum adds up one after the other


def total(e):
    """Return the sums along axis 1 of rows (n, K) or columns (g, K, c), axis kept.

    Chunks are added up, then their sums in the same way.
    """
    count, size, *columns = e.shape
    if columns == [1]:  # einsum would add up a lone column in another order
        return total(np.repeat(e, 2, axis=2))[:, :, :1]
    chunk = COLUMNS if columns else ROWS
    if size <= chunk:
        return _einsum("ij...->i...", e)[:, None]
    whole = size - size % chunk
    chunks = e[:, :whole].reshape(count, -1, chunk, *columns)
    sums = total(_einsum("ijk...->ij...", chunks))
    if whole < size:
        sums += total(e[:, whole:])
    return sums


def highest(x):
    """Return the maxima along axis 1 of short rows or of columns, axis kept."""
    if x.ndim == 3:
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

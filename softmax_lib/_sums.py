"""Sums of rows and columns, in an order that the number of entries alone decides.

So the bits of a row's result never depend on the rows beside it.
"""

import inspect

import numpy as np

# Without a search for arrays of other libraries, which takes a third of a short call.
_einsum = inspect.unwrap(np.einsum)
ROWS = 128  # up to here einsum is faster, from here on its order is worse
COLUMNS = 16  # what is added up one after the other, or up to twice as many
SHORT = 96  # bytes; numpy's loops over so short rows take long


def total(e):
    """Return the sums along axis 1 of rows (n, K) or columns (g, K, c), axis kept.

    Long rows are added up in numpy's pairs, columns in chunks, then the chunks' sums.
    """
    if e.ndim == 2:
        if e.shape[1] > ROWS:
            return np.add.reduce(e, axis=1, keepdims=True)
        return _einsum("ij->i", e)[:, None]
    groups, size, columns = e.shape
    if columns == 1:  # which einsum would add up in another order
        return total(np.repeat(e, 2, axis=2))[:, :, :1]
    if size <= 2 * COLUMNS:
        return _einsum("ijk->ik", e)[:, None]
    whole = size - size % COLUMNS
    chunks = e[:, :whole].reshape(groups, -1, COLUMNS, columns)
    sums = total(_einsum("ijkl->ijl", chunks))
    if whole < size:
        sums += total(e[:, whole:])
    return sums


def highest(x):
    """Return the maxima along axis 1, axis kept; NaN where there is one."""
    if x.ndim == 3 or len(x) == 1 or x[0].nbytes > SHORT:
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

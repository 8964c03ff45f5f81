"""Sums of rows and columns, in an order that the number of entries alone decides.

So the bits of a row's result never depend on the rows beside it.
"""

import numpy as np

CHUNK = 128  # entries of a row that einsum adds up in its handful of accumulators


def total(e):
    """Return the sums along axis 1 of rows (n, K) or columns (g, K, c), axis kept."""
    return _of_rows(e) if e.ndim == 2 else _of_columns(e)


def _of_rows(e):
    """Add up chunks, then their sums in the same way."""
    rows, size = e.shape
    if size <= CHUNK:
        return np.einsum("ij->i", e)[:, None]
    whole = size - size % CHUNK
    chunks = e[:, :whole].reshape(rows, -1, CHUNK)
    sums = _of_rows(np.einsum("ijk->ij", chunks))
    if whole < size:
        sums += _of_rows(e[:, whole:])
    return sums


def _of_columns(e):
    """Add the upper half to the lower until one row is left."""
    while (size := e.shape[1]) > 1:
        half = (size + 1) // 2
        sums = e[:, :half].copy()
        sums[:, : size - half] += e[:, half:]
        e = sums
    return e


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

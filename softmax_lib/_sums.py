"""Maxima and sums of the rows of a tile, in an order that K alone decides.

So the bits of a row's result never depend on the rows beside it.
"""

import numpy as np

STRIP = 32  # rows of one strip of a column sum
SHORT = 32  # rows up to here cost more in numpy's row-wise loops than in arithmetic
_CHUNK = 128  # entries that einsum adds up in its handful of accumulators


def row_sum(e):
    """Return the sums along axis 1, axis kept.

    Rows go to einsum in chunks, whose sums are added the same way: a tenth of the
    cost of add.reduce for short rows and half of it for long ones. Columns are
    halved: the upper half is added to the lower until one row is left.
    """
    if e.ndim == 3:
        while e.shape[1] > STRIP:
            e = strip_sum(e)
        return _halve(e)
    if e.shape[1] <= _CHUNK:
        return np.einsum("ij->i", e)[:, None]
    whole = e.shape[1] - e.shape[1] % _CHUNK
    chunks = e[:, :whole].reshape(len(e), -1, _CHUNK)
    total = row_sum(np.einsum("ijk->ij", chunks))
    if whole < e.shape[1]:
        total += row_sum(e[:, whole:])
    return total


def strip_sum(e):
    """Return the sums of strips of 32 rows along axis 1 of (g, K, columns)."""
    g, size, columns = e.shape
    whole = size - size % STRIP
    # Seven additions to an eighth of the strip, then two halvings: that takes
    # 0.6 times as long as halving all the way.
    eighths = e[:, :whole].reshape(-1, 8, STRIP // 8, columns)
    sums = eighths[:, 0] + eighths[:, 1]
    for k in range(2, 8):
        sums += eighths[:, k]
    strips = _halve(sums).reshape(g, whole // STRIP, columns)
    if whole == size:
        return strips
    return np.concatenate([strips, _halve(e[:, whole:])], axis=1)


def _halve(e):
    while e.shape[1] > 1:
        half, odd = divmod(e.shape[1], 2)
        lower = e[:, :half] + e[:, half : 2 * half]
        if odd:
            lower[:, :1] += e[:, -1:]
        e = lower
    return e


def row_max(x):
    """Return the maxima along axis 1, axis kept; NaN where there is one."""
    if x.ndim == 2 and x.shape[1] <= SHORT < len(x):
        top = x[:, 0].copy()
        for column in x.T[1:]:
            np.maximum(top, column, out=top)
        return top[:, None]
    return np.maximum.reduce(x, axis=1, keepdims=True)


def spread(v, x):
    """Return `v`, one number per row of `x`, in a shape that broadcasts fast.

    For short rows numpy's broadcasting costs more than writing `v` out in full.
    """
    if x.ndim == 2 and 1 < x.shape[1] < 512:
        return np.repeat(v, x.shape[1], axis=1)
    return v

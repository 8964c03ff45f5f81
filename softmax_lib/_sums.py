"""Maxima and sums of rows (n, K) or columns (g, K, c), along axis 1, which is kept.

Terms are added in an order that the number of entries alone decides, so that the bits
of a row's result never depend on the rows beside it.
"""

import inspect

import numpy as np

# Without a search for arrays of other libraries, which takes a third of a short call.
_einsum = inspect.unwrap(np.einsum)
ROWS = 128  # up to here einsum is faster, from here on its order is worse
COLUMNS = 16  # what is added up one after the other, or up to twice as many
# By timing: the longest short row; how many rows are many, and how many columns; how
# many columns of a group are few.
SHORT, MANY, NARROW = 12, {2: 4096, 3: 256}, 64


def total(e):
    """Return the sums of rows or columns.

    Long rows are added up in numpy's pairs, columns in chunks, then the chunks' sums.
    """
    if e.ndim == 2:
        if e.shape[1] > ROWS:
            return np.add.reduce(e, axis=1, keepdims=True)
        return _einsum("ij->i", e)[:, None]
    groups, size, columns = e.shape
    if columns == 1 < groups:  # faster side by side
        return total(np.ascontiguousarray(e.T)).reshape(groups, 1, 1)
    if size <= 2 * COLUMNS:
        return _in_order(e)[:, None]
    whole = size - size % COLUMNS
    sums = total(_in_order(e[:, :whole].reshape(groups, -1, COLUMNS, columns)))
    return sums + total(e[:, whole:]) if whole < size else sums


def _in_order(e):
    """Return the sums along the last axis but one, each term added to those before."""
    if e.shape[-1] == 1:  # einsum would add them up in another order
        return np.add.accumulate(e, axis=-2)[..., -1, :]
    return _einsum("...jk->...k", e)


def are_short(x):
    """Tell whether `x` has many short rows, over which numpy's loops take long."""
    narrow = x.ndim == 2 or x.shape[2] <= NARROW
    return narrow and x.shape[1] <= SHORT and x.size > MANY[x.ndim] * x.shape[1]


def highest(x):
    """Return the maxima of rows or columns; NaN where there is one."""
    if not are_short(x):
        return np.maximum.reduce(x, axis=1, keepdims=True)
    top = x[:, 0].copy()
    for number in range(1, x.shape[1]):
        np.maximum(top, x[:, number], out=top)
    return top[:, None]

"""Arrays as rows or columns, in blocks that stay in the cache while they are computed.

A block has shape (n, K), or (g, K, c) where the axis in question is not the last: axis
1 is always the one that is normalised. It has the dtype that is computed in, is divided
by the temperature, and holds -inf where `where` is false. Blocks of rows are
contiguous; blocks of columns may be strips of longer lines, and are larger than `BLOCK`
where there are many classes.
"""

import math
from itertools import product

import numpy as np

from softmax_lib._arguments import (
    as_axes,
    as_empty,
    as_temperature,
    as_where,
    check_out,
    compute_dtype,
)
from softmax_lib._shift import limits

BLOCK = 1 << 19  # bytes, by timing: smaller blocks cost calls, larger ones cache
WIDTH = 1 << 16  # bytes of a line; strips of columns are no narrower, or memory is slow


def classes_last(z, axes):
    """Return a view of `z` with `axes`, sorted and >= 0, moved to the end."""
    return np.moveaxis(z, axes, range(z.ndim - len(axes), z.ndim))


def as_rows(z, axes, dtype=None):
    """Return `z` as (..., K): `axes` moved to the end and flattened in C order.

    In memory row by row, so that a row is added up the same way in any batch.
    """
    moved = classes_last(z, axes)
    first = z.ndim - len(axes)
    rows = moved.reshape(*moved.shape[:first], math.prod(moved.shape[first:]))
    return np.ascontiguousarray(rows, dtype)


def from_rows(rows, shape, axes):
    """Return `rows` in the shape that `as_rows` took them from."""
    moved = rows.reshape(*without(shape, axes), *(shape[a] for a in axes))
    tail = range(len(shape) - len(axes), len(shape))
    return np.ascontiguousarray(np.moveaxis(moved, tail, axes))


def largest(rows):
    """Return where the largest entry of each row is, counted in C order."""
    return rows.argmax(axis=-1).ravel() + np.arange(0, rows.size, rows.shape[-1])


def without(shape, axes):
    """Return `shape` without `axes`."""
    if len(axes) == 1:  # only faster
        return shape[: axes[0]] + shape[axes[0] + 1 :]
    return tuple(n for a, n in enumerate(shape) if a not in axes)


def rowwise(
    kernel, masked, z, axis, temperature=1.0, where=None, empty=np.nan, out=None
):
    """Return what ``kernel(x, y)`` writes to `y`, for every block `x` of `z`.

    Where `where` is false the result is `masked`, unless nothing is left of the row:
    then all of it is NaN, or `masked` if `empty` is 0.
    """
    axes = as_axes(axis, z.ndim)
    usual = where is None and out is None and empty is np.nan
    usual = usual and type(temperature) is float and temperature == 1
    if usual and _is_block(z, axes):
        x = flattened(z, axes)
        y = np.empty(x.shape, x.dtype)
        kernel(x, y)
        return y.reshape(z.shape)
    temperature, zeros = as_temperature(temperature), as_empty(empty) == 0
    where = None if where is None else flattened(as_where(where, z.shape), axes)
    result = np.empty(z.shape, z.dtype) if out is None else check_out(out, z)
    rows, target = flattened(z, axes), flattened(result, axes)
    overlap = np.may_share_memory(rows, result)
    if (overlap and out is not z) or np.may_share_memory(where, result):
        target = np.empty(rows.shape, z.dtype)
    dtype = compute_dtype(z.dtype, temperature)
    for at, x, allowed in _blocks(rows, dtype, where, temperature, overlap):
        y = target[at]
        p = y if _is_ready(y, dtype) else np.empty(x.shape, dtype)
        kernel(x, p)
        if zeros or allowed is not None:
            nothing = (x == -np.inf).all(axis=1, keepdims=True)
            if allowed is not None:
                np.copyto(p, masked, where=~(nothing | allowed))
            if zeros:
                np.copyto(p, masked, where=nothing)
        if p is not y:
            y[...] = p
    if not np.may_share_memory(target, result):
        turned = _turned(result, axes)[0]
        turned[...] = target.reshape(turned.shape)
    return result if out is None else out


def numbers(kernel, nothing, z, axis, where=None, keepdims=False):
    """Return what ``kernel(x)`` gives for every block `x` of `z`, as arrays.

    The kernel gives some numbers for each row; those of an empty row are `nothing`.
    """
    axes = as_axes(axis, z.ndim)
    shape = without(z.shape, axes)
    if keepdims:
        shape = [1 if a in axes else n for a, n in enumerate(z.shape)]
    if where is None and _is_block(z, axes):
        return [a.reshape(shape) for a in kernel(flattened(z, axes))]
    where = None if where is None else flattened(as_where(where, z.shape), axes)
    rows, dtype = flattened(z, axes), compute_dtype(z.dtype)
    of_rows = (len(rows), 1, *rows.shape[2:])
    results = [np.full(of_rows, number, dtype) for number in nothing]
    for at, x, _ in _blocks(rows, dtype, where):
        for result, number in zip(results, kernel(x), strict=True):
            result[at] = number
    return [result.reshape(shape) for result in results]


def _is_block(z, axes):
    """Tell whether `z` is one block as it is, as most small arrays are."""
    small = 0 < z.nbytes <= BLOCK and z.dtype.char in "fd" and len(axes) == 1
    return small and z.flags.c_contiguous and z.flags.aligned


def flattened(a, axes):
    """Return `a` as (n, K), or as (g, K, c) if `axes`, neighbours, are not the last.

    A view where the memory allows it, else a copy. Rows of one class are laid out as
    columns (1, 1, n), which numpy's loops pass at once.
    """
    if axes == (a.ndim - 1,) and a.shape[-1] > 1:  # only faster
        return a.reshape(-1, a.shape[-1])
    a, first, stop = _turned(a, axes)
    before, size = math.prod(a.shape[:first]), math.prod(a.shape[first:stop])
    if stop < a.ndim:
        return a.reshape(before, size, math.prod(a.shape[stop:]))
    return a.reshape(1, 1, before) if size == 1 else a.reshape(before, size)


def _turned(a, axes):
    """Return `a` with `axes` as neighbours, and where they begin and end."""
    if axes[-1] - axes[0] < len(axes):
        return a, axes[0], axes[-1] + 1
    return classes_last(a, axes), a.ndim - len(axes), a.ndim


def _blocks(rows, dtype, where, temperature=1.0, copy=False):
    """Yield the index of each block, the block, and `where` of it, or None."""
    if rows.size == 0:
        return
    count, length, columns = (*rows.shape, 1)[:3]
    step = max(1, BLOCK // (dtype.itemsize * length * columns))
    width = max(WIDTH, BLOCK // length) // dtype.itemsize
    for row, column in product(range(0, count, step), range(0, columns, width)):
        at = np.s_[row : row + step, :, column : column + width][: rows.ndim]
        x, allowed = rows[at], None if where is None else where[at]
        if copy or temperature != 1 or allowed is not None or not _is_ready(x, dtype):
            x = np.array(x, dtype, order="C")
            if allowed is not None:
                np.copyto(x, -np.inf, where=~allowed)
            if temperature != 1:
                _divide(x, temperature)
        yield at, x, allowed


def _is_ready(x, dtype):
    """Tell whether numpy can compute at full speed in a block as it is."""
    ordered = x.flags.c_contiguous or (x.ndim == 3 and x.strides[2] == x.itemsize)
    return ordered and x.dtype == dtype and x.flags.aligned


def _divide(x, temperature):
    """Divide a block by the temperature, in place.

    Far from 0 that would round differences away, or overflow: there they are divided
    themselves. Beside +inf, and at infinite temperature, all finite numbers are alike.
    """
    top = x.max(axis=1, keepdims=True)
    alike = np.isinf(top) | (temperature == np.inf)
    np.copyto(x, 0, where=alike & np.isfinite(x))
    if temperature == np.inf:
        return
    *_, far = limits(x.dtype, 1)
    away = ((np.abs(top) >= far) | np.isinf(top / temperature)) & ~alike
    if not away.any():
        x /= temperature
        return
    apart = (x / 2 - top / 2) / temperature * 2  # half of a difference is finite
    np.copyto(x, np.where(away, apart, x / temperature))

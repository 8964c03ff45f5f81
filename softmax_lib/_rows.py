"""Arrays as rows or columns, in blocks that stay in the cache while they are computed.

A block has shape (n, K), or (g, K, c) where the axis in question is not the last: axis
1 is always the one that is normalised. It is contiguous, of the dtype that is computed
in, divided by the temperature, and holds -inf where `where` is false.
"""

import math

import numpy as np

from softmax_lib._arguments import (
    as_axes,
    as_empty,
    as_temperature,
    as_where,
    check_out,
    compute_dtype,
)
from softmax_lib._shift import far

BLOCK = 1 << 19  # bytes; three arrays of this size fit into the L2 cache
WIDTH = 1 << 16  # bytes; in narrower strips of columns memory is slow


def classes_last(z, axes):
    """Return a view of `z` with `axes`, sorted and >= 0, moved to the end."""
    return np.moveaxis(z, axes, range(z.ndim - len(axes), z.ndim))


def as_rows(z, axes, dtype=None):
    """Return `z` as (..., K): `axes` moved to the end and flattened in C order.

    In memory row by row, so that a row is added up the same way in any batch.
    """
    moved = classes_last(z, axes)
    rest = z.ndim - len(axes)
    rows = moved.reshape(*moved.shape[:rest], math.prod(moved.shape[rest:]))
    return np.ascontiguousarray(rows, dtype)


def from_rows(rows, shape, axes):
    """Return `rows` in the shape that `as_rows` took them from."""
    rest = [n for a, n in enumerate(shape) if a not in axes]
    moved = rows.reshape(*rest, *(shape[a] for a in axes))
    tail = range(len(shape) - len(axes), len(shape))
    return np.ascontiguousarray(np.moveaxis(moved, tail, axes))


def rowwise(kernel, masked, z, axis, temperature, where, empty, out):
    """Return what ``kernel(x, y, spare)`` writes to `y`, for every block `x` of `z`.

    Where `where` is false the result is `masked`, unless nothing is left of the row:
    then all of it is NaN, or `masked` if `empty` is 0.
    """
    axes, usual = as_axes(axis, z.ndim), where is out is None and empty is np.nan
    if usual and type(temperature) is float and temperature == 1 and _is_block(z, axes):
        x = flattened(z, axes)
        y = np.empty(x.shape, x.dtype)
        kernel(x, y)
        return y.reshape(z.shape)
    temperature, zeros = as_temperature(temperature), as_empty(empty) == 0
    where = None if where is None else as_where(where, z.shape)
    result = np.empty(z.shape, z.dtype) if out is None else check_out(out, z)
    axes, z, where, laid = _together(axes, z, where, result)
    over = _overlap(z, laid)
    direct = not (over and not _same(z, laid)) and not _overlap(where, laid)
    direct = direct and laid.flags.carray
    target = laid if direct else np.empty(laid.shape, laid.dtype)
    if z.size:
        dtype = compute_dtype(z.dtype, temperature)
        rows, spare, room = flattened(target, axes), Memory(dtype), Memory(dtype)
        for at, x, allowed in _blocks(z, axes, dtype, where, temperature, over):
            y = rows[at]
            ready = _is_ready(y, dtype)
            p = y if ready else room.like(x)
            kernel(x, p, spare)
            if zeros or allowed is not None:
                left = (x != -np.inf).any(axis=1, keepdims=True)
                if allowed is not None:
                    np.copyto(p, masked, where=left & ~allowed)
                if zeros:
                    np.copyto(p, masked, where=~left)
            if not ready:
                y[...] = p
    if not direct:
        laid[...] = target
    return result if out is None else out


def numbers(kernel, nothing, z, axis, where=None, keepdims=False):
    """Return what ``kernel(x, spare)`` gives for every block `x` of `z`, as arrays.

    The kernel gives some numbers for each row; those of an empty row are `nothing`.
    """
    axes = as_axes(axis, z.ndim)
    shape = [n for a, n in enumerate(z.shape) if a not in axes]
    if keepdims:
        shape = [1 if a in axes else n for a, n in enumerate(z.shape)]
    if where is None and _is_block(z, axes):
        x = flattened(z, axes)
        return [a.reshape(shape) for a in kernel(x)]
    where = None if where is None else as_where(where, z.shape)
    axes, z, where = _together(axes, z, where)
    dtype = compute_dtype(z.dtype)
    rows, spare = flattened(z, axes), Memory(dtype)
    of_rows = (len(rows), 1, *rows.shape[2:])
    results = [np.full(of_rows, number, dtype) for number in nothing]
    if z.size:
        for at, x, _ in _blocks(z, axes, dtype, where):
            for result, number in zip(results, kernel(x, spare), strict=True):
                result[at] = number
    return [result.reshape(shape) for result in results]


def _is_block(z, axes):
    """Tell whether `z` is one block as it is: what is small and usual."""
    small = 0 < z.nbytes <= BLOCK and z.dtype.char in "fd" and len(axes) == 1
    return small and z.flags.c_contiguous and z.flags.aligned


class Memory:
    """Memory for one block after another, asked for once."""

    def __init__(self, dtype):
        self.dtype, self.held = dtype, None

    def like(self, x):
        """Return a contiguous array of the shape of `x`; the first is the largest."""
        if self.held is None:
            self.held = np.empty(x.size, self.dtype)
        return self.held[: x.size].reshape(x.shape)


def _together(axes, *arrays):
    """Return `axes` as neighbours, and the arrays turned so that they are."""
    if axes[-1] - axes[0] < len(axes):
        return axes, *arrays
    ndim = arrays[0].ndim
    turned = (None if a is None else classes_last(a, axes) for a in arrays)
    return tuple(range(ndim - len(axes), ndim)), *turned


def _overlap(a, target):
    return a is not None and np.may_share_memory(a, target)


def _same(a, target):
    """Tell whether two arrays are the same memory in the same order."""
    here = a.__array_interface__["data"] == target.__array_interface__["data"]
    return here and a.strides == target.strides


def flattened(a, axes):
    """Return `a` as (n, K), or as (g, K, c) if `axes`, neighbours, are not the last.

    A view where the memory allows it, else a copy. A single class lies in columns.
    """
    first, stop = axes[0], axes[-1] + 1
    before, size = math.prod(a.shape[:first]), math.prod(a.shape[first:stop])
    if stop < a.ndim:
        return a.reshape(before, size, math.prod(a.shape[stop:]))
    return a.reshape(1, 1, before) if size == 1 else a.reshape(before, size)


def _cuts(shape, itemsize):
    """Yield what cuts an array of `shape` into blocks of about `BLOCK` bytes."""
    count, length, *columns = shape
    step = max(1, BLOCK // (itemsize * length * math.prod(columns)))
    width = max(WIDTH, BLOCK // length) // itemsize
    for start in range(0, count, step):
        if not columns:
            yield (slice(start, start + step),)
        for left in range(0, *columns, width) if columns else ():
            yield np.s_[start : start + step, :, left : left + width]


def _blocks(z, axes, dtype, where=None, temperature=1.0, copy=False):
    """Yield the index of each block, the block, and `where` of it, or None."""
    rows, room = flattened(z, axes), Memory(dtype)
    where = None if where is None else flattened(where, axes)
    plain = where is None and temperature == 1 and not copy
    for at in _cuts(rows.shape, dtype.itemsize):
        x, allowed = rows[at], None if where is None else where[at]
        if not (plain and _is_ready(x, dtype)):
            source, x = x, room.like(x)
            np.copyto(x, source)
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
    if alike.any():
        np.copyto(x, 0, where=alike & np.isfinite(x))
    if temperature < np.inf:
        away = (np.abs(top) >= far(x.dtype)) | np.isinf(top / temperature)
        part = np.where(away & ~alike, x.dtype.type(0.5), x.dtype.type(1))
        if (part < 1).any():  # half of a difference does not overflow
            x *= part
            x -= np.where(part < 1, top / 2, 0)
        x /= temperature
        x /= part

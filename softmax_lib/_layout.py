"""How an array becomes tiles: checked, cut along the other axes, loaded for exp."""

import math

import numpy as np

from softmax_lib._arguments import (
    WHERE,
    as_axes,
    as_logits,
    as_temperature,
    as_where,
    check_out,
    compute_dtype,
)
from softmax_lib._sums import row_max
from softmax_lib._tiles import block_size

# numpy broadcasts along long rows up to twice as fast with a small buffer.
_BUFFER = 256


@np.errstate(all="ignore")  # which also restores the buffer size
def rowwise(kernel, masked, z, axis, temperature, where, out):
    """Return `kernel` of every row of `z`, and `masked` where `where` is false.

    ``kernel(x, out)`` takes a tile and fills `out`, other memory of its shape.
    """
    np.setbufsize(_BUFFER)
    z = as_logits(z, masked=WHERE)
    axes = as_axes(axis, z.ndim)
    temperature = as_temperature(temperature)
    where = None if where is None else as_where(where, z.shape)
    if out is not None:
        check_out(out, z.shape, z.dtype)
    if z.size == 0:
        return np.empty_like(z, subok=False) if out is None else out
    dtype = compute_dtype(z.dtype, temperature)
    direct = out is not None and _computes_in(out, z, where, axes, dtype)
    result = out if direct else np.empty(z.shape, dtype)
    _fill(result, kernel, masked, z, axes, temperature, where)
    if out is None:
        return result.astype(z.dtype, copy=False)
    if not direct:
        np.copyto(out, result, casting="same_kind")
    return out


def _computes_in(out, z, where, axes, dtype):
    """Tell whether the tiles can be computed in `out` itself."""
    if not out.flags.carray or out.dtype != dtype or _apart(axes):
        return False
    if where is not None and np.may_share_memory(where, out):
        return False
    here = out.__array_interface__["data"] == z.__array_interface__["data"]
    return (here and out.strides == z.strides) or not np.may_share_memory(z, out)


def _fill(result, kernel, masked, z, axes, temperature, where):
    if _apart(axes):
        tail = tuple(range(z.ndim - len(axes), z.ndim))
        z = np.moveaxis(z, axes, tail)
        where = None if where is None else np.moveaxis(where, axes, tail)
        moved = np.empty(z.shape, result.dtype)
        _fill(moved, kernel, masked, z, tail, temperature, where)
        np.copyto(result, np.moveaxis(moved, tail, axes))
        return
    flat, target = _flatten(z, axes), _flatten(result, axes)
    where = None if where is None else _flatten(where, axes)
    copy = np.may_share_memory(flat, target)
    load = _Loader(flat, where, result.dtype, temperature=temperature, copy=copy)
    for tile in _tiles_of(flat, result.dtype):
        x = load[tile]
        kernel(x, target[tile])
        if where is not None:  # in rows with something left, even if it is NaN
            left = (x != -np.inf).any(axis=1, keepdims=True)
            np.copyto(target[tile], masked, where=left & ~where[tile])


@np.errstate(all="ignore")
def reduce_rows(kernel, z, axis, keepdims=False, where=None, parts=1):
    """Return `kernel` of every row of `z`, one number each; -inf for empty rows.

    ``kernel(x)`` takes a tile and keeps its axes. With `parts` > 1 it returns so
    many tiles of numbers, and they come back along a new first axis.
    """
    np.setbufsize(_BUFFER)
    z = as_logits(z, masked=WHERE)
    axes = as_axes(axis, z.ndim)
    where = None if where is None else as_where(where, z.shape)
    shape = tuple(1 if a in axes else n for a, n in enumerate(z.shape))
    result = np.full((parts, *shape), -np.inf, z.dtype)
    if z.size:
        tail = tuple(range(z.ndim - len(axes), z.ndim)) if _apart(axes) else axes
        flat = _flatten(np.moveaxis(z, axes, tail), tail)
        if where is not None:
            where = _flatten(np.moveaxis(where, axes, tail), tail)
        dtype = compute_dtype(z.dtype)
        load = _Loader(flat, where, dtype)
        numbers = result.reshape(parts, len(flat), 1, *flat.shape[2:])
        for tile in _tiles_of(flat, dtype):
            numbers[:, tile] = kernel(load[tile])
    if not keepdims:
        result = result.squeeze(tuple(a + 1 for a in axes))
    return result[0] if parts == 1 else result


def _apart(axes):
    return axes[-1] - axes[0] + 1 > len(axes)


def _flatten(a, axes):
    """Return `a` as (rows, K), or as (g, K, columns) if `axes` are not the last.

    `axes` are neighbours. A view where the memory allows it, else a copy.
    """
    first, stop = axes[0], axes[-1] + 1
    size = math.prod(a.shape[first:stop])
    columns = () if stop == a.ndim else (math.prod(a.shape[stop:]),)
    return a.reshape(math.prod(a.shape[:first]), size, *columns)


def _tiles_of(flat, dtype):
    """Yield the slices that cut `flat` into tiles of whole rows."""
    step = max(1, block_size(dtype) // flat[0].size)
    for start in range(0, len(flat), step):
        yield slice(start, start + step)


class _Loader:
    """The tiles of a flattened array as the computation wants them.

    They are contiguous, of `dtype`, divided by the temperature, with -inf where
    `where` is false. Where nothing of that needs doing, a tile is a view.
    """

    def __init__(self, flat, where, dtype, *, temperature=1.0, copy=False):
        self.flat, self.where, self.temperature = flat, where, temperature
        self.scratch = None
        ready = flat.dtype == dtype and flat.flags.c_contiguous and flat.flags.aligned
        if copy or not ready or where is not None or temperature != 1:
            first = next(_tiles_of(flat, dtype))
            self.scratch = np.empty(flat[first].shape, dtype)

    def __getitem__(self, tile):
        """Return one tile, valid until the next one is asked for."""
        z = self.flat[tile]
        if self.scratch is None:
            return z
        x = self.scratch[: len(z)]
        allowed = None if self.where is None else self.where[tile]
        if self.temperature in (1, np.inf):
            np.copyto(x, z)
        else:
            np.divide(z, self.temperature, out=x, dtype=x.dtype)
        if allowed is not None:
            np.copyto(x, -np.inf, where=~allowed)
        if self.temperature == np.inf:
            x[np.isfinite(x)] = 0
        elif self.temperature < 1:
            self._mend_overflow(x, z, allowed)
        return x

    def _mend_overflow(self, x, z, allowed):
        """Divide the differences instead, in rows where z / temperature overflowed."""
        lost = np.isinf(x) & np.isfinite(z)
        if allowed is not None:
            lost &= allowed
        lost = lost.any(axis=1, keepdims=True)
        if lost.any():
            rows = z.astype(x.dtype)
            if allowed is not None:
                np.copyto(rows, -np.inf, where=~allowed)
            top = row_max(rows)
            peak = np.where(np.isinf(top), top, 0)
            rows = np.where(rows == top, peak, (rows - top) / self.temperature)
            np.copyto(x, rows, where=lost)

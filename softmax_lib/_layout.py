"""How an array becomes tiles: cut along the other axes, loaded ready for exp."""

import math

import numpy as np

from softmax_lib._tiles import TILE, row_max


def flatten(a, axes):
    """Return `a` as (rows, K), or as (g, K, columns) if `axes` are not the last.

    `axes` are neighbours. A view where the memory allows it, else a copy.
    """
    first, stop = axes[0], axes[-1] + 1
    size = math.prod(a.shape[first:stop])
    columns = () if stop == a.ndim else (math.prod(a.shape[stop:]),)
    return a.reshape(math.prod(a.shape[:first]), size, *columns)


def tiles(flat):
    """Yield the slices that cut `flat` into tiles of whole rows."""
    step = max(1, TILE // flat[0].size)
    for start in range(0, len(flat), step):
        yield slice(start, start + step)


class Loader:
    """The tiles of a flattened array as the computation wants them.

    They are contiguous, of `dtype`, divided by the temperature, with -inf where
    `where` is false. Where nothing of that needs doing, a tile is a view.
    """

    def __init__(self, flat, *, where=None, temperature=1.0, dtype, copy=False):
        self.flat = flat
        self.where = where
        self.temperature = temperature
        self.scratch = None
        if copy or flat.dtype != dtype or where is not None or temperature != 1:
            first = next(tiles(flat))
            self.scratch = np.empty_like(flat[first], dtype=dtype, subok=False)

    def __getitem__(self, tile):
        """Return one tile, valid until the next one is asked for."""
        z = self.flat[tile]
        if self.scratch is None:
            return z
        x = self.scratch[: len(z)]
        allowed = None if self.where is None else self.where[tile]
        if self.temperature == 1:
            np.copyto(x, z)
        elif self.temperature == np.inf:
            np.copyto(x, z)
            x[np.isfinite(x)] = 0
        else:
            np.divide(z, self.temperature, out=x, dtype=x.dtype)
        if allowed is not None:
            np.copyto(x, -np.inf, where=~allowed)
        if self.temperature < 1:
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

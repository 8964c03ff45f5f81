"""What may come in, and the blocks that arrays are cut into."""

import math

import dask.array as da
import numpy as np

from softmax_lib._arguments import as_axes, as_logits

# Entries of a block that are worked on together: they and a few copies of them stay
# in the cache, and a block needs hardly more memory than itself and its result.
TILE = 1 << 16


def as_sharded(z, axis, name="z"):
    """Return `z` as a dask array of floats, and `axis` as a sorted tuple of axes.

    Raises
    ------
    TypeError
        If `z` is no dask array or does not hold real numbers, or `axis` is None.
    ValueError
        If `axis` does not fit, or the sizes of the chunks are not known.
    """
    if not isinstance(z, da.Array):
        raise TypeError(
            f"{name} must be a dask.array, not {type(z).__name__}; pass "
            "da.from_array(z, chunks=...), or call the function of softmax_lib itself."
        )
    unknown = [a for a, sizes in enumerate(z.chunks) if any(map(math.isnan, sizes))]
    if unknown:
        raise ValueError(
            f"the chunks of {name} along axis {unknown[0]} have no known sizes; call "
            f"{name}.compute_chunk_sizes() first."
        )
    dtype = as_logits(np.empty(0, z.dtype)).dtype
    return z.astype(dtype), as_axes(axis, z.ndim)


def is_cut(z, axes):
    """Tell whether a row of `z` is spread over several chunks."""
    return any(z.numblocks[a] > 1 for a in axes)


def letters(z):
    """Return one index for each axis of `z`, as `da.blockwise` wants them."""
    return tuple(range(z.ndim))


def tiles(shape):
    """Yield slices of the first axis that cut a block into tiles of a few rows."""
    size = math.prod(shape[1:])
    step = max(1, TILE // max(size, 1))
    for start in range(0, shape[0], step):
        yield slice(start, start + step)


def tile_of(array, tile):
    """Return the tile of an array that may have one entry for all of them."""
    return array if array.shape[0] == 1 else array[tile]

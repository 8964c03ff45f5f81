"""softmax, log-softmax and log-sum-exp of arrays cut along any axis."""

import dask.array as da
import numpy as np
from dask.graph_manipulation import bind

import softmax_lib as sl
from softmax_lib import _state
from softmax_lib._arguments import compute_dtype
from softmax_lib.scale._arrays import as_sharded, is_cut, letters, tile_of, tiles
from softmax_lib.scale.merging import states, unpacked

__all__ = ["log_softmax", "logsumexp", "softmax"]


def softmax(z, *, axis=-1):
    r"""Return the probabilities that the logits `z` stand for, lazily.

    Parameters
    ----------
    z : dask.array.Array, any shape
        Logits, in nats up to a constant per row, cut into chunks along any axes.
    axis : int or tuple of ints, default -1
        The axis or axes over which the result sums to one.

    Returns
    -------
    dask.array.Array, same shape, chunks and dtype as `z`
        Probabilities, with the conventions of `softmax_lib.softmax` for infinities,
        NaN, empty axes and dtypes.

    Raises
    ------
    TypeError
        If `z` is no dask.array or does not hold real numbers, or `axis` is None.
    ValueError
        If `axis` does not fit, or the sizes of the chunks are not known.

    Notes
    -----
    Where a row lies in one chunk this is `softmax_lib.softmax`, to the last bit.
    Where it is cut into n chunks, each entry of at least 1e-300 (float32: 1e-30) is
    within ``92 + 8 * log2(n)`` ulp of the true value (float32: ``108 + 16 *
    log2(n)``), whatever the cuts, for chunks of up to 10**6 entries of a row; random
    rows were within ``8 + 4 * log2(n)`` ulp. `z` is then read twice: once
    for the states, and once, after all of them are known, for the division; no chunk
    waits in memory in between. So what makes `z` must give the same numbers both times,
    or be kept first:
    ``z.persist()``.

    Examples
    --------
    >>> import dask.array as da
    >>> from softmax_lib import scale
    >>> z = da.from_array([[0.7, 1.5, 4.8]], chunks=(1, 1))
    >>> scale.softmax(z).compute(scheduler="sync").round(4)
    array([[0.0157, 0.035 , 0.9493]])
    """
    return _over_rows(z, axis, sl.softmax, _state.share)


def log_softmax(z, *, axis=-1):
    """Return the logarithms of the probabilities that `z` stands for, lazily.

    Parameters
    ----------
    z, axis
        See `softmax`.

    Returns
    -------
    dask.array.Array, same shape, chunks and dtype as `z`
        Log-probabilities in nats, with the conventions of `softmax_lib.log_softmax`.

    Raises
    ------
    TypeError, ValueError
        See `softmax`.

    Notes
    -----
    As for `softmax`, with the same bound; the entry that dominates its row included.

    Examples
    --------
    >>> import dask.array as da
    >>> from softmax_lib import scale
    >>> z = da.from_array([50.0, 0.0], chunks=1)
    >>> print(f"{scale.log_softmax(z).compute(scheduler='sync')[0]:.4e}")
    -1.9287e-22
    """
    return _over_rows(z, axis, sl.log_softmax, _state.log_share)


def logsumexp(z, *, axis=-1, keepdims=False):
    """Return the logarithm of the sum of the exponentials of `z`, lazily.

    Parameters
    ----------
    z, axis
        See `softmax`.
    keepdims : bool, default False
        Keep the axes summed over, with length 1.

    Returns
    -------
    dask.array.Array
        Nats, with the conventions of `softmax_lib.logsumexp`.

    Raises
    ------
    TypeError, ValueError
        See `softmax`.

    Notes
    -----
    One pass over `z`. Cut into n chunks of up to 10**6 entries of a row, the error
    stays below ``(57 + 5 * log2(n)) * eps * max(1, abs(result))`` (float32: ``75 + 10
    * log2(n)``), that of random rows was below ``8 + 4 * log2(n)``.

    Examples
    --------
    >>> import dask.array as da
    >>> from softmax_lib import scale
    >>> z = da.from_array([1000.0, 1000.0], chunks=1)
    >>> round(scale.logsumexp(z).compute(scheduler="sync").item(), 4)
    1000.6931
    """
    z, axes = as_sharded(z, axis)
    values = states(z, axis=axes).map_blocks(_values, z.dtype, dtype=z.dtype)
    return values if keepdims else da.squeeze(values, axis=axes)


def _values(packed, dtype):
    return unpacked(packed).value.astype(dtype, copy=False)


def _over_rows(z, axis, whole, of_tile):
    z, axes = as_sharded(z, axis)
    if not is_cut(z, axes):
        return z.map_blocks(whole, axis=axes, dtype=z.dtype)
    known = states(z, axis=axes)
    return with_states(over_tiles, z, known, z.dtype, of_tile=of_tile)


def with_states(function, z, known, dtype, *more, **options):
    """Return `function` of each block of `z` and the states of its rows.

    `z` is made anew after all states are known: chunks of the first pass would
    otherwise have to wait in memory for the last one of their rows.
    """
    again = bind(z, known)
    index = letters(z)
    return da.blockwise(
        function,
        index,
        again,
        index,
        known,
        index,
        *more,
        dtype=dtype,
        align_arrays=False,
        meta=np.empty((0,) * z.ndim, dtype),
        **options,
    )


def over_tiles(block, known, of_tile):
    """Return ``of_tile(x, top, rest)`` of a block and its rows' states, by tiles."""
    result = np.empty_like(block)
    with np.errstate(all="ignore"):
        for tile in tiles(block.shape):
            x = block[tile].astype(compute_dtype(block.dtype), copy=False)
            state = tile_of(known, tile)
            result[tile] = of_tile(x, state["max"], state["rest"])
    return result

"""The mergeable state of each row of a sharded array: one pass, any chunks."""

import dask.array as da
import numpy as np

from softmax_lib._arguments import compute_dtype
from softmax_lib.scale._arrays import as_sharded
from softmax_lib.streaming import LogSumExp

__all__ = ["states"]

FANOUT = 8  # chunks whose states one task merges


def states(z, *, axis=-1):
    """Return the `LogSumExp` states of the rows of `z`, lazily.

    Parameters
    ----------
    z : dask.array.Array, any shape
        Logits, in nats.
    axis : int or tuple of ints, default -1
        The axis or axes to sum over.

    Returns
    -------
    dask.array.Array
        Shape of `z` with length 1 along `axis`. Its dtype has the fields "max" and
        "rest", those of `softmax_lib.LogSumExp`, in float32 for float16.

    Raises
    ------
    TypeError, ValueError
        See `softmax`.

    Notes
    -----
    Each chunk becomes states once, and the states merge in a tree of pairs, about
    log2(n) merges deep for n chunks along `axis`; see `LogSumExp` for their errors.

    Examples
    --------
    >>> import dask.array as da
    >>> from softmax_lib import scale
    >>> z = da.from_array([[0.7, 1.5, 4.8]], chunks=(1, 1))
    >>> state = scale.states(z).compute(scheduler="sync")
    >>> state["max"].item(), round(state["rest"].item(), 4)
    (4.8, 0.0535)
    """
    z, axes = as_sharded(z, axis)
    return _reduced(z, axes, _states_of_block, state_dtype(z.dtype))


def state_dtype(dtype, *more):
    """Return the dtype of a state of logits of `dtype`, with more fields if named."""
    dtype = compute_dtype(np.dtype(dtype))
    return np.dtype([(name, dtype) for name in ("max", "rest", *more)])


def _reduced(z, axes, chunk, dtype):
    return da.reduction(
        z,
        chunk,
        merged,
        axis=axes,
        keepdims=True,
        dtype=dtype,
        split_every={a: FANOUT for a in axes},
        meta=np.empty((0,) * z.ndim, dtype),
    )


def merged_chunks(packed, axis):
    """Return the states of each row, from one for each of its chunks along `axis`."""
    return _reduced(packed, (axis,), merged, packed.dtype)


def _states_of_block(block, axis, keepdims):
    del keepdims  # they are kept
    return packed_states(block, axis)


def packed_states(block, axes):
    """Return the states of the rows of one block, as an array with named fields."""
    state = LogSumExp.of(block, axis=axes)
    packed = np.empty(np.shape(state.max), state_dtype(block.dtype))
    packed["max"], packed["rest"] = state.max, state.rest
    return np.expand_dims(packed, axes)


def unpacked(packed):
    """Return the `LogSumExp` of an array with the fields "max" and "rest"."""
    return LogSumExp(packed["max"], packed["rest"])


def merged(packed, axis, keepdims):
    """Merge states along each axis named, in pairs, then pairs of pairs."""
    del keepdims  # they are kept
    for a in axis:
        while packed.shape[a] > 1:
            packed = _in_pairs(packed, a)
    return packed


def _in_pairs(packed, axis):
    half, odd = divmod(packed.shape[axis], 2)
    first, second, last = np.split(packed, [half, 2 * half], axis=axis)
    result = np.empty_like(first)
    state = unpacked(first).merge(unpacked(second))
    result["max"], result["rest"] = state.max, state.rest
    for name in packed.dtype.names[2:]:
        result[name] = first[name] + second[name]
    return np.concatenate([result, last], axis=axis) if odd else result

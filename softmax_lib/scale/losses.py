"""Cross-entropy and its gradient on arrays cut along any axis."""

import math
from functools import partial

import dask.array as da
import numpy as np

from softmax_lib import _state
from softmax_lib._arguments import refuse_masked
from softmax_lib._cross_entropy import check_reduction
from softmax_lib.scale._arrays import as_sharded, letters
from softmax_lib.scale.merging import merged_chunks, packed_states, state_dtype
from softmax_lib.scale.stable import over_tiles, with_states

__all__ = ["cross_entropy", "cross_entropy_grad"]


def cross_entropy(z, y, *, axis=-1, reduction="mean"):
    r"""Return the surprise at the labels `y` of the prediction softmax(`z`), lazily.

    Parameters
    ----------
    z : dask.array.Array, any shape
        Logits, in nats up to a constant per row, cut into chunks along any axes.
    y : dask.array.Array or array_like of int
        Labels, from 0 to the number of classes - 1; the shape of `z` without `axis`,
        in any chunks.
    axis : int, default -1
        The axis of the classes.
    reduction : {"mean", "sum", "none"}, default "mean"
        Mean over the rows, their sum, or one loss for each row.

    Returns
    -------
    dask.array.Array
        Nats, >= 0; with the conventions of `softmax_lib.cross_entropy`. Means and
        sums are taken in float64.

    Raises
    ------
    TypeError
        If `z` is no dask.array, arrays do not hold real numbers or labels, or `axis`
        is no integer.
    ValueError
        If the shapes or the axis do not fit, the sizes of the chunks are not known,
        or the reduction is none of the three. While computing: if a label is no
        class.

    Notes
    -----
    One pass over `z`: each chunk gives its rows' states, and the logits of the
    labels that fall into it. The bound of a row's loss is that of `scale.softmax`.

    Examples
    --------
    >>> import dask.array as da
    >>> from softmax_lib import scale
    >>> z = da.from_array([[0.7, 1.5, 4.8]], chunks=(1, 2))
    >>> round(scale.cross_entropy(z, [2]).compute(scheduler="sync").item(), 4)
    0.0521
    """
    check_reduction(reduction)
    z, y, axis = _arguments(z, y, axis)
    known = _states_and_right(z, y, axis)
    return total_of(known, axis, z.dtype, reduction)


def cross_entropy_grad(z, y, *, axis=-1, reduction="mean"):
    """Return the gradient of `cross_entropy` with respect to the logits, lazily.

    Parameters
    ----------
    z, y, axis
        See `cross_entropy`.
    reduction : {"mean", "sum", "none"}, default "mean"
        The gradient of the mean, or of the sum; those of single losses are those of
        the sum.

    Returns
    -------
    dask.array.Array, same shape, chunks and dtype as `z`
        softmax(z) minus one at the label, times one over the number of rows for the
        mean. No unit. A row is NaN where `softmax` is.

    Raises
    ------
    TypeError, ValueError
        See `cross_entropy`.

    Notes
    -----
    Two passes over `z`, as for `softmax`. The entry of the label keeps its digits
    where the model is sure: there it is minus the share of the others, which the
    state keeps apart.

    Examples
    --------
    >>> import dask.array as da
    >>> from softmax_lib import scale
    >>> z = da.from_array([[0.7, 1.5, 4.8]], chunks=(1, 2))
    >>> scale.cross_entropy_grad(z, [2]).compute(scheduler="sync").round(4)
    array([[ 0.0157,  0.035 , -0.0507]])
    """
    check_reduction(reduction)
    z, y, axis = _arguments(z, y, axis)
    known = _states_and_right(z, y, axis)
    weight = 1 / max(y.size, 1) if reduction == "mean" else 1
    places = _places(z, axis), (axis,), y, _rest(z, axis)
    more = {"axis": axis, "weight": weight}
    return with_states(_gradient, z, known, z.dtype, *places, **more)


def total_of(known, axis, dtype, reduction):
    """Return the losses of rows whose states are known, their sum or mean, lazily."""
    wide = np.promote_types(dtype, np.float64)
    losses = known.map_blocks(_losses, dtype=wide).squeeze(axis)
    if reduction == "none":
        return losses.astype(dtype)
    if losses.size == 0:
        return da.zeros((), dtype=dtype)
    total = losses.sum()
    if reduction == "mean":
        # the sum may be too large, and the mean not
        whole = (losses / losses.size).sum()
        total = da.where(da.isinf(total), whole, total / losses.size)
    return total.astype(dtype)


def _arguments(z, y, axis):
    z, axes = as_sharded(z, axis)
    if len(axes) > 1:
        raise TypeError(f"axis must be an int, the one of the classes, not {axis!r}.")
    [axis] = axes
    shape = z.shape[:axis] + z.shape[axis + 1 :]
    chunks = z.chunks[:axis] + z.chunks[axis + 1 :]
    return z, as_labels(y, shape, chunks), axis


def as_labels(y, shape, chunks):
    """Return `y` as a dask array of integers, of this shape and in these chunks."""
    refuse_masked(y, "y", "take the masked entries out first")
    y = y if isinstance(y, da.Array) else np.asarray(y)
    if any(map(math.isnan, y.shape)):
        raise ValueError(
            "the chunks of y have no known sizes; call y.compute_chunk_sizes() first."
        )
    if y.shape != shape:
        raise ValueError(
            f"y has shape {y.shape}; there is one label for each row: {shape}."
        )
    if y.dtype.kind not in "iu" and y.size:
        raise TypeError(f"labels must be integers, not {y.dtype}.")
    return y.rechunk(chunks) if isinstance(y, da.Array) else da.from_array(y, chunks)


def _rest(z, axis):
    return letters(z)[:axis] + letters(z)[axis + 1 :]


def _places(z, axis):
    """Return the number of each class, in the chunks of the axis of the classes."""
    return da.arange(z.shape[axis], chunks=(z.chunks[axis],))


def _states_and_right(z, y, axis):
    """Return the state of each row and the logit of its label, lazily."""
    dtype = state_dtype(z.dtype, "right")
    parts = da.blockwise(
        block_with_right,
        letters(z),
        z,
        letters(z),
        _places(z, axis),
        (axis,),
        y,
        _rest(z, axis),
        axis=axis,
        classes=z.shape[axis],
        adjust_chunks={axis: 1},
        dtype=dtype,
        meta=np.empty((0,) * z.ndim, dtype),
    )
    return merged_chunks(parts, axis)


def block_with_right(block, places, labels, axis, classes):
    wrong = (labels < 0) | (labels >= classes)
    if wrong.any():
        raise ValueError(
            f"label {labels[wrong].flat[0]} is none of the {classes} classes, "
            f"0 to {classes - 1}."
        )
    known = packed_states(block, (axis,))
    result = np.zeros(known.shape, state_dtype(block.dtype, "right"))
    result["max"], result["rest"] = known["max"], known["rest"]
    if places.size:
        here, index = located(places, labels, axis)
        own = np.take_along_axis(block, index, axis)
        result["right"] = np.where(here, own, 0)
    return result


def located(places, labels, axis):
    """Return which labels lie in a block, and an index into it for every row."""
    index = np.expand_dims(labels, axis).astype(np.intp) - places[0]
    here = (index >= 0) & (index < len(places))
    return here, np.where(here, index, 0)


def _losses(known):
    with np.errstate(all="ignore"):
        return 0 - _state.log_share(known["right"], known["max"], known["rest"])


def _gradient(block, known, places, labels, axis, weight):
    """Return p times the weight, and minus the share of the others at the labels."""
    result = over_tiles(block, known, partial(_weighted_softmax, weight=weight))
    if places.size:
        here, index = located(places, labels, axis)
        own = np.take_along_axis(result, index, axis)
        own = np.where(here, -weight * _others(known), own)
        np.put_along_axis(result, index, own.astype(block.dtype), axis)
    return result


def _others(known):
    with np.errstate(all="ignore"):
        return _state.share_of_others(known["right"], known["max"], known["rest"])


def _weighted_softmax(x, top, rest, weight):
    return _state.share(x, top, rest) * np.asarray(weight, x.dtype)

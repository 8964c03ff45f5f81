"""Cross-entropy of features times weights that are cut along the classes."""

from functools import partial
from typing import NamedTuple

import dask.array as da
import numpy as np
from dask.graph_manipulation import bind

from softmax_lib import _state
from softmax_lib._arguments import compute_dtype
from softmax_lib._cross_entropy import check_one_number, check_reduction
from softmax_lib.scale._arrays import as_sharded
from softmax_lib.scale.losses import as_labels, block_with_right, located, total_of
from softmax_lib.scale.merging import merged_chunks, state_dtype

__all__ = [
    "VocabularyGradient",
    "vocabulary_parallel_cross_entropy",
    "vocabulary_parallel_cross_entropy_grad",
]


def vocabulary_parallel_cross_entropy(hidden, projection, y, *, reduction="mean"):
    """Return ``cross_entropy(hidden @ projection, y)``, lazily, without the logits.

    Parameters
    ----------
    hidden : dask.array.Array or array_like, shape (n, D)
        Features, cut along the rows if at all.
    projection : dask.array.Array, shape (D, K)
        Weights, cut along the classes: a chunk for each worker, or several.
    y : dask.array.Array or array_like of int, shape (n,)
        Labels, from 0 to K - 1.
    reduction : {"mean", "sum", "none"}, default "mean"
        Mean over the rows, their sum, or one loss for each row.

    Returns
    -------
    dask.array.Array
        Nats, >= 0; with the conventions of `softmax_lib.cross_entropy`.

    Raises
    ------
    TypeError
        If `projection` is no dask.array, or arrays do not hold real numbers or labels.
    ValueError
        If the shapes do not fit, sizes of chunks are not known, or the reduction is
        none of the three. While computing: if a label is no class.

    Notes
    -----
    A chunk of weights meets a chunk of features in one task, whose logits are gone
    when it ends: three numbers a row are what is left, and what is sent. (Dask's
    scheduler may move weights too, to a worker that has nothing to do.) The bound is
    that of `scale.cross_entropy`, for the logits that the matrix products gave; those
    are BLAS's, whose last bits may depend on the chunks.

    Examples
    --------
    >>> import dask.array as da
    >>> from softmax_lib import scale
    >>> weights = da.from_array([[0.7, 1.5, 4.8]], chunks=(1, 1))
    >>> loss = scale.vocabulary_parallel_cross_entropy([[1.0]], weights, [2])
    >>> round(loss.compute(scheduler="sync").item(), 4)
    0.0521
    """
    check_reduction(reduction)
    hidden, projection, y, dtype = _arguments(hidden, projection, y)
    known = _states(hidden, projection, y, dtype)
    return total_of(known, 1, compute_dtype(dtype), reduction).astype(dtype)


class VocabularyGradient(NamedTuple):
    """What `scale.vocabulary_parallel_cross_entropy_grad` returns, all of it lazy.

    Attributes
    ----------
    loss : dask.array.Array
        Nats, >= 0.
    hidden : dask.array.Array, shape (n, D)
        Its derivative with respect to the features, in their chunks.
    projection : dask.array.Array, shape (D, K)
        Its derivative with respect to the weights, in theirs.
    """

    loss: da.Array
    hidden: da.Array
    projection: da.Array


def vocabulary_parallel_cross_entropy_grad(hidden, projection, y, *, reduction="mean"):
    """Return the loss and its two gradients, lazily; compute them with `dask.compute`.

    Parameters
    ----------
    hidden, projection, y
        See `vocabulary_parallel_cross_entropy`.
    reduction : {"mean", "sum"}, default "mean"
        Which loss: the mean over the rows, or their sum.

    Returns
    -------
    VocabularyGradient

    Raises
    ------
    TypeError, ValueError
        See `vocabulary_parallel_cross_entropy`.

    Notes
    -----
    Two passes: the states of all chunks must be merged before the first gradient. The
    derivative with respect to the features is a sum over the chunks of classes, D
    numbers a row from each; that with respect to the weights stays where they are.

    Examples
    --------
    >>> import dask
    >>> import dask.array as da
    >>> from softmax_lib import scale
    >>> weights = da.from_array([[0.7, 1.5]], chunks=(1, 1))
    >>> lazy = scale.vocabulary_parallel_cross_entropy_grad([[2.0]], weights, [1])
    >>> [found] = dask.compute(lazy, scheduler="sync")
    >>> found.projection.round(4)
    array([[ 0.336, -0.336]])
    """
    check_one_number(reduction)
    hidden, projection, y, dtype = _arguments(hidden, projection, y)
    known = _states(hidden, projection, y, dtype)
    loss = total_of(known, 1, compute_dtype(dtype), reduction).astype(dtype)
    weight = 1 / max(y.size, 1) if reduction == "mean" else 1
    h, w = bind((hidden, projection), known)
    g = da.blockwise(
        partial(_gradient, weight=weight),
        "nk",
        *(h, "nd", w, "dk", known, "nm"),
        *(_places(projection), "k", y, "n"),
        dtype=compute_dtype(dtype),
        concatenate=True,
        align_arrays=False,
        meta=np.empty((0, 0), compute_dtype(dtype)),
    )
    by_hidden = da.matmul(g, w.T).astype(hidden.dtype)
    return VocabularyGradient(loss, by_hidden, da.matmul(h.T, g).astype(w.dtype))


def _states(hidden, projection, y, dtype):
    """Return the state of each row and the logit of its label, (n, 1), lazily."""
    packed = state_dtype(dtype, "right")
    parts = da.blockwise(
        partial(_block_of_product, classes=projection.shape[1]),
        "nk",
        *(hidden, "nd", projection, "dk", _places(projection), "k", y, "n"),
        adjust_chunks={"k": 1},
        dtype=packed,
        concatenate=True,
        align_arrays=False,
        meta=np.empty((0, 0), packed),
    )
    return merged_chunks(parts, 1)


def _block_of_product(hidden, weights, places, labels, classes):
    return block_with_right(_product(hidden, weights), places, labels, 1, classes)


def _product(hidden, weights):
    dtype = compute_dtype(np.result_type(hidden, weights))
    with np.errstate(all="ignore"):
        return hidden.astype(dtype, copy=False) @ weights.astype(dtype, copy=False)


def _gradient(hidden, weights, known, places, labels, weight):
    """Return p, and minus the share of the others at the labels, times the weight."""
    z = _product(hidden, weights)
    top, rest = known["max"], known["rest"]
    with np.errstate(all="ignore"):
        g = _state.share(z, top, rest)
        if places.size:
            here, index = located(places, labels, 1)
            others = 0 - _state.share_of_others(known["right"], top, rest)
            own = np.where(here, others, np.take_along_axis(g, index, 1))
            np.put_along_axis(g, index, own, 1)
        return g * z.dtype.type(weight)


def _places(projection):
    return da.arange(projection.shape[1], chunks=(projection.chunks[1],))


def _arguments(hidden, projection, y):
    projection, _ = as_sharded(projection, -1, "projection")
    if not isinstance(hidden, da.Array):
        hidden = da.from_array(np.asarray(hidden), chunks=-1)
    hidden, _ = as_sharded(hidden, -1, "hidden")
    if hidden.ndim != 2 or projection.ndim != 2 or hidden.shape[1] != len(projection):
        raise ValueError(
            f"hidden has shape {hidden.shape} and projection {projection.shape}; they "
            "must be (n, D) and (D, K)."
        )
    hidden, projection = hidden.rechunk({1: -1}), projection.rechunk({0: -1})
    y = as_labels(y, hidden.shape[:1], hidden.chunks[:1])
    return hidden, projection, y, np.result_type(hidden, projection)

"""Cross-entropy over many classes, whose logits are never in memory at once."""

from typing import NamedTuple

import numpy as np

from softmax_lib import _state
from softmax_lib._arguments import as_logits, compute_dtype
from softmax_lib._cross_entropy import check_one_number, check_reduction, reduced
from softmax_lib._targets import as_labels_of
from softmax_lib.attention import weighted
from softmax_lib.streaming import LogSumExp, chunks

__all__ = ["ChunkedGradient", "cross_entropy_chunked", "cross_entropy_chunked_grad"]


@np.errstate(all="ignore")
def cross_entropy_chunked(hidden, projection, y, *, chunk=4096, reduction="mean"):
    r"""Return ``cross_entropy(hidden @ projection, y)``, some classes at a time.

    A language model's last layer turns hundreds or thousands of features into a logit
    for each of tens of thousands of tokens or more: the logits are by far its largest
    array. Their log-sum-exp needs a state of two numbers per row only.

    Parameters
    ----------
    hidden : array_like, shape (..., D)
        Features.
    projection : array_like, shape (D, K)
        Weights; ``hidden @ projection`` would be the logits, in nats.
    y : array_like of int, shape (...)
        Labels, from 0 to K - 1.
    chunk : int, default 4096
        How many classes are looked at together.
    reduction : {"mean", "sum", "none"}, default "mean"
        Mean over the rows, their sum, or one loss for each row.

    Returns
    -------
    scalar, or an ndarray of the shape of `y` if `reduction` is "none"
        Nats, >= 0; with the conventions of `cross_entropy` for infinities, NaN and
        no rows.

    Raises
    ------
    TypeError
        If an array does not hold real numbers, labels or `chunk` are no integers.
    ValueError
        If the shapes do not fit, a label is no class, or an option is out of range.

    Notes
    -----
    Takes two to four times rows x `chunk` numbers of memory, whatever `K` is. The
    chunks' states are merged as in [1]_. The matrix products are BLAS's: the last
    bits of a row may depend on how many rows there are, and on `chunk`.

    References
    ----------
    .. [1] M. Milakov and N. Gimelshein, "Online normalizer calculation for
       softmax", arXiv:1805.02867, 2018.

    Examples
    --------
    >>> import numpy as np
    >>> import softmax_lib as sl
    >>> rng = np.random.default_rng(8)
    >>> hidden, projection = rng.normal(size=(5, 8)), rng.normal(size=(8, 1000))
    >>> y = np.arange(5)
    >>> in_parts = sl.cross_entropy_chunked(hidden, projection, y, chunk=100)
    >>> bool(np.isclose(in_parts, sl.cross_entropy(hidden @ projection, y)))
    True
    """
    check_reduction(reduction)
    hidden, projection, labels, dtype = checked(hidden, projection, y)
    losses = _losses(*_first_pass(hidden, projection, labels, chunk))
    return reduced(losses, dtype, reduction)


class ChunkedGradient(NamedTuple):
    """What `cross_entropy_chunked_grad` found.

    Attributes
    ----------
    loss : scalar
        Nats, >= 0.
    hidden : ndarray of shape (..., D)
        Its derivative with respect to the features.
    projection : ndarray of shape (D, K)
        Its derivative with respect to the weights.
    """

    loss: np.floating
    hidden: np.ndarray
    projection: np.ndarray


@np.errstate(all="ignore")
def cross_entropy_chunked_grad(hidden, projection, y, *, chunk=4096, reduction="mean"):
    r"""Return ``cross_entropy(hidden @ projection, y)`` and its two gradients.

    With a row :math:`p - e_y` of G for each example they are

    .. math:: G\, \text{projection}^\top
              \quad\text{and}\quad
              \text{hidden}^\top G ,

    and G is formed some classes at a time, like the logits.

    Parameters
    ----------
    hidden, projection, y, chunk
        See `cross_entropy_chunked`.
    reduction : {"mean", "sum"}, default "mean"
        Which loss: the mean over the rows, or their sum.

    Returns
    -------
    ChunkedGradient
        The loss, and its derivatives in the shapes and dtypes of `hidden` and
        `projection`. A row whose softmax is NaN spreads it.

    Raises
    ------
    TypeError, ValueError
        See `cross_entropy_chunked`.

    Notes
    -----
    Two passes over the classes: one for the state, which is known only at its end,
    and one for the gradients, which need it. Takes about four times rows x `chunk`
    numbers of memory beside the results. The entry of the right class is not
    p - 1, which rounds to 0 where the model is sure, but minus the share of all the
    others, which a state keeps apart from its largest term.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> result = sl.cross_entropy_chunked_grad([[2.0]], [[0.7, 1.5]], [1], chunk=1)
    >>> round(float(result.loss), 4)
    0.1839
    >>> result.projection.round(4)
    array([[ 0.336, -0.336]])
    """
    check_one_number(reduction)
    dtypes = [as_logits(a).dtype for a in (hidden, projection)]
    hidden, projection, labels, dtype = checked(hidden, projection, y)
    state, right = _first_pass(hidden, projection, labels, chunk)
    loss = reduced(_losses(state, right), dtype, reduction)
    scale = 1 / max(labels.size, 1) if reduction == "mean" else 1
    gradients = _second_pass(hidden, projection, labels, state, right, chunk, scale)
    kept = (g.astype(t, copy=False) for g, t in zip(gradients, dtypes, strict=True))
    return ChunkedGradient(loss, *kept)


def _first_pass(hidden, projection, labels, chunk):
    """Return the state of each row's logits, and the logits of the labels."""
    state = LogSumExp.of(hidden[..., :0])
    right = np.zeros_like(state.max)
    for part in chunks(projection.shape[-1], chunk):
        z = _logits(hidden, projection, part)
        state = state.merge(LogSumExp.of(z))
        here, index = _place(labels, part)
        right = np.where(here, np.take_along_axis(z, index, axis=-1)[..., 0], right)
    return state, right


def _losses(state, right):
    return 0 - _state.log_share(right, state.max, state.rest)


def _second_pass(hidden, projection, labels, state, right, chunk, scale):
    """Return the gradients with respect to `hidden` and `projection`."""
    top, rest = state.max[..., None], state.rest[..., None]
    against = 0 - _state.share_of_others(right[..., None], top, rest)
    by_hidden = np.zeros_like(hidden)
    by_projection = np.empty(projection.shape, hidden.dtype)
    rows = hidden.reshape(labels.size, hidden.shape[-1])
    for part in chunks(projection.shape[-1], chunk):
        g = _state.share(_logits(hidden, projection, part), top, rest)
        here, index = _place(labels, part)
        own = np.take_along_axis(g, index, axis=-1)
        own = np.where(here[..., None], against, own)
        np.put_along_axis(g, index, own, axis=-1)
        g *= scale
        by_hidden += weighted(g, projection[:, part].T.astype(hidden.dtype, copy=False))
        by_projection[:, part] = weighted(g.reshape(len(rows), g.shape[-1]).T, rows).T
    return by_hidden, by_projection


def _logits(hidden, projection, part):
    return hidden @ projection[:, part].astype(hidden.dtype, copy=False)


def _place(labels, part):
    """Return which labels lie in `part`, and an index into it for every row."""
    here = (labels >= part.start) & (labels < part.stop)
    return here, np.where(here, labels - part.start, 0)[..., None]


def checked(hidden, projection, y):
    """Return features, weights and labels, and the dtype of the loss."""
    hidden = as_logits(hidden, "hidden")
    projection = as_logits(projection, "projection")
    labels = _checked_labels(hidden, projection, y)
    dtype = np.result_type(hidden, projection)
    hidden = hidden.astype(compute_dtype(dtype), copy=False)
    return hidden, projection, labels, dtype


def _checked_labels(hidden, projection, y):
    if hidden.ndim < 1 or projection.ndim != 2:
        raise ValueError(
            f"hidden has shape {hidden.shape} and projection {projection.shape}; "
            "they must be (..., D) and (D, K)."
        )
    if hidden.shape[-1] != projection.shape[0]:
        raise ValueError(
            f"hidden has {hidden.shape[-1]} features and projection takes "
            f"{projection.shape[0]}; if its rows are classes pass projection.T."
        )
    return as_labels_of(hidden, y, projection.shape[1])

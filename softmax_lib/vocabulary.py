"""Cross-entropy whose classes are spread over workers, and what they must send."""

import itertools
from typing import NamedTuple

import numpy as np

from softmax_lib import _state
from softmax_lib._arguments import as_logits, compute_dtype
from softmax_lib._cross_entropy import check_one_number, check_reduction, reduced
from softmax_lib._targets import as_labels_of
from softmax_lib.attention import weighted
from softmax_lib.streaming import LogSumExp

__all__ = [
    "ParallelGradient",
    "ParallelLoss",
    "vocabulary_parallel_cross_entropy",
    "vocabulary_parallel_cross_entropy_grad",
]


class ParallelLoss(NamedTuple):
    """What `vocabulary_parallel_cross_entropy` found.

    Attributes
    ----------
    loss : scalar, or an ndarray of the shape of the labels
        Nats, >= 0.
    sent : int
        How many numbers went from one worker to another.
    """

    loss: np.ndarray
    sent: int


class ParallelGradient(NamedTuple):
    """What `vocabulary_parallel_cross_entropy_grad` found.

    Attributes
    ----------
    loss : scalar
        Nats, >= 0.
    hidden : ndarray of shape (..., D)
        Its derivative with respect to the features.
    shards : list of ndarrays
        Its derivatives with respect to the weights of each worker, which keeps them.
    sent : int
        How many numbers went from one worker to another.
    """

    loss: np.floating
    hidden: np.ndarray
    shards: list
    sent: int


@np.errstate(all="ignore")
def vocabulary_parallel_cross_entropy(hidden, shards, y, *, reduction="mean"):
    r"""Return ``cross_entropy(hidden @ projection, y)`` of a projection in shards.

    Each of k workers has the features, and the weights of some classes. It makes their
    logits and sends, for each row, three numbers: their largest, the sum of the others'
    exponentials, and the logit of the label if that is its own. States merge in a tree.

    Parameters
    ----------
    hidden : array_like, shape (..., D)
        Features, which all workers have.
    shards : sequence of array_like, shapes (D, K_i)
        The weights of each worker: the columns of the projection, in their order.
    y : array_like of int, shape (...)
        Labels, from 0 to the number of all classes - 1.
    reduction : {"mean", "sum", "none"}, default "mean"
        Mean over the rows, their sum, or one loss for each row.

    Returns
    -------
    ParallelLoss
        The loss, with the conventions of `cross_entropy`, and how much was sent:
        3 (k - 1) numbers for each row, however many classes there are.

    Raises
    ------
    TypeError
        If an array does not hold real numbers, or labels are no integers.
    ValueError
        If the shapes do not fit, there is no shard, a label is no class, or the
        reduction is none of the three.

    Notes
    -----
    All workers are played by this process, one after the other; arrays that would go
    from one to another are counted on their way. `softmax_lib.scale` has the same for
    real ones. The scheme is Megatron's [1]_, which sends the same three numbers. The
    merges add at most ``4 * ceil(log2(k))`` eps to the relative error of a row's sum
    (float32: ``8 * ceil(log2(k))``).

    References
    ----------
    .. [1] M. Shoeybi et al., "Megatron-LM: training multi-billion parameter language
       models using model parallelism", arXiv:1909.08053, 2019.

    Examples
    --------
    >>> import numpy as np
    >>> import softmax_lib as sl
    >>> rng = np.random.default_rng(10)
    >>> hidden, projection = rng.normal(size=(5, 8)), rng.normal(size=(8, 1000))
    >>> shards = np.split(projection, 4, axis=1)
    >>> loss, sent = sl.vocabulary_parallel_cross_entropy(hidden, shards, np.arange(5))
    >>> bool(np.isclose(loss, sl.cross_entropy(hidden @ projection, np.arange(5))))
    True
    >>> sent
    45
    """
    check_reduction(reduction)
    hidden, shards, y, dtype = _checked(hidden, shards, y)
    post = _Post()
    state, right = _all_merged(hidden, shards, y, post)
    losses = 0 - _state.log_share(right, state.max, state.rest)
    return ParallelLoss(reduced(losses, dtype, reduction), post.numbers)


@np.errstate(all="ignore")
def vocabulary_parallel_cross_entropy_grad(hidden, shards, y, *, reduction="mean"):
    """Return the loss of `vocabulary_parallel_cross_entropy` and its gradients.

    Parameters
    ----------
    hidden, shards, y
        See `vocabulary_parallel_cross_entropy`.
    reduction : {"mean", "sum"}, default "mean"
        Which loss: the mean over the rows, or their sum.

    Returns
    -------
    ParallelGradient
        The loss, its derivatives in the shapes and dtypes of `hidden` and the shards,
        and how much was sent: for each row 6 (k - 1) numbers, the states on their way
        up the tree and the merged one on its way down, and D (k - 1) for the
        derivative with respect to the features, which is a sum over workers.

    Raises
    ------
    TypeError, ValueError
        See `vocabulary_parallel_cross_entropy`.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> shards = [[[0.7]], [[1.5]]]
    >>> found = sl.vocabulary_parallel_cross_entropy_grad([[2.0]], shards, [1])
    >>> [g.round(4).tolist() for g in found.shards], found.sent
    ([[[0.336]], [[-0.336]]], 7)
    """
    check_one_number(reduction)
    dtypes = [as_logits(a).dtype for a in (hidden, *shards)]
    hidden, shards, y, dtype = _checked(hidden, shards, y)
    post = _Post()
    state, right = _all_merged(hidden, shards, y, post)
    losses = 0 - _state.log_share(right, state.max, state.rest)
    scale = 1 / max(y.size, 1) if reduction == "mean" else 1
    by_hidden, by_shards = [], []
    for i, (part, shard) in enumerate(_with_places(shards)):
        known = (state.max, state.rest, right)
        if i:
            known = post.sent(*known)
        g = scale * _logit_gradient(hidden @ shard, y, part, *known)
        by_hidden.append((weighted(g, shard.T),))
        rows = hidden.reshape(-1, hidden.shape[-1])
        by_shards.append(weighted(g.reshape(len(rows), -1).T, rows).T)
    [by_hidden] = _in_a_tree(by_hidden, lambda a, b: (a[0] + b[0],), post)
    kept = [a.astype(t, copy=False) for a, t in zip(by_shards, dtypes[1:], strict=True)]
    loss = reduced(losses, dtype, reduction)
    return ParallelGradient(loss, by_hidden.astype(dtypes[0]), kept, post.numbers)


class _Post:
    """Counts the numbers that pass from one worker to another."""

    def __init__(self):
        self.numbers = 0

    def sent(self, *arrays):
        self.numbers += sum(np.size(array) for array in arrays)
        return arrays


def _all_merged(hidden, shards, y, post):
    """Return the states of all rows, and the logits of their labels."""
    parts = []
    for part, shard in _with_places(shards):
        z = hidden @ shard
        here, index = _located(y, part)
        right = np.zeros(y.shape, z.dtype)
        if z.shape[-1]:
            own = np.take_along_axis(z, index[..., None], axis=-1)[..., 0]
            right = np.where(here, own, right)
        state = LogSumExp.of(z)
        parts.append((state.max, state.rest, right))
    top, rest, right = _in_a_tree(parts, _merged, post)
    return LogSumExp(top, rest), right


def _merged(one, other):
    state = LogSumExp(*one[:2]).merge(LogSumExp(*other[:2]))
    return state.max, state.rest, one[2] + other[2]


def _in_a_tree(parts, merge, post):
    """Merge what the workers have, in pairs, then pairs of pairs."""
    while len(parts) > 1:
        pairs = itertools.zip_longest(parts[::2], parts[1::2])
        parts = [a if b is None else merge(a, post.sent(*b)) for a, b in pairs]
    return parts[0]


def _logit_gradient(z, y, part, top, rest, right):
    """Return p, and at the labels minus the share of the others."""
    g = _state.share(z, top[..., None], rest[..., None])
    here, index = _located(y, part)
    if g.shape[-1]:
        own = np.take_along_axis(g, index[..., None], axis=-1)[..., 0]
        own = np.where(here, 0 - _state.share_of_others(right, top, rest), own)
        np.put_along_axis(g, index[..., None], own[..., None], axis=-1)
    return g


def _with_places(shards):
    """Yield each shard with the numbers of its classes."""
    ends = np.cumsum([0, *(shard.shape[1] for shard in shards)])
    for start, stop, shard in zip(ends, ends[1:], shards, strict=False):
        yield slice(start, stop), shard


def _located(y, part):
    """Return which labels lie in a shard, and an index into it for every row."""
    here = (y >= part.start) & (y < part.stop)
    return here, np.where(here, y - part.start, 0)


def _checked(hidden, shards, y):
    """Return the arrays as they are computed with, and the dtype of the loss."""
    hidden = as_logits(hidden, "hidden")
    shards = [as_logits(shard, "shards") for shard in shards]
    shapes = [shard.shape for shard in shards]
    features = hidden.shape[-1] if hidden.ndim else None
    if not shards or any(len(s) != 2 or s[0] != features for s in shapes):
        raise ValueError(
            f"hidden has shape {hidden.shape} and the shards {shapes}; they must be "
            "(..., D) and (D, K_i), and there must be one shard at least."
        )
    y = as_labels_of(hidden, y, sum(shape[1] for shape in shapes))
    dtype = np.result_type(hidden, *shards)
    wide = compute_dtype(dtype)
    hidden, *shards = (a.astype(wide, copy=False) for a in (hidden, *shards))
    return hidden, shards, y, dtype

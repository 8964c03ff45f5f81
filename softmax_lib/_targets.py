"""What was right: labels or distributions, and what each of them weighs."""

import math
import operator

import numpy as np

from softmax_lib._arguments import (
    as_logits,
    as_number,
    check_probabilities,
    refuse_masked,
)
from softmax_lib._rows import as_rows, without
from softmax_lib._shift import between


def as_labels(y, size, ignore_index=None, *, may_ignore=False):
    """Return integer labels in [0, size) as intp, and which of them count.

    Those that equal `ignore_index` do not, and become 0; None if all do. `may_ignore`
    tells whether the caller takes one.
    """
    refuse_masked(y, "y", "take the masked entries out first")
    y = np.asarray(y)
    if y.dtype.kind not in "iu" and y.size:
        raise TypeError(
            f"labels must be integers, not {y.dtype}; pass y.astype(int), or a "
            "distribution for each row of z."
        )
    counts = None if ignore_index is None else y != ignore_index
    if counts is not None:
        y = np.where(counts, y, 0)
    if y.size and not between(0, y, size - 1) and (counts is None or counts.any()):
        wrong = (y < 0) | (y >= size)
        remedy = "take such entries out first"
        if may_ignore:
            remedy = "to leave such entries out pass ignore_index"
        raise ValueError(
            f"label {y[wrong].flat[0]} is none of the {size} classes, 0 to {size - 1}; "
            f"{remedy}."
        )
    return y.astype(np.intp), counts


def as_labels_of(hidden, y, size):
    """Return the labels in [0, size) of the rows of `hidden`, one for each."""
    if np.shape(y) != hidden.shape[:-1]:
        raise ValueError(
            f"y has shape {np.shape(y)}; there is one label for each row of hidden: "
            f"{hidden.shape[:-1]}."
        )
    return as_labels(y, size)[0]


def as_weight(weight, size, dtype):
    """Return one weight >= 0 for each class."""
    weight = as_logits(weight, "weight")
    if weight.shape != (size,):
        raise ValueError(
            f"weight has shape {weight.shape}; there are {size} classes: ({size},)."
        )
    if not ((weight >= 0) & (weight < np.inf)).all():
        raise ValueError("weight must hold finite numbers that are not negative.")
    return weight.astype(dtype)


def as_share(share, name):
    """Return `share` as a float in [0, 1]."""
    share = as_number(share, name)
    if not 0 <= share <= 1:
        raise ValueError(f"{name} must lie between 0 and 1, not {share}.")
    return share


def as_ignored(ignore_index):
    """Return `ignore_index` as an int, or None."""
    if ignore_index is None:
        return None
    try:
        return operator.index(ignore_index)
    except TypeError:
        raise TypeError(
            f"ignore_index must be an integer or None, not {ignore_index!r}."
        ) from None


def as_targets(y):
    """Return `y`, labels or distributions, as an array."""
    refuse_masked(y, "y", "pass y.filled(-100) and ignore_index=-100")
    return np.asarray(y)


def are_labels(y, shape, axes):
    """Tell whether `y` holds a label, or a distribution, for each row of `shape`."""
    rest, given = without(shape, axes), y.shape
    if given not in (rest, shape):
        raise ValueError(
            f"y has shape {given}; for z of shape {shape} it must be {rest}, "
            f"integer labels, or {shape}, distributions."
        )
    return given == rest


def as_distributions(y, shape, axes, dtype, ignored):
    """Return `y`, labels or distributions, as rows; what is ignored has no mass."""
    size = math.prod(shape[a] for a in axes)
    if are_labels(y, shape, axes):
        labels, counts = as_labels(y, size, ignored, may_ignore=True)
        counts = np.ones(labels.shape, bool) if counts is None else counts
        q = np.zeros((*labels.shape, size), dtype)
        if size:
            np.put_along_axis(q, labels[..., None], counts[..., None], axis=-1)
        return q
    q = as_logits(y, "y")
    check_probabilities(q, axes, "y")
    q = np.array(as_rows(q, axes), dtype)
    if ignored is not None and 0 <= ignored < size:
        q[..., ignored] = 0
    return q


def smoothed(q, share):
    """Move `share` of each row's mass to all classes alike."""
    if share == 0:
        return q
    mean = q.sum(axis=-1, keepdims=True) / max(1, q.shape[-1])
    return (1 - share) * q + share * mean

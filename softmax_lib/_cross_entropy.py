"""How cross-entropy and its gradient run, for labels and for distributions.

Floating-point flags are expected to be ignored.
"""

import math

import numpy as np

from softmax_lib import _state
from softmax_lib._arguments import as_axes, as_logits, compute_dtype
from softmax_lib._rows import (
    as_rows,
    flattened,
    from_rows,
    largest,
    numbers,
    rowwise,
)
from softmax_lib._shift import between, most
from softmax_lib._sums import total
from softmax_lib._targets import (
    are_labels,
    as_distributions,
    as_ignored,
    as_labels,
    as_share,
    as_targets,
    as_weight,
    smoothed,
)

REDUCTIONS = ("mean", "sum", "none")


def check_reduction(reduction):
    """Refuse a `reduction` that is none of the three."""
    if reduction not in REDUCTIONS:
        raise ValueError(
            f'reduction must be "mean", "sum" or "none", not {reduction!r}.'
        )


def check_one_number(reduction):
    """Refuse a `reduction` that leaves more than one loss, or is none of the three."""
    check_reduction(reduction)
    if reduction == "none":
        raise ValueError(
            'reduction must be "mean" or "sum": the gradients are those of one number.'
        )


def reduced(losses, dtype, reduction, mass=None):
    """Return `losses`, their sum, or their sum over `mass`, as `dtype`.

    `mass` is the weight that the losses carry together, their number if it is not
    given. Where it is 0 nothing was asked, and the mean is 0.
    """
    if reduction == "none":
        return losses.astype(dtype, copy=False)[()]
    wide = np.promote_types(losses.dtype, np.float64)
    loss = np.add.reduce(losses, axis=None, dtype=wide)
    if reduction == "mean":
        mass = losses.size if mass is None else mass
        if loss == np.inf and losses.size > 1:  # the sum may be too large alone
            return np.sum(losses / mass, dtype=wide).astype(dtype)
        loss = loss / mass if mass else loss * 0
    return dtype.type(loss)


class Task:
    """The checked arguments of `cross_entropy`.

    Classes lie along one `axis` of `z`. There are either `labels`, or `masses`: what
    each class counts in each row, along the last axis. `mass` is what a row counts,
    None if all count 1. The mean does without their unit; then it is the largest.
    """

    def __init__(self, z, y, axis, weight, ignore_index, label_smoothing, reduction):
        check_reduction(reduction)
        self.mean = reduction == "mean"
        z = as_logits(z)
        y = as_targets(y)
        self.shape, self.dtype = z.shape, z.dtype
        self.axes = as_axes(axis, z.ndim)
        size = math.prod(map(z.shape.__getitem__, self.axes))
        dtype = compute_dtype(z.dtype)
        if weight is not None:
            weight = as_weight(weight, size, np.promote_types(dtype, np.float64))
        ignored = as_ignored(ignore_index)
        share = as_share(label_smoothing, "label_smoothing")
        plain = are_labels(y, z.shape, self.axes) and share == 0
        self.moved = not plain or len(self.axes) > 1
        if self.moved:
            self.z = as_rows(z, self.axes, dtype)
        else:
            self.z = z.astype(dtype, copy=False)
        self.axis = self.z.ndim - 1 if self.moved else self.axes[0]
        self.labels = self.masses = None
        if plain:
            self.labels, self.mass = as_labels(y, size, ignored, may_ignore=True)
            if weight is not None:
                counts = True if self.mass is None else self.mass
                self.mass = self._in_units(np.where(counts, weight[self.labels], 0))
        else:
            wide = np.promote_types(dtype, np.float64)
            q = as_distributions(y, z.shape, self.axes, wide, ignored)
            self.masses = smoothed(q, share)
            if weight is not None:
                used = (self.masses != 0).reshape(-1, size).any(axis=0)
                self.masses = self.masses * self._in_units(np.where(used, weight, 0))
            self.mass = self.masses.sum(axis=-1)

    def _in_units(self, weights):
        """Return weights, for the mean in a unit that their sum does not outgrow."""
        power = -np.frexp(np.max(weights, initial=0))[1] if self.mean else 0
        return np.ldexp(weights, power)

    @property
    def total(self):
        """What all rows count together."""
        if self.mass is None:
            return self.labels.size
        return np.sum(self.mass, dtype=np.promote_types(self.mass.dtype, np.float64))

    def losses(self):
        """Return what each row costs; 0 where it counts nothing."""
        if self.labels is None:
            losses = _loss_of_masses(self)
        else:
            losses = _loss_of_labels(self)
            if self.mass is None:
                return losses
            losses = self.mass * losses
        return np.where(self.mass == 0, 0, losses)

    def gradient(self):
        """Return the gradient of the sum of the losses, or of their mean."""
        scale = np.float64(1) / self.total if self.mean else np.float64(1)
        if self.labels is None:
            gradient = _scaled(_grad_of_masses(self), scale)
        elif self.mass is not None:
            factors = np.expand_dims(self.mass, self.axis) * scale
            gradient = _scaled(_grad_of_labels(self), factors)
        else:
            gradient = _grad_of_labels(self)
            if scale != 1:
                gradient *= float(scale)  # of float64 it would make one of float64
        if self.mass is not None and not self.mass.all():
            np.copyto(gradient, 0, where=np.expand_dims(self.mass == 0, self.axis))
        if self.moved:
            gradient = from_rows(gradient, self.shape, self.axes)
        return gradient.astype(self.dtype, copy=False)


def _scaled(gradient, factors):
    """Return `gradient` times `factors`, in a wider dtype if its own is too narrow."""
    limits = np.finfo(gradient.dtype)
    if not between(limits.smallest_normal, factors[factors > 0], limits.max):
        return gradient * factors
    gradient *= factors.astype(gradient.dtype)
    return gradient


def _loss_of_labels(task):
    """Return the surprise of each row's label."""
    if task.z.size == 0:
        return np.zeros(task.labels.shape, task.z.dtype)
    top, rest = numbers(_state.state, (-np.inf, 0), task.z, task.axis)
    at = _places(task)
    right = task.z.take(at) if task.z.flags.c_contiguous else task.z.flat[at]
    return 0 - _state.log_share(right.reshape(top.shape), top, rest)


def _places(task):
    """Return where the labels are in `z`, counted in C order, as (groups, columns)."""
    size, columns = task.z.shape[task.axis], math.prod(task.z.shape[task.axis + 1 :])
    at = task.labels.reshape(-1, columns)
    if columns > 1:
        at = at * columns + np.arange(columns)
    if len(at) > 1:
        at = at + np.arange(0, task.z.size, size * columns)[:, None]
    return at


def _grad_of_labels(task):
    """Return p, and minus the probability of the others at the label.

    Up to a half, 1 - p has all its digits; above it they are added up.
    """
    gradient = rowwise(_state.softmax, 0, task.z, task.axis)
    if task.z.size == 0:
        return gradient
    at = _places(task)
    right = gradient.take(at)
    slope = right - 1
    if not most(right) <= 0.5:
        gradient.put(at, 0)
        others = total(flattened(gradient, (task.axis,))).reshape(at.shape)
        slope = np.where(right > 0.5, 0 - others, slope)
    gradient.put(at, slope)
    return gradient


def _loss_of_masses(task):
    """Return what each row costs: its masses times their surprise; 0 log 0 = 0."""
    log_p = rowwise(_state.log_softmax, -np.inf, task.z, -1)
    return np.sum(np.where(task.masses == 0, 0, task.masses * (0 - log_p)), axis=-1)


def _grad_of_masses(task):
    """Return p times the row's mass minus the masses, both without cancellation."""
    p = rowwise(_state.softmax, 0, task.z, -1)
    return p * _others(task.masses) - task.masses * _others(p)


def _others(x):
    """Return for each entry the sum of the others in its row, all >= 0.

    The row's sum minus the entry loses digits only for an entry above half of it.
    """
    if x.shape[-1] == 0:
        return x
    first, rest = largest(x), x.copy()
    peak = x.take(first)
    rest.put(first, 0)
    smaller = rest.sum(axis=-1, keepdims=True)
    np.subtract(smaller + peak.reshape(smaller.shape), x, out=rest)
    rest.put(first, smaller)
    return rest

"""How cross-entropy and its gradient run, for labels and for distributions.

Floating-point flags are expected to be ignored.
"""

import math

import numpy as np

from softmax_lib import _tiles
from softmax_lib._arguments import as_axes, as_logits, compute_dtype
from softmax_lib._layout import reduce_rows
from softmax_lib._rows import as_rows, from_rows
from softmax_lib._sums import SHORT, row_sum, spread
from softmax_lib._targets import (
    are_labels,
    as_distributions,
    as_ignored,
    as_labels,
    as_share,
    as_weight,
    smoothed,
)
from softmax_lib.stable import log_softmax, softmax


def is_short(z, y, axis, *options):
    """Tell whether this is one label of one short row, and all options as they are.

    There the checks and the layout of a `Task` cost far more than what is computed;
    the results have the same bits. `_small` has its say about what the row holds.
    """
    return (
        (type(y) is int or isinstance(y, np.signedinteger) or _is_one_label(y))
        and type(z) is np.ndarray
        and z.ndim == 1
        and 0 <= y < z.size <= SHORT
        and type(axis) is int
        and axis == -1
        and options == (None, None, 0.0, "mean")
    )


def _is_one_label(y):
    return type(y) is np.ndarray and y.shape == () and y.dtype.kind == "i"


class Task:
    """The checked arguments of `cross_entropy`.

    Classes lie along one `axis` of `z`. There are either `labels`, or `masses`: what
    each class counts in each row, along the last axis. `mass` is what a row counts,
    in a `unit` that the mean does without.
    """

    def __init__(self, z, y, axis, weight, ignore_index, label_smoothing):
        z = as_logits(z)
        self.shape, self.dtype = z.shape, z.dtype
        self.axes = as_axes(axis, z.ndim)
        size = math.prod(z.shape[a] for a in self.axes)
        dtype = compute_dtype(z.dtype)
        weight, self.unit = as_weight(weight, size, dtype)
        ignored = as_ignored(ignore_index)
        share = as_share(label_smoothing, "label_smoothing")
        plain = are_labels(y, z.shape, self.axes) and share == 0
        self.flattened = not plain or len(self.axes) > 1
        if self.flattened:
            self.z, self.axis = as_rows(z, self.axes, dtype), -1
        else:
            self.z, self.axis = z.astype(dtype, copy=False), self.axes[0]
        self.labels = self.masses = None
        if plain:
            self.labels, counts = as_labels(y, size, ignored, may_ignore=True)
            self.mass = counts.astype(dtype)
            if weight is not None:
                self.mass = self.mass * weight[self.labels]
        else:
            q = as_distributions(y, z.shape, self.axes, dtype, ignored)
            self.masses = smoothed(q, share)
            if weight is not None:
                self.masses = self.masses * weight
            self.mass = self.masses.sum(axis=-1)
        self.total = np.sum(self.mass, dtype=np.promote_types(dtype, np.float64))

    @property
    def index(self):
        """The labels, in a shape that indexes `z` along its axis."""
        return np.expand_dims(self.labels, self.axis)

    def losses(self):
        """Return what each row costs; 0 where it counts nothing."""
        by_labels = self.labels is not None
        losses = _loss_of_labels(self) if by_labels else _loss_of_masses(self)
        return np.where(self.mass == 0, 0, losses)

    def gradient(self, scale):
        """Return the gradient of the sum of the losses times `scale`, as `z` came."""
        if self.labels is not None:
            gradient = _grad_of_labels(self)
            _multiply(gradient, self.mass * scale, self.axis)
        else:
            gradient = _grad_of_masses(self)
            gradient *= np.asarray(scale, gradient.dtype)
        if not self.mass.all():
            np.copyto(gradient, 0, where=np.expand_dims(self.mass == 0, self.axis))
        if self.flattened:
            gradient = from_rows(gradient, self.shape, self.axes)
        return gradient.astype(self.dtype, copy=False)


def _multiply(gradient, factors, axis):
    """Multiply each row by its factor; one number for all is one fast pass."""
    factors = factors.astype(gradient.dtype, copy=False)
    if factors.size and (factors == factors.flat[0]).all():
        gradient *= factors.flat[0]
    else:
        gradient *= np.expand_dims(factors, axis)


def _top_and_excess(x):
    top, places = _tiles.peaks(x)
    return top, _tiles.excess(x, top, spread(top, x), places)


def _loss_of_labels(task):
    """Return what each row costs: z[top] - z[label], plus the excess over the top."""
    if task.z.size == 0:
        return np.zeros_like(task.mass)
    right = np.take_along_axis(task.z, task.index, task.axis).squeeze(task.axis)
    top, excess = reduce_rows(_top_and_excess, task.z, task.axis, parts=2)
    losses = (top - right) + excess
    endless = np.asarray(top == np.inf)
    if endless.any():
        rows = np.moveaxis(task.z, task.axis, -1)[endless]
        index = task.labels[endless][..., None]
        log_p = np.take_along_axis(log_softmax(rows), index, axis=-1)[..., 0]
        losses = np.asarray(losses)
        losses[endless] = 0 - log_p
    return task.mass * losses


def _loss_of_masses(task):
    """Return what each row costs: its masses times their surprise; 0 log 0 = 0."""
    cost = np.where(task.masses == 0, 0, task.masses * (0 - log_softmax(task.z)))
    return np.sum(cost, axis=-1)


def _grad_of_labels(task):
    """Return p, and minus the probability of the others at the label.

    Up to a half, 1 - p has all its digits; above it they are added up.
    """
    gradient = softmax(task.z, axis=task.axis)
    if task.z.size == 0:
        return gradient
    right = np.take_along_axis(gradient, task.index, task.axis)
    leads = ~(right <= 0.5).squeeze(task.axis)
    right -= 1
    if leads.any():
        np.put_along_axis(gradient, task.index, 0, task.axis)
        rows = np.moveaxis(gradient, task.axis, -1)[leads]
        np.moveaxis(right, task.axis, -1)[leads, 0] = 0 - row_sum(rows)[:, 0]
    np.put_along_axis(gradient, task.index, right, task.axis)
    return gradient


def _grad_of_masses(task):
    """Return p times the row's mass minus the masses, both without cancellation."""
    p = softmax(task.z)
    return p * _others(task.masses) - task.masses * _others(p)


def _others(x):
    """Return for each entry the sum of the others in its row, all >= 0.

    The row's sum minus the entry loses digits only for an entry above half of it.
    """
    if x.shape[-1] == 0:
        return x
    first = x.argmax(axis=-1, keepdims=True)
    peak = np.take_along_axis(x, first, axis=-1)
    rest = x.copy()
    np.put_along_axis(rest, first, 0, axis=-1)
    smaller = rest.sum(axis=-1, keepdims=True)
    np.subtract(smaller + peak, x, out=rest)
    np.put_along_axis(rest, first, smaller, axis=-1)
    return rest

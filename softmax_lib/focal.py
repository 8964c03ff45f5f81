"""Focal loss: cross-entropy that turns away from what is already right."""

import math

import numpy as np

from softmax_lib._arguments import as_axes, as_logits, as_number
from softmax_lib._cross_entropy import check_reduction, reduced
from softmax_lib._targets import are_labels, as_targets, as_weight
from softmax_lib.losses import cross_entropy, cross_entropy_grad

__all__ = ["focal_loss", "focal_loss_grad"]


@np.errstate(all="ignore")
def focal_loss(z, y, *, gamma=2.0, axis=-1, weight=None, reduction="mean"):
    r"""Return the surprise at the labels `y`, times a power of what `p` lacks there.

    .. math:: -(1 - p_y)^\gamma \ln p_y
              \quad\text{with}\quad p = \operatorname{softmax}(z)

    Parameters
    ----------
    z : array_like, any shape
        Logits, as for `cross_entropy`.
    y : array_like of int
        Labels, of the shape of `z` without `axis`.
    gamma : float >= 0, default 2
        How far to turn away; 0 gives cross-entropy.
    axis : int or tuple of ints, default -1
        The axis or axes that hold the classes.
    weight : array_like of shape (K,), optional
        What a class counts, >= 0; [1]_ call it alpha.
    reduction : {"mean", "sum", "none"}, default "mean"
        Mean over what the rows weigh, sum, or one loss for each row.

    Returns
    -------
    scalar, or an ndarray of the shape of `z` without `axis` if `reduction` is "none"
        Between 0 and the cross-entropy, in the dtype of `z`.

    Raises
    ------
    TypeError
        If `y` holds no integers, or as for `cross_entropy`.
    ValueError
        If `y` holds distributions, `gamma` is negative or not finite, or as for
        `cross_entropy`.

    Notes
    -----
    1 - p is the sum of the other probabilities, which has all its digits where p is
    nearly 1. Without weights the mean divides by the number of rows; with weights by
    their sum, where Keras divides by the number of rows.

    References
    ----------
    .. [1] T.-Y. Lin, P. Goyal, R. Girshick, K. He and P. Dollár, "Focal loss for
       dense object detection", ICCV 2017.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> round(float(sl.focal_loss([-3.44, 1.16, -0.81, 3.91], 3)), 6)
    0.000332
    """
    check_reduction(reduction)
    z, surprise, missing, _, counts = _parts(z, y, gamma, axis, weight)
    losses = counts * np.where(surprise == 0, 0, missing**gamma * surprise)
    losses = np.where(counts == 0, 0, losses)
    return reduced(losses, z.dtype, reduction, counts.sum())


@np.errstate(all="ignore")
def focal_loss_grad(z, y, *, gamma=2.0, axis=-1, weight=None, reduction="mean"):
    r"""Return the gradient of `focal_loss` with respect to the logits `z`.

    .. math:: (1 - p_y)^\gamma
              \Bigl(1 - \gamma\, \frac{p_y \ln p_y}{1 - p_y}\Bigr)\,(p - y)

    for each row: that of cross-entropy, times a number that is 1 where p_y is 0 and
    goes to 0 as p_y goes to 1.

    Parameters
    ----------
    z, y, gamma, axis, weight
        See `focal_loss`.
    reduction : {"mean", "sum", "none"}, default "mean"
        The gradient of the mean, or of the sum.

    Returns
    -------
    ndarray, same shape and dtype as `z`
        No unit: nats per nat.

    Raises
    ------
    TypeError, ValueError
        See `focal_loss`.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> sl.focal_loss_grad([-3.44, 1.16, -0.81, 3.91], 3).round(5)
    array([ 1.0e-05,  8.2e-04,  1.1e-04, -9.4e-04])
    """
    check_reduction(reduction)
    z, surprise, missing, slope, counts = _parts(z, y, gamma, axis, weight)
    p = np.exp(-surprise)
    ratio = np.where(missing == 0, 1, surprise / missing)  # its limit, from the right
    bent = np.where(p == 0, 0, gamma * p * ratio)
    factor = counts * missing**gamma * (1 + bent)
    if reduction == "mean" and counts.any():
        factor = factor / counts.sum()
    factor = np.where(counts == 0, 0, factor)
    gradient = np.expand_dims(factor, as_axes(axis, z.ndim)) * slope
    return gradient.astype(z.dtype, copy=False)


def _parts(z, y, gamma, axis, weight):
    """Return z, and for each row -ln p, 1 - p, p - y and what the row counts."""
    gamma = as_number(gamma, "gamma")
    if not 0 <= gamma < np.inf:
        raise ValueError(f"gamma must be 0 or more and finite, not {gamma}.")
    z, y = as_logits(z), as_targets(y)
    axes = as_axes(axis, z.ndim)
    if not are_labels(y, z.shape, axes):
        raise ValueError(
            "focal_loss takes integer labels, one for each row of z; for "
            "distributions use cross_entropy."
        )
    wide = z.astype(np.promote_types(z.dtype, np.float64), copy=False)
    surprise = cross_entropy(wide, y, axis=axes, reduction="none")
    slope = cross_entropy_grad(wide, y, axis=axes, reduction="sum")
    missing = 0 - slope.min(axis=axes, initial=0)  # the label's entry is -(1 - p)
    counts = np.ones(np.shape(y), wide.dtype)
    if weight is not None:
        size = math.prod(z.shape[a] for a in axes)
        counts = as_weight(weight, size, wide.dtype)[np.asarray(y, np.intp)]
    return z, surprise, missing, slope, counts

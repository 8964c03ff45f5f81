"""Derivatives of softmax and of the cross-entropy, and a check for yours."""

import numpy as np

from softmax_lib._arguments import (
    as_axes,
    as_logits,
    check_probabilities,
    compute_dtype,
)
from softmax_lib._rows import as_rows, from_rows, largest
from softmax_lib._shift import between

__all__ = [
    "cross_entropy_hvp",
    "gradcheck",
    "softmax_jacobian",
    "softmax_jvp",
    "softmax_vjp",
]


@np.errstate(all="ignore")
def softmax_jacobian(p, *, axis=-1):
    r"""Return all derivatives of the probabilities by the logits.

    .. math:: J_{ij} = \frac{\partial p_i}{\partial z_j} = p_i (\delta_{ij} - p_j)

    Parameters
    ----------
    p : array_like, any shape
        Probabilities: softmax(z), not z. float16 is computed in float32.
    axis : int or tuple of ints, default -1
        The axis or axes along which `p` sums to one.

    Returns
    -------
    ndarray, the shape of `p` without `axis`, and (K, K)
        Derivatives, per nat. Symmetric, rows and columns sum to zero. NaN for a row
        of NaN.

    Raises
    ------
    TypeError
        If `p` does not hold real numbers, or `axis` is None.
    ValueError
        If `axis` does not fit, or a row of `p` is no distribution.

    Notes
    -----
    On the diagonal p_i (1 - p_i) is computed as p_i times the sum of the others,
    which is right even where p_i rounds to 1. The temperature's factor 1 / T is
    yours to add. A matrix of K x K numbers for each row: for products with vectors
    use `softmax_jvp` and `softmax_vjp`, which take K.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> sl.softmax_jacobian([0.5, 0.5])
    array([[ 0.25, -0.25],
           [-0.25,  0.25]])
    """
    p = as_logits(p, "p")
    axes = as_axes(axis, p.ndim)
    check_probabilities(p, axes)
    rows = as_rows(p, axes, compute_dtype(p.dtype))
    size = rows.shape[-1]
    off = rows[..., :, None] * rows[..., None, :] * (1 - np.eye(size, dtype=rows.dtype))
    jacobian = 0 - off
    jacobian[..., range(size), range(size)] = off.sum(axis=-1)
    return jacobian.astype(p.dtype, copy=False)


def softmax_jvp(p, v, *, axis=-1):
    r"""Return how the probabilities change as the logits move in the direction `v`.

    .. math:: J v = p \circ (v - p \cdot v)

    Parameters
    ----------
    p : array_like, any shape
        Probabilities: softmax(z), not z. float16 is computed in float32.
    v : array_like, shape that broadcasts with that of `p`
        Direction, in nats.
    axis : int or tuple of ints, default -1
        The axis or axes along which `p` sums to one.

    Returns
    -------
    ndarray, shape of `p` and `v` broadcast
        Change of the probabilities, to first order. Sums to zero. NaN for a row
        with NaN, or with an infinite entry of `v`.

    Raises
    ------
    TypeError
        If `p` or `v` do not hold real numbers, or `axis` is None.
    ValueError
        If the shapes or `axis` do not fit, or a row of `p` is no distribution.

    Notes
    -----
    A constant added to `v` changes nothing, so the entry of `v` at the most probable
    class is subtracted first: without that, v - p·v cancels where one class has
    nearly all the mass. The error is below 1e-13 of the result's norm in float64,
    for up to 1000 classes.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> sl.softmax_jvp([0.5, 0.25, 0.25], [1, 0, 0])
    array([ 0.25 , -0.125, -0.125])
    """
    return _product(p, v, "v", axis)


def softmax_vjp(p, g, *, axis=-1):
    r"""Return the gradient with respect to the logits, from that to probabilities.

    .. math:: J^\top g = p \circ (g - p \cdot g)

    This is what backpropagation does at a softmax. As the Jacobian is symmetric, it
    is the product of `softmax_jvp`.

    Parameters
    ----------
    p : array_like, any shape
        Probabilities: softmax(z), not z. float16 is computed in float32.
    g : array_like, shape that broadcasts with that of `p`
        Gradient of a loss with respect to `p`.
    axis : int or tuple of ints, default -1
        The axis or axes along which `p` sums to one.

    Returns
    -------
    ndarray, shape of `p` and `g` broadcast
        Gradient of the loss with respect to the logits. Sums to zero. NaN for a row
        with NaN, or with an infinite entry of `g`.

    Raises
    ------
    TypeError
        If `p` or `g` do not hold real numbers, or `axis` is None.
    ValueError
        If the shapes or `axis` do not fit, or a row of `p` is no distribution.

    Examples
    --------
    The gradient of the loss -log p[2]:

    >>> import softmax_lib as sl
    >>> sl.softmax_vjp([0.5, 0.25, 0.25], [0, 0, -1 / 0.25])
    array([ 0.5 ,  0.25, -0.75])
    """
    return _product(p, g, "g", axis)


def cross_entropy_hvp(p, v, *, axis=-1):
    r"""Return how the gradient of the cross-entropy changes in the direction `v`.

    .. math:: H v \quad\text{with}\quad H = \operatorname{diag}(p) - p p^\top

    The gradient is p - q, and q does not depend on the logits: the Hessian of a
    row's loss is the Jacobian of softmax, whatever the answer.

    Parameters
    ----------
    p : array_like, any shape
        Probabilities: softmax(z), not z. float16 is computed in float32.
    v : array_like, shape that broadcasts with that of `p`
        Direction, in nats.
    axis : int or tuple of ints, default -1
        The axis or axes along which `p` sums to one.

    Returns
    -------
    ndarray, shape of `p` and `v` broadcast
        Change of the gradient. v · Hv >= 0: the loss is convex in the logits.

    Raises
    ------
    TypeError
        If `p` or `v` do not hold real numbers, or `axis` is None.
    ValueError
        If the shapes or `axis` do not fit, or a row of `p` is no distribution.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> sl.cross_entropy_hvp([0.5, 0.5], [1, 1])
    array([0., 0.])
    """
    return _product(p, v, "v", axis)


@np.errstate(all="ignore")
def _product(p, v, name, axis):
    p, v = as_logits(p, "p"), as_logits(v, name)
    dtype = np.promote_types(p.dtype, v.dtype)
    before = max(0, v.ndim - p.ndim)  # axes that broadcasting puts before those of p
    axes = tuple(before + a for a in as_axes(axis, p.ndim))
    p, v = np.broadcast_arrays(p, v)
    check_probabilities(p, axes)
    shape, wide = p.shape, compute_dtype(dtype)
    p, v = as_rows(p, axes, wide), as_rows(v, axes, wide)
    if p.size:
        # An eighth of the largest numbers, so that no difference of them overflows.
        part, limit = wide.type(1), np.finfo(wide).max / 8
        if not between(-limit, v, limit):
            top = np.abs(v).max(axis=-1, keepdims=True)
            part = np.where(top > limit, wide.type(0.125), part)
        v = v * part
        d = v - v.take(largest(p)).reshape(*p.shape[:-1], 1)
        p = p * (d - (p * d).sum(axis=-1, keepdims=True)) / part
    return from_rows(p, shape, axes).astype(dtype, copy=False)


def gradcheck(f, grad, x, *, step=None):
    r"""Return how far `grad` is from the differences of `f` around `x`.

    .. math:: f'(x) \approx \frac{8 (f(x + h) - f(x - h)) - (f(x + 2h) - f(x - 2h))}
              {12 h}

    Parameters
    ----------
    f : callable
        Takes an array of the shape of `x`, returns one number.
    grad : callable
        Takes the same, returns the gradient of `f`, in the shape of `x`.
    x : array_like, any shape
        Where to look; float64.
    step : float, optional
        `h`, the same for every entry. By default 2**-10, about eps**(1/5): there
        rounding and the rest of the series are about equally large if `f` varies on
        a scale of 1, as functions of logits do. Where abs(x) is above 2**32, it is
        1024 units of the last place of x.

    Returns
    -------
    float
        The largest difference of an entry, relative to the largest entry of both
        gradients. About 1e-12 for a right gradient of a smooth function, around 1
        for a wrong one; NaN if there is a NaN.

    Raises
    ------
    ValueError
        If `f` returns something else than a number, `grad` another shape, or `step`
        is not positive.

    Notes
    -----
    `f` is called four times for each entry of `x`. Its rounding is divided by `h`: for
    large values that vary slowly, pass a larger `step`. The default is a power of
    two, so that x + h is not rounded. Central differences of fourth order [1]_ find
    an error in the eighth digit, where plain ones hide it.

    References
    ----------
    .. [1] B. Fornberg, "Generation of finite difference formulas on arbitrarily
       spaced grids", Math. Comp. 51 (1988) 699-706.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> loss = lambda z: sl.cross_entropy(z, 2)
    >>> gradient = lambda z: sl.cross_entropy_grad(z, 2)
    >>> sl.gradcheck(loss, gradient, [0.7, 1.5, 4.8]) < 1e-10
    True
    """
    x = np.array(as_logits(x, "x"), dtype=np.float64)
    steps = np.maximum(2.0**-10, 2.0**10 * np.spacing(np.abs(x)))
    if step is not None:
        if not step > 0:
            raise ValueError(f"step must be positive, not {step}.")
        steps = np.full_like(x, step)
    analytic = np.asarray(grad(x.copy()), dtype=np.float64)
    if analytic.shape != x.shape:
        raise ValueError(
            f"grad returned an array of shape {analytic.shape}; x has {x.shape}."
        )
    numeric = np.empty_like(x)
    for i in np.ndindex(x.shape):
        at = [_shifted(f, x, i, n * steps[i]) for n in (-2, -1, 1, 2)]
        numeric[i] = (8 * (at[2] - at[1]) - (at[3] - at[0])) / (12 * float(steps[i]))
    with np.errstate(all="ignore"):
        size = np.max(np.abs([analytic, numeric]), initial=0)
        gap = np.max(np.abs(analytic - numeric), initial=0)
        return 0.0 if gap == 0 else float(gap / size)


def _shifted(f, x, index, by):
    x = x.copy()
    x[index] += by
    y = np.asarray(f(x))
    if y.size != 1:
        raise ValueError(f"f must return one number, not an array of shape {y.shape}.")
    return float(y.reshape(()))

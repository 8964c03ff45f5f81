"""Cross-entropy: what a prediction costs once the answer is known."""

import operator

import numpy as np

from softmax_lib._cross_entropy import Task, reduced
from softmax_lib._targets import as_labels, as_share, smoothed

__all__ = ["cross_entropy", "cross_entropy_grad", "smooth_labels"]


@np.errstate(all="ignore")
def cross_entropy(
    z,
    y,
    *,
    axis=-1,
    weight=None,
    ignore_index=None,
    label_smoothing=0.0,
    reduction="mean",
):
    r"""Return the surprise at the answers `y` of the prediction softmax(`z`).

    .. math:: -\log p_y \quad\text{or}\quad -\sum_c q_c \log p_c
              \quad\text{with}\quad p = \operatorname{softmax}(z)

    Parameters
    ----------
    z : array_like, any shape
        Logits, in nats up to a constant per row. Integers and booleans become
        float64; float16 is computed in float32.
    y : array_like
        Either integer labels, of the shape of `z` without `axis` (several axes are
        counted in C order), or distributions over the classes, of the shape of `z`.
    axis : int or tuple of ints, default -1
        The axis or axes that hold the classes.
    weight : array_like of shape (K,), optional
        What a class counts, >= 0.
    ignore_index : int, optional
        Rows with this label count nothing, whatever their logits hold. Of a
        distribution the mass on this class counts nothing.
    label_smoothing : float, default 0
        Share of a row's mass that is spread over all `K` classes alike.
    reduction : {"mean", "sum", "none"}, default "mean"
        Mean over what the rows weigh, sum, or one loss for each row.

    Returns
    -------
    scalar, or an ndarray of the shape of `z` without `axis` if `reduction` is "none"
        Nats, >= 0, in the dtype of `z`. +inf where the answer had probability 0; NaN
        where `softmax` is. A class without mass costs nothing: 0 log 0 = 0. If
        nothing counts (no rows, all ignored, all weights 0) the mean is 0, as the sum.

    Raises
    ------
    TypeError
        If `z`, `weight` or distributions do not hold real numbers, labels or
        `ignore_index` are no integers, or `axis` is None.
    ValueError
        If the shapes do not fit, a label is no class, a distribution does not sum
        to one, a weight is negative, or another option is out of range.

    Notes
    -----
    The right answer keeps its digits where it dominates: the loss is z[top] - z[y]
    plus log1p of the sum without the top. Its error is that of `log_softmax`.

    A label, and the distribution that is certain of it, give the same loss whatever
    the options: the mean divides by the weights of all the mass. PyTorch divides by
    the number of rows for distributions, by the labels' weights for smoothed labels,
    and refuses `ignore_index` with distributions; with nothing left it gives NaN,
    which spoils the sum over batches. Smoothing is that of [1]_.

    Labels take no memory beyond a few numbers per row; distributions and smoothing
    a few times that of `z`.

    References
    ----------
    .. [1] C. Szegedy, V. Vanhoucke, S. Ioffe, J. Shlens and Z. Wojna, "Rethinking
       the Inception architecture for computer vision", CVPR 2016.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> round(float(sl.cross_entropy([-3.44, 1.16, -0.81, 3.91], 3)), 4)
    0.0709
    >>> print(f"{sl.cross_entropy([50, 0], 0):.4e}")
    1.9287e-22
    >>> sl.cross_entropy([[4, 2, 1], [0, 5, 1]], [[1, 0, 0], [0, 0.8, 0.2]],
    ...                  reduction="none").round(4)
    array([0.1698, 0.8247])
    """
    task = Task(z, y, axis, weight, ignore_index, label_smoothing, reduction)
    return reduced(task.losses(), task.dtype, reduction, task.total)


@np.errstate(all="ignore")
def cross_entropy_grad(
    z,
    y,
    *,
    axis=-1,
    weight=None,
    ignore_index=None,
    label_smoothing=0.0,
    reduction="mean",
):
    r"""Return the gradient of `cross_entropy` with respect to the logits `z`.

    .. math:: p - q \quad\text{with}\quad p = \operatorname{softmax}(z)

    for each row, where :math:`q` is certain of the label, or the distribution given;
    times the row's weight, over the weight of all rows for the mean.

    Parameters
    ----------
    z, y, axis, weight, ignore_index, label_smoothing
        See `cross_entropy`.
    reduction : {"mean", "sum", "none"}, default "mean"
        The gradient of the mean, or of the sum. A row's loss depends on no other
        row, so the gradients of single losses are those of the sum.

    Returns
    -------
    ndarray, same shape and dtype as `z`
        No unit: nats per nat. Rows that count nothing get 0, whatever they hold; a
        row is NaN where `softmax` is.

    Raises
    ------
    TypeError, ValueError
        See `cross_entropy`.

    Notes
    -----
    p - q as written gives 0 for the right class where p rounds to 1, though the others
    still pull. Here that entry is minus the sum of the others, and for distributions
    :math:`p_c \sum_{j \ne c} q_j - q_c \sum_{j \ne c} p_j`, which is the same as
    :math:`p_c - q_c` and loses nothing where both are certain.

    For labels, without weights and smoothing, the relative error stays below 14 and 52
    eps for rows of 10 and of 1000 (float32: 18 and 56), where the result is at least
    1e-300 (float32: 1e-30).
    For distributions and the sum the error stays below 20 and 57 eps (float32: 24 and
    61) times :math:`p_c (1 - q_c) + q_c (1 - p_c)`: that is the size of the result
    itself where `q` is certain; between close `p` and `q`, digits cancel.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> sl.cross_entropy_grad([0.7, 1.5, 4.8], 2).round(4)
    array([ 0.0157,  0.035 , -0.0507])
    >>> print(f"{sl.cross_entropy_grad([50, 0], 0)[0]:.4e}")
    -1.9287e-22
    """
    task = Task(z, y, axis, weight, ignore_index, label_smoothing, reduction)
    return task.gradient()


@np.errstate(all="ignore")
def smooth_labels(y, *, classes, eps):
    r"""Return the distributions that label smoothing puts in the place of labels.

    .. math:: q = (1 - \varepsilon)\, e_y + \frac{\varepsilon}{K}

    Parameters
    ----------
    y : array_like of int, any shape
        Labels, from 0 to `classes` - 1.
    classes : int
        Their number `K`.
    eps : float
        Share of the mass that is spread over all `K` classes, the right one
        included: it keeps 1 - eps + eps / K.

    Returns
    -------
    ndarray of float64, the shape of `y` and one more axis of length `classes`
        Probabilities.

    Raises
    ------
    TypeError
        If the labels or `classes` are no integers.
    ValueError
        If a label is no class, or `eps` is outside [0, 1].

    Notes
    -----
    As in [1]_. Others spread eps over the K - 1 wrong classes only: that is this
    one with eps K / (K - 1).

    References
    ----------
    .. [1] C. Szegedy, V. Vanhoucke, S. Ioffe, J. Shlens and Z. Wojna, "Rethinking
       the Inception architecture for computer vision", CVPR 2016.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> sl.smooth_labels([2, 0], classes=4, eps=0.2).round(2)
    array([[0.05, 0.05, 0.85, 0.05],
           [0.85, 0.05, 0.05, 0.05]])
    """
    eps = as_share(eps, "eps")
    size = operator.index(classes)
    labels, _ = as_labels(y, size)
    q = np.zeros((*labels.shape, size))
    np.put_along_axis(q, labels[..., None], 1, axis=-1)
    return smoothed(q, eps)

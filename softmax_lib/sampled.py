"""Cross-entropy with a sample of the classes in place of all of them."""

from typing import NamedTuple

import numpy as np

from softmax_lib._arguments import as_logits
from softmax_lib._cross_entropy import check_one_number, check_reduction
from softmax_lib._targets import as_labels
from softmax_lib.chunked import checked
from softmax_lib.losses import cross_entropy, cross_entropy_grad

__all__ = ["SampledGradient", "cross_entropy_sampled", "cross_entropy_sampled_grad"]


@np.errstate(all="ignore")
def cross_entropy_sampled(hidden, projection, y, drawn, q, *, reduction="mean"):
    r"""Return an estimate of ``cross_entropy(hidden @ projection, y)`` from a sample.

    The sum over all classes is replaced by the label's own term and an estimate of the
    others from m classes k drawn with probabilities q:

    .. math:: \hat Z = e^{z_y} + \sum_{k \ne y} \frac{e^{z_k}}{m\,q_k}
              = e^{z_y} + \sum_{k \ne y} e^{z_k - \log(m q_k)}

    so each logit of a drawn class is corrected by its log(m q). The expectation of
    :math:`\hat Z` is the true sum, if every class but the label can be drawn.

    Parameters
    ----------
    hidden : array_like, shape (n, D)
        Features.
    projection : array_like, shape (D, K)
        Weights; ``hidden @ projection`` would be the logits, in nats.
    y : array_like of int, shape (n,)
        Labels, from 0 to K - 1.
    drawn : array_like of int, shape (m,)
        Classes drawn with replacement, for all rows the same; a class that was drawn
        twice counts twice. Where one is the label of a row, that row leaves it out.
    q : array_like, shape (K,)
        With which probability each class is drawn, such as its share of the labels.
    reduction : {"mean", "sum", "none"}, default "mean"
        Mean over the rows, their sum, or one loss for each row.

    Returns
    -------
    scalar, or an ndarray of shape (n,) if `reduction` is "none"
        Nats, >= 0.

    Raises
    ------
    TypeError
        If an array does not hold real numbers, or labels and classes are no integers.
    ValueError
        If the shapes do not fit, a label or a drawn class is no class, no class is
        drawn, one is drawn that has no probability, or the reduction is none of the
        three.

    Notes
    -----
    It takes D (m + 1) multiply-adds for a row, not D K. The estimate of the sum has no
    bias [1]_; its logarithm is too small on average, by Jensen's inequality, and so
    is the loss: evaluate with the full one. The gradient is biased too, so that the
    logits at the optimum are those of the full loss only as m grows. Others [2]_
    correct the label's logit as well: that is another loss, with another optimum.

    References
    ----------
    .. [1] Y. Bengio and J.-S. Senécal, "Adaptive importance sampling to accelerate
       training of a neural probabilistic language model", IEEE Trans. Neural Networks
       19 (2008) 713-722.
    .. [2] S. Jean, K. Cho, R. Memisevic and Y. Bengio, "On using very large target
       vocabulary for neural machine translation", ACL 2015.

    Examples
    --------
    >>> import numpy as np
    >>> import softmax_lib as sl
    >>> q = np.full(4, 1 / 4)
    >>> loss = sl.cross_entropy_sampled([[1.0]], [[0.0, 0, 0, 0]], [0], [1, 1, 2], q)
    >>> round(float(np.exp(loss)), 4)  # 1, and three terms that stand for 4/3 each
    5.0
    """
    check_reduction(reduction)
    hidden, projection, y, drawn, log_m_q = _checked(hidden, projection, y, drawn, q)
    z = _logits(hidden, projection, y, drawn, log_m_q)
    return cross_entropy(z, np.zeros(len(z), int), reduction=reduction)


class SampledGradient(NamedTuple):
    """What `cross_entropy_sampled_grad` found.

    Attributes
    ----------
    loss : scalar
        Nats, >= 0.
    hidden : ndarray of shape (n, D)
        Its derivative with respect to the features.
    classes : ndarray of int, shape (c,)
        The labels and the drawn classes, each once, in ascending order.
    projection : ndarray of shape (D, c)
        The derivative with respect to the weights of these classes; that of the others
        is 0.
    """

    loss: np.floating
    hidden: np.ndarray
    classes: np.ndarray
    projection: np.ndarray


@np.errstate(all="ignore")
def cross_entropy_sampled_grad(hidden, projection, y, drawn, q, *, reduction="mean"):
    """Return the loss of `cross_entropy_sampled` and its two gradients.

    Parameters
    ----------
    hidden, projection, y, drawn, q
        See `cross_entropy_sampled`.
    reduction : {"mean", "sum"}, default "mean"
        Which loss: the mean over the rows, or their sum.

    Returns
    -------
    SampledGradient
        The loss, its derivative with respect to `hidden`, and that with respect to
        those columns of `projection` that had a part in it.

    Raises
    ------
    TypeError, ValueError
        See `cross_entropy_sampled`.

    Examples
    --------
    >>> import numpy as np
    >>> import softmax_lib as sl
    >>> found = sl.cross_entropy_sampled_grad(
    ...     [[1.0], [2.0]], np.zeros((1, 9)), [2, 2], [5], np.full(9, 1 / 9)
    ... )
    >>> found.classes, found.projection
    (array([2, 5]), array([[-1.35,  1.35]]))
    """
    check_one_number(reduction)
    hidden, projection, y, drawn, log_m_q = _checked(hidden, projection, y, drawn, q)
    z = _logits(hidden, projection, y, drawn, log_m_q)
    first = np.zeros(len(z), int)
    loss = cross_entropy(z, first, reduction=reduction)
    g = cross_entropy_grad(z, first, reduction=reduction)
    own, others = g[:, :1], g[:, 1:]
    by_hidden = own * projection[:, y].T + others @ projection[:, drawn].T
    classes, places = np.unique(np.concatenate([y, drawn]), return_inverse=True)
    by_class = np.zeros((len(classes), hidden.shape[1]), z.dtype)
    # add.at, because a label may stand in several rows, and be drawn for others
    np.add.at(by_class, places[: len(y)], own * hidden)
    np.add.at(by_class, places[len(y) :], others.T @ hidden)
    return SampledGradient(loss, by_hidden, classes, by_class.T)


def _logits(hidden, projection, y, drawn, log_m_q):
    """Return the logit of each row's label, then the corrected ones of the sample."""
    own = np.einsum("nd,dn->n", hidden, projection[:, y])
    others = hidden @ projection[:, drawn] - log_m_q
    others[drawn == y[:, None]] = -np.inf
    return np.concatenate([own[:, None], others], axis=1)


def _checked(hidden, projection, y, drawn, q):
    """Return the arguments as arrays, with the logs of how often each was expected."""
    hidden, projection, y, _ = checked(hidden, projection, y)
    if hidden.ndim != 2:
        raise ValueError(f"hidden has shape {hidden.shape}; it must be (n, D).")
    classes = projection.shape[1]
    drawn, _ = as_labels(drawn, classes)
    q = as_logits(q, "q")
    if drawn.ndim != 1 or not drawn.size:
        raise ValueError(
            f"drawn has shape {drawn.shape}; it must be (m,), with at least one class."
        )
    if q.shape != (classes,):
        raise ValueError(
            f"q has shape {q.shape}; there are {classes} classes: ({classes},)."
        )
    chances = q[drawn]
    if not ((chances > 0) & (chances <= 1)).all():
        raise ValueError(
            "q must be the probability with which each class is drawn, above 0 for "
            "every class that was; divide counts by their sum."
        )
    log_m_q = np.log(drawn.size * chances.astype(np.float64))
    return hidden, projection, y, drawn, log_m_q.astype(hidden.dtype)

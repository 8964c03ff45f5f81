"""Losses and information: what a distribution says, and what a wrong one costs."""

import math

import numpy as np

from softmax_lib._arguments import as_axes, as_logits, check_probabilities
from softmax_lib._layout import reduce_rows
from softmax_lib._sums import row_sum

__all__ = ["entropy"]


def entropy(p, *, axis=-1, base=math.e):
    r"""Return the entropy of the distributions `p`: how undecided they are.

    .. math:: H(p) = -\sum_i p_i \log p_i \quad\text{with}\quad 0 \log 0 = 0

    Parameters
    ----------
    p : array_like, any shape
        Probabilities that sum to one along `axis`. float16 is computed in float32.
    axis : int or tuple of ints, default -1
        The axis or axes along which `p` sums to one.
    base : float, default e
        Base of the logarithm: e gives nats, 2 bits, the number of classes a value
        between 0 and 1.

    Returns
    -------
    ndarray, or a scalar if no axis is left
        Entropy, 0 for certainty, log(K) for K equally likely classes. NaN for a
        row with a NaN, as `softmax` gives it for rows without a distribution.

    Raises
    ------
    TypeError
        If `p` does not hold real numbers, or `axis` is None.
    ValueError
        If `axis` does not fit, `base` is no base, an entry is negative, or a row's
        sum differs from 1 by more than 2**-9, which leaves room for probabilities
        that were rounded to three digits or to float16. Nothing is normalised
        silently: logits or counts passed by mistake would go unnoticed.

    Notes
    -----
    Shannon's measure [1]_; the convention for 0 is the limit of p log p.

    References
    ----------
    .. [1] C. E. Shannon, "A mathematical theory of communication", Bell System
       Technical Journal 27 (1948) 379-423.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> round(float(sl.entropy([0.5, 0.25, 0.25, 0], base=2)), 4)
    1.5
    >>> sl.entropy(sl.softmax([[0.7, 1.5, 4.8], [1, 1, 1]])).round(4)
    array([0.2321, 1.0986])
    """
    p = as_logits(p, "p")
    axes = as_axes(axis, p.ndim)
    if not (0 < base < math.inf and base != 1):
        raise ValueError(f"base must be positive, finite and not 1, not {base}.")
    check_probabilities(p, axes)
    return reduce_rows(lambda x: _nats(x) / math.log(base), p, axis)


def _nats(p):
    terms = np.where(p == 0, 0, p * np.log(p))
    return np.maximum(-row_sum(terms), 0) + 0  # + 0: certainty is 0, not -0

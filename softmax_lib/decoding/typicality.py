"""Locally typical sampling: keep the classes whose surprise is the expected one."""

import numpy as np

from softmax_lib.stable import log_softmax
from softmax_lib.truncation import _keep, check_mass, until

__all__ = ["typical"]


def typical(z, *, mass, axis=-1):
    r"""Return `z` with -inf for classes whose surprise is far from the expected one.

    The surprise of class :math:`i` is :math:`-\log p_i`, and its mean is the entropy
    :math:`H`. Classes are taken by :math:`\lvert H + \log p_i \rvert`, the smallest
    first, until their probabilities sum to `mass` or more.

    Parameters
    ----------
    z : array_like, any shape
        Logits, in nats up to a constant per row. Integers and booleans become
        float64.
    mass : float
        Probability to keep, in (0, 1]. With 1 all classes are kept.
    axis : int or tuple of ints, default -1
        The axis or axes that hold the classes.

    Returns
    -------
    ndarray, same shape as `z`
        Logits. Of classes that are equally far from the entropy the first are kept. A
        row with NaN is NaN; where several logits are +inf, those are kept.

    Raises
    ------
    TypeError
        If `z` does not hold real numbers, or `axis` is None.
    ValueError
        If `axis` does not fit, or `mass` is not in (0, 1].

    Notes
    -----
    The rule of [1]_. Unlike `top_k`, `top_p` and `min_p` it may exclude the most
    probable class: where the prediction is unsure, a class far more probable than the
    others is less surprising than it should be. Two classes whose distances differ by
    rounding only, about 1e-15, may change places.

    References
    ----------
    .. [1] C. Meister, T. Pimentel, G. Wiher and R. Cotterell, "Locally typical
       sampling", Transactions of the ACL 11 (2023) 102-121.

    Examples
    --------
    >>> import numpy as np
    >>> from softmax_lib import decoding
    >>> z = np.log([0.4, 0.15, 0.15, 0.15, 0.15])
    >>> np.isfinite(decoding.typical(z, mass=0.5))
    array([False,  True,  True,  True,  True])
    """
    check_mass(mass)

    @np.errstate(all="ignore")
    def keep(rows):
        if mass == 1:
            return np.ones(rows.shape, bool)
        log_p = log_softmax(rows.astype(np.float64))
        p = np.exp(log_p)
        entropy = -np.where(p > 0, p * log_p, 0).sum(axis=-1, keepdims=True)
        order = np.argsort(abs(entropy + log_p), axis=-1, kind="stable")
        nearest = np.take_along_axis(p, order, axis=-1)
        kept = np.empty(rows.shape, bool)
        np.put_along_axis(kept, order, until(mass, nearest), axis=-1)
        ties = (rows == np.inf).any(axis=-1, keepdims=True)
        return np.where(ties, rows == np.inf, kept)

    return _keep(keep, z, axis)

"""Which classes may be drawn at all: logits with the unlikely ones excluded.

The result is logits again, -inf for what is excluded: softmax gives the rest its new
probabilities, and gumbel_max draws from it.
"""

import operator

import numpy as np

from softmax_lib._arguments import as_axes, as_logits
from softmax_lib._rows import as_rows, from_rows
from softmax_lib.stable import softmax

__all__ = ["min_p", "top_k", "top_p"]


def top_k(z, *, k, axis=-1):
    r"""Return `z` with all but the `k` largest logits of a row set to -inf.

    Parameters
    ----------
    z : array_like, any shape
        Logits, in nats up to a constant per row. Integers and booleans become
        float64.
    k : int
        How many classes to keep, at least 1. Of equal logits the first are kept; if
        there are no more than `k` classes, all are.
    axis : int or tuple of ints, default -1
        The axis or axes that hold the classes.

    Returns
    -------
    ndarray, same shape as `z`
        Logits. A row with NaN is NaN.

    Raises
    ------
    TypeError
        If `z` does not hold real numbers, `axis` is None, or `k` is no integer.
    ValueError
        If `axis` does not fit, or `k` is below 1.

    Notes
    -----
    Used to draw text in [1]_. How many classes are kept does not depend on how sure
    the prediction is; see `top_p` and `min_p`.

    References
    ----------
    .. [1] A. Fan, M. Lewis and Y. Dauphin, "Hierarchical neural story generation",
       ACL 2018.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> sl.top_k([0.7, 1.5, 4.8], k=2)
    array([-inf,  1.5,  4.8])
    """
    k = operator.index(k)
    if k < 1:
        raise ValueError(f"k must be at least 1, not {k}.")

    def keep(ordered):
        return np.broadcast_to(np.arange(ordered.shape[-1]) < k, ordered.shape)

    return _keep_in_order(keep, z, axis)


def top_p(z, *, mass, axis=-1):
    r"""Return `z` with all but the fewest classes that hold `mass` set to -inf.

    The classes are taken from the most probable one down, until their probabilities
    sum to `mass` or more.

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
        Logits. Of equal ones the first are kept. A row with NaN is NaN; where
        several logits are +inf, those are kept.

    Raises
    ------
    TypeError
        If `z` does not hold real numbers, or `axis` is None.
    ValueError
        If `axis` does not fit, or `mass` is not in (0, 1].

    Notes
    -----
    Nucleus sampling [1]_. Sums are in float64, so the class on the border is right
    but for about 1e-16 times the number of classes. The order of steps matters: a
    temperature changes the probabilities that are summed, so divide `z` by it first.

    References
    ----------
    .. [1] A. Holtzman, J. Buys, L. Du, M. Forbes and Y. Choi, "The curious case of
       neural text degeneration", ICLR 2020.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> sl.top_p([0.7, 1.5, 4.8], mass=0.97)
    array([-inf,  1.5,  4.8])
    """
    check_mass(mass)

    def keep(ordered):
        if mass == 1:
            return np.ones(ordered.shape, bool)
        p = softmax(ordered.astype(np.float64))
        return until(mass, p) | (ordered == np.inf)

    return _keep_in_order(keep, z, axis)


def min_p(z, *, ratio, axis=-1):
    r"""Return `z` with classes much less probable than the first set to -inf.

    Kept are those with :math:`p_i \ge \mathit{ratio} \cdot \max_j p_j`.

    Parameters
    ----------
    z : array_like, any shape
        Logits, in nats up to a constant per row. Integers and booleans become
        float64.
    ratio : float
        In [0, 1]: 0 keeps all classes, 1 only the most probable one and its equals.
    axis : int or tuple of ints, default -1
        The axis or axes that hold the classes.

    Returns
    -------
    ndarray, same shape as `z`
        Logits. A row with NaN is NaN; where several logits are +inf, those are kept.

    Raises
    ------
    TypeError
        If `z` does not hold real numbers, or `axis` is None.
    ValueError
        If `axis` does not fit, or `ratio` is not in [0, 1].

    Notes
    -----
    The rule of [1]_. Needs no softmax: a ratio of probabilities is a difference of
    logits, :math:`z_i - \max_j z_j \ge \log \mathit{ratio}`, taken in float64 at
    least. Equal logits share their fate. The order of steps matters: divide `z` by a
    temperature first.

    References
    ----------
    .. [1] N. N. Minh et al., "Turning up the heat: min-p sampling for creative and
       coherent LLM outputs", ICLR 2025.

    Examples
    --------
    >>> import softmax_lib as sl
    >>> sl.min_p([0.7, 1.5, 4.8], ratio=0.03)
    array([-inf,  1.5,  4.8])
    """
    if not 0 <= ratio <= 1:
        raise ValueError(f"ratio must lie between 0 and 1, not {ratio}.")

    @np.errstate(all="ignore")
    def keep(rows):
        rows = rows.astype(np.promote_types(rows.dtype, np.float64), copy=False)
        top = rows.max(axis=-1, keepdims=True, initial=-np.inf)
        return (rows == top) | (rows - top >= np.log(rows.dtype.type(ratio)))

    return _keep(keep, z, axis)


def _keep(keep, z, axis):
    """Return `z`, -inf where `keep` of its rows is False, NaN in rows with NaN."""
    z = as_logits(z)
    axes = as_axes(axis, z.ndim)
    rows = as_rows(z, axes)
    kept = np.where(keep(rows), rows, -np.inf)
    kept[np.isnan(rows).any(axis=-1)] = np.nan
    return from_rows(kept, z.shape, axes)


def check_mass(mass):
    """Refuse a `mass` that is no probability to keep."""
    if not 0 < mass <= 1:
        raise ValueError(f"mass must be above 0 and at most 1, not {mass}.")


def until(mass, p):
    """Tell which entries, taken from the first, come before their sum is `mass`."""
    before = np.zeros_like(p)
    np.cumsum(p[..., :-1], axis=-1, out=before[..., 1:])
    return before < mass


def _keep_in_order(keep, z, axis):
    """Do the same with rows that are sorted, the largest first, for `keep`."""

    def keep_sorted(rows):
        order = np.argsort(-rows, axis=-1, kind="stable")
        kept = np.empty(rows.shape, bool)
        ordered = np.take_along_axis(rows, order, axis=-1)
        np.put_along_axis(kept, order, keep(ordered), axis=-1)
        return kept

    return _keep(keep_sorted, z, axis)

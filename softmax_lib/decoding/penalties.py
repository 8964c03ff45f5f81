"""Scores of words that have been said already, made smaller."""

import numpy as np

from softmax_lib._arguments import as_logits, as_number

__all__ = ["count_penalty", "repetition_penalty"]


def repetition_penalty(z, said, *, penalty):
    r"""Return `z` with the scores of words that were said divided or multiplied.

    .. math:: z_i \mapsto \begin{cases} z_i / \theta & z_i > 0 \\ z_i\,\theta & z_i \le
       0 \end{cases} \qquad \text{for every } i \text{ that was said.}

    Parameters
    ----------
    z : array_like, shape (..., K)
        Logits, in nats. They are taken as they are: a constant added to a row changes
        the result, unlike that of softmax.
    said : array_like of int, shape (n,) or (..., n)
        The classes that were said, for all rows or for each. How often does not count.
    penalty : float
        The factor, above 0 and finite: 1 changes nothing, more lowers the scores of
        what was said, less raises them; a score of 0 stays 0.

    Returns
    -------
    ndarray, same shape as `z`
        Logits; -inf stays -inf.

    Raises
    ------
    TypeError
        If `z` does not hold real numbers, `said` no integers, or `penalty` is no
        number.
    ValueError
        If `penalty` is not above 0, or `said` does not fit the classes or rows of `z`.

    Notes
    -----
    [1]_ divides; multiplying negative scores, so that the penalty never becomes a
    reward, is what libraries have made of it. See `count_penalty` for one that needs no
    zero.

    References
    ----------
    .. [1] N. S. Keskar, B. McCann, L. R. Varshney, C. Xiong and R. Socher, "CTRL: a
       conditional transformer language model for controllable generation",
       arXiv:1909.05858 (2019).

    Examples
    --------
    >>> from softmax_lib import decoding
    >>> decoding.repetition_penalty([2.0, -1.0, 2.0], [0, 1, 1], penalty=2)
    array([ 1., -2.,  2.])
    """
    z, penalty = as_logits(z), as_number(penalty, "penalty")
    if not 0 < penalty < np.inf:
        raise ValueError(
            f"penalty must be above 0 and finite, not {penalty}; 1 changes nothing."
        )
    wide = z.astype(np.promote_types(z.dtype, np.float64), copy=False)
    with np.errstate(all="ignore"):
        changed = np.where(wide > 0, wide / penalty, wide * penalty).astype(z.dtype)
    return np.where(_counts(said, z) > 0, changed, z)


def count_penalty(z, said, *, frequency=0.0, presence=0.0):
    r"""Return `z` less a penalty for each time that a word was said, and for once.

    .. math:: z_i \mapsto z_i - c_i\,\alpha_\text{frequency} - [c_i > 0]\,
       \alpha_\text{presence}

    with the number of times :math:`c_i` that class :math:`i` was said.

    Parameters
    ----------
    z : array_like, shape (..., K)
        Logits, in nats up to a constant per row.
    said : array_like of int, shape (n,) or (..., n)
        The classes that were said, for all rows or for each, as often as they were.
    frequency, presence : float, default 0
        What each time costs, and what the first costs beside it, in nats; finite.

    Returns
    -------
    ndarray, same shape as `z`
        Logits; -inf stays -inf.

    Raises
    ------
    TypeError
        If `z` does not hold real numbers, `said` no integers, or a penalty is no
        number.
    ValueError
        If a penalty is not finite, or `said` does not fit the classes or rows of `z`.

    Notes
    -----
    The odds of a class said :math:`c > 0` times against one never said shrink by
    :math:`e^{c\,\alpha_\text{frequency} + \alpha_\text{presence}}`, whatever the scores
    are. These are the two penalties of OpenAI's interface [1]_, which others have
    taken over.

    References
    ----------
    .. [1] OpenAI, API documentation, "Parameter details: frequency and presence
       penalties".

    Examples
    --------
    >>> from softmax_lib import decoding
    >>> decoding.count_penalty([2.0, -1.0, 2.0], [0, 1, 1], frequency=0.5, presence=1)
    array([ 0.5, -3. ,  2. ])
    """
    z = as_logits(z)
    frequency = as_number(frequency, "frequency")
    presence = as_number(presence, "presence")
    if not np.isfinite([frequency, presence]).all():
        raise ValueError(
            f"frequency and presence must be finite, not {frequency} and {presence}; "
            "to exclude a class set its logit to -inf."
        )
    counts = _counts(said, z)
    wide = z.astype(np.promote_types(z.dtype, np.float64), copy=False)
    with np.errstate(all="ignore"):
        cost = counts * frequency + (counts > 0) * presence
        return (wide - cost).astype(z.dtype)


def _counts(said, z):
    """Return how often each class of `z` was said, shape of `z`."""
    said = np.asarray(said)
    if said.size == 0:
        return np.zeros(z.shape)
    if said.dtype.kind not in "iu":
        raise TypeError(
            f"said must hold the classes as integers, not {said.dtype}; "
            "look each word up first."
        )
    if z.ndim == 0:
        raise ValueError("z must have an axis of classes, not be one number.")
    classes = z.shape[-1]
    if said.ndim == 0 or said.min() < 0 or said.max() >= classes:
        raise ValueError(
            f"said must be a list of classes from 0 to {classes - 1}, not {said}."
        )
    try:
        rows = np.broadcast_to(said, (*z.shape[:-1], said.shape[-1]))
    except ValueError:
        raise ValueError(
            f"said has shape {said.shape}, which does not fit the rows of z, "
            f"{z.shape[:-1]}; give one list for all rows, or one for each."
        ) from None
    counts = np.zeros((int(np.prod(z.shape[:-1])), classes))
    rows = rows.reshape(len(counts), -1)
    np.add.at(counts, (np.arange(len(counts))[:, None], rows), 1)
    return counts.reshape(z.shape)

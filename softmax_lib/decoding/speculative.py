"""Words drafted by a cheap model, kept or replaced so that nothing is changed."""

from typing import NamedTuple

import numpy as np

from softmax_lib._arguments import as_count, as_generator, as_logits
from softmax_lib.decoding.beam import _log_probabilities
from softmax_lib.sampling import gumbel_max
from softmax_lib.stable import log_softmax

__all__ = ["Speculated", "acceptance", "speculative_draw"]


class Speculated(NamedTuple):
    """What one round of speculative decoding says.

    Parameters
    ----------
    words : tuple of int
        The words that are said, at least one.
    accepted : int
        How many of them the draft had proposed.
    """

    words: tuple[int, ...]
    accepted: int


@np.errstate(all="ignore")
def acceptance(target, draft):
    r"""Return with which probability a drafted class is kept, and what replaces it.

    A class :math:`i` drawn from the draft :math:`q` is kept with probability
    :math:`\min(1, p_i / q_i)`, and otherwise replaced by a draw from

    .. math:: r_i = \frac{\max(p_i - q_i, 0)}{\sum_j \max(p_j - q_j, 0)} .

    The result is then a draw from the target :math:`p`, exactly.

    Parameters
    ----------
    target, draft : array_like, shape (..., K)
        Logits of :math:`p` and of :math:`q`, in nats up to a constant per row.

    Returns
    -------
    kept : ndarray, shape (..., K)
        In [0, 1]; 1 for a class that the draft never proposes.
    replaced : ndarray, shape (..., K)
        The distribution :math:`r`; :math:`p` itself where the two are equal, when
        nothing is ever replaced.

    Raises
    ------
    TypeError
        If an argument does not hold real numbers.
    ValueError
        If the shapes differ, or a row has no distribution.

    Notes
    -----
    The mean of `kept` under the draft is :math:`\sum_i \min(p_i, q_i)`, one minus the
    total variation distance of the two. The rule is that of [1]_ and [2]_.

    References
    ----------
    .. [1] Y. Leviathan, M. Kalman and Y. Matias, "Fast inference from transformers via
       speculative decoding", ICML 2023.
    .. [2] C. Chen et al., "Accelerating large language model decoding with speculative
       sampling", arXiv:2302.01318 (2023).

    Examples
    --------
    >>> import numpy as np
    >>> from softmax_lib import decoding
    >>> kept, replaced = decoding.acceptance(np.log([0.5, 0.5]), np.log([0.8, 0.2]))
    >>> kept.round(4), replaced.round(4)
    (array([0.625, 1.   ]), array([0., 1.]))
    """
    target, draft = as_logits(target, "target"), as_logits(draft, "draft")
    if target.shape != draft.shape or target.ndim == 0 or target.shape[-1] == 0:
        raise ValueError(
            f"target and draft must have the same classes, not shapes {target.shape} "
            f"and {draft.shape}."
        )
    log_p, log_q = (log_softmax(z.astype(np.float64)) for z in (target, draft))
    if np.isnan(log_p).any() or np.isnan(log_q).any():
        raise ValueError(
            "a row has no distribution: it holds NaN, several +inf, or is all -inf."
        )
    kept = np.where(log_q == -np.inf, 1.0, np.exp(np.minimum(log_p - log_q, 0)))
    p = np.exp(log_p)
    more = np.maximum(p - np.exp(log_q), 0)
    total = more.sum(axis=-1, keepdims=True)
    return kept, np.where(total > 0, more / total, p)


def speculative_draw(target, draft, *, ahead, rng, start=(), end=None):
    r"""Return words drafted by one model, kept or replaced to be those of another.

    The draft says up to `ahead` words. The target scores all of them at once; each is
    kept or replaced as `acceptance` says, and the first replacement ends the round.
    Where all are kept, the target adds one more word.

    Parameters
    ----------
    target, draft : callable
        Take a list of sequences, tuples of int, and return logits of the next word,
        shape (number of sequences, K), in nats up to a constant per row.
    ahead : int
        How many words to draft, at least 1.
    rng : numpy.random.Generator
        Source of the noise, for example ``np.random.default_rng(7)``.
    start : sequence of int, optional
        What was said before.
    end : int, optional
        The word that ends a sequence; nothing is drafted or said after it.

    Returns
    -------
    Speculated
        From 1 to `ahead` + 1 words, whose distribution is that of words drawn from the
        target one by one.

    Raises
    ------
    TypeError
        If `rng` is no Generator, or `ahead` no number.
    ValueError
        If `ahead` is below 1, or a model returns another shape or a row without a
        distribution.

    Notes
    -----
    `target` is called once with up to `ahead` + 1 sequences, `draft` up to `ahead`
    times with one. The sources are those of `acceptance`.

    Examples
    --------
    >>> import numpy as np
    >>> from softmax_lib import decoding
    >>> def model(sequences):
    ...     return np.log([[0.5, 0.25, 0.25]] * len(sequences))
    >>> said = decoding.speculative_draw(
    ...     model, model, ahead=3, rng=np.random.default_rng(7)
    ... )
    >>> len(said.words), said.accepted
    (4, 3)
    """
    ahead = as_count(ahead, "ahead")
    as_generator(rng)
    start = tuple(start)
    drafted, log_q = (), []
    while len(drafted) < ahead and drafted[-1:] != (end,):
        log_q.append(_log_probabilities(draft, [start + drafted])[0])
        drafted += (_drawn(log_q[-1], rng),)
    beginnings = [start + drafted[:n] for n in range(len(drafted) + 1)]
    log_p = _log_probabilities(target, beginnings)
    for n, word in enumerate(drafted):
        kept, replaced = acceptance(log_p[n], log_q[n])
        if not _happens(kept[word], rng):
            with np.errstate(divide="ignore"):
                other = _drawn(np.log(replaced), rng)
            return Speculated((*drafted[:n], other), n)
        if word == end:
            return Speculated(drafted[: n + 1], n + 1)
    return Speculated((*drafted, _drawn(log_p[-1], rng)), len(drafted))


def _drawn(log_p, rng):
    """Return a class; a test follows every branch from here."""
    return int(gumbel_max(log_p, rng=rng))


def _happens(probability, rng):
    """Return True with this probability."""
    return bool(rng.random() < probability)

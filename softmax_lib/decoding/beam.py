"""The most probable sequence, by keeping the best few beginnings."""

from typing import NamedTuple

import numpy as np

from softmax_lib._arguments import as_count, as_logits, as_number
from softmax_lib.stable import log_softmax

__all__ = ["Hypothesis", "beam_search"]


class Hypothesis(NamedTuple):
    """A sequence that a beam search has kept.

    Parameters
    ----------
    words : tuple of int
        What was said after the start, the end included where it was reached.
    log_probability : float
        Logarithm of their probability given the start, in nats.
    """

    words: tuple[int, ...]
    log_probability: float


def beam_search(scores, *, width, longest, end, start=(), length_power=0.0):
    r"""Return the sequences that a beam of some width ends with, the best first.

    Every beginning in the beam is continued by every word; the `width` best of all
    these, and of the sequences that have ended, are the next beam.

    Parameters
    ----------
    scores : callable
        Takes a list of sequences, tuples of int, and returns logits of the next word,
        shape (number of sequences, K), in nats up to a constant per row.
    width : int
        How many sequences to keep, at least 1. With 1 it is greedy: the most probable
        word each time.
    longest : int
        How many words are said at most, the end included. What has not ended by then
        stays as it is.
    end : int
        The word that ends a sequence.
    start : sequence of int, optional
        What was said before; it does not count for length or probability.
    length_power : float, default 0
        Sequences are compared by log-probability over length to this power. 0 prefers
        short ones, as every word costs; 1 compares means per word.

    Returns
    -------
    list of Hypothesis
        At most `width`, compared as above; of equal ones the one found first.

    Raises
    ------
    TypeError
        If `scores` cannot be called or returns no real numbers, or another argument is
        no number.
    ValueError
        If `width` or `longest` is below 1, `length_power` is not finite and at least 0,
        or `scores` returns another shape, NaN, or a row without a distribution.

    Notes
    -----
    With a `width` of at least the number of all beginnings of any length it is exact:
    the best of all sequences of at most `longest` words. The most probable one is not
    always what one wants: for more than half of the sentences of a test set, exact
    search found that the most probable translation of a model was the empty one [1]_.

    References
    ----------
    .. [1] F. Stahlberg and B. Byrne, "On NMT search errors and model errors: cat got
       your tongue?", EMNLP 2019.

    Examples
    --------
    >>> import numpy as np
    >>> from softmax_lib import decoding
    >>> def scores(sequences):  # 0 ends; a 1 makes an end likely
    ...     likely = np.log([[0.2, 0.5, 0.3], [0.9, 0.05, 0.05]])
    ...     return likely[[int(1 in sequence) for sequence in sequences]]
    >>> best, *_ = decoding.beam_search(scores, width=2, longest=3, end=0)
    >>> best.words, round(best.log_probability, 3)
    ((1, 0), -0.799)
    """
    width, longest = as_count(width, "width"), as_count(longest, "longest")
    power = as_number(length_power, "length_power")
    if not 0 <= power < np.inf:
        raise ValueError(f"length_power must be 0 or more and finite, not {power}.")
    start = tuple(start)

    def value(hypothesis):
        return hypothesis.log_probability / max(len(hypothesis.words), 1) ** power

    beam = [Hypothesis((), 0.0)]
    for _ in range(longest):
        done = [each for each in beam if each.words[-1:] == (end,)]
        open_ = [each for each in beam if each.words[-1:] != (end,)]
        if not open_:
            break
        log_p = _log_probabilities(scores, [start + each.words for each in open_])
        best = np.argsort(-log_p, axis=1, kind="stable")[:, :width]
        longer = [
            Hypothesis(
                (*each.words, int(word)), each.log_probability + float(row[word])
            )
            for each, row, words in zip(open_, log_p, best, strict=True)
            for word in words
            if row[word] > -np.inf
        ]
        beam = sorted([*done, *longer], key=value, reverse=True)[:width]
    return beam


def _log_probabilities(scores, sequences):
    """Ask for the scores of what comes next, and check them."""
    z = as_logits(scores(sequences), "what scores returns")
    if z.ndim != 2 or len(z) != len(sequences):
        raise ValueError(
            f"scores must return a row of logits for each of {len(sequences)} "
            f"sequences, not shape {z.shape}."
        )
    log_p = log_softmax(z.astype(np.float64))
    if np.isnan(log_p).any():
        raise ValueError(
            "scores returned a row without a distribution: NaN, several +inf, or all "
            "-inf."
        )
    return log_p

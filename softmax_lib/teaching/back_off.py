"""Counts of what followed what, and shorter contexts where the long one is rare."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def windows(text, back):
    """Return the contexts of a text, shape (n, back), and what followed each, (n,).

    A text of N symbols has n = N - back of them: the first ones have no context.
    """
    rows = sliding_window_view(np.asarray(text), back + 1)
    return rows[:, :back], rows[:, back]


def counted(contexts, following, symbols):
    """Count what followed the last 0, 1, … symbols of each context.

    Parameters
    ----------
    contexts : array of int, shape (n, back)
        Symbols, numbered from 0, the nearest one last.
    following : array of int, shape (n,)
        What came next.
    symbols : int
        V, how many different ones there are; V ** (back + 1) must be below 2 ** 63.

    Returns
    -------
    list of back + 1 dicts
        For each length the contexts met, as one number each and in order, how often
        each was met, and by how many kinds of symbol it was followed; and the pairs of
        context and symbol, with their counts.
    """
    back = contexts.shape[1]
    return [_one_length(contexts, following, n, symbols) for n in range(back + 1)]


def _one_length(contexts, following, length, symbols):
    numbers = as_numbers(contexts, length, symbols)
    pairs, counts = np.unique(numbers * symbols + following, return_counts=True)
    met, first, kinds = np.unique(
        pairs // symbols, return_index=True, return_counts=True
    )
    times = np.add.reduceat(counts, first)
    return {
        "met": met,
        "times": times,
        "kinds": kinds,
        "pairs": pairs,
        "counts": counts,
    }


def as_numbers(contexts, length, symbols):
    """Return the last `length` symbols of each context as one whole number."""
    numbers = np.zeros(len(contexts), np.int64)
    for place in range(contexts.shape[1] - length, contexts.shape[1]):
        numbers = numbers * symbols + contexts[:, place]
    return numbers


def probability(tables, contexts, following, symbols, *, back=None):
    r"""Return the probability of what followed each context, by Witten and Bell.

    .. math:: p_n(w) = \frac{c_n(w) + k_n\,p_{n-1}(w)}{N_n + k_n}

    where the last n symbols of the context were met :math:`N_n` times, followed by
    :math:`k_n` kinds of symbol, and by w :math:`c_n(w)` times. Where they were never
    met, the probability is that of n - 1; below 0, it is one over `symbols`.

    Parameters
    ----------
    tables : list of dicts
        As `counted` returns them.
    contexts : array of int, shape (n, back)
        Contexts as long as those that were counted.
    following : array of int, shape (n,)
        The symbol that is asked for.
    symbols : int
        How many there are.
    back : int, optional
        How far to look back; by default as far as was counted.

    Returns
    -------
    ndarray, shape (n,)
        Above 0; over all symbols they sum to 1.
    """
    p = np.full(len(following), 1 / symbols)
    for length, table in enumerate(tables[: None if back is None else back + 1]):
        numbers = as_numbers(contexts, length, symbols)
        times = _found(table["met"], table["times"], numbers)
        kinds = _found(table["met"], table["kinds"], numbers)
        count = _found(table["pairs"], table["counts"], numbers * symbols + following)
        mixed = (count + kinds * p) / np.maximum(1, times + kinds)
        p = np.where(times > 0, mixed, p)
    return p


def _found(numbers, values, asked):
    """Return the value beside each number that is asked for, 0 if it is not there."""
    place = np.minimum(np.searchsorted(numbers, asked), len(numbers) - 1)
    return np.where(numbers[place] == asked, values[place], 0)

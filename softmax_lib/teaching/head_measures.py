"""What the heads of a transformer look at, counted over pieces of a text.

Only places that see forty others or more are asked, so that distances compare.
"""

import numpy as np

from softmax_lib import transformer

FROM = 40


def late_weights(model, pieces):
    """Return the weights (n, heads, asking, L) of the late places of n pieces."""
    W = transformer.weights(model, pieces)[..., FROM:, :]
    return W.reshape(len(pieces), -1, *W.shape[-2:])


def by_distance(W):
    """Return each head's mean weight (heads, FROM + 1) of 0, 1, … places back."""
    asking = range(W.shape[2])
    rows = [W[:, :, i, FROM + i - np.arange(FROM + 1)] for i in asking]
    return np.mean(rows, axis=(0, 1))


def of_distance(profile, length):
    """Return the weights (heads, asking, L) that distances alone would give."""
    asking = length - FROM
    expected = np.zeros((len(profile), asking, length))
    for i in range(asking):
        expected[:, i, FROM + i - np.arange(FROM + 1)] = profile
    return expected


def otherwise(W, expected):
    """Return what part of its weight each head places otherwise than `expected`."""
    return abs(W - expected).sum(axis=3).mean(axis=(0, 2)) / 2


def on_copies(W, pieces):
    """Return how much falls on what followed an earlier copy of the last two symbols.

    The mean over the asking places that have such a copy.
    """
    copy = np.zeros((len(pieces), *W.shape[2:]), dtype=bool)
    for t, i in np.ndindex(copy.shape[:2]):
        row, at = pieces[t], FROM + i
        pair = (row[: at - 1] == row[at - 1]) & (row[1:at] == row[at])
        copy[t, i, np.flatnonzero(pair) + 2] = True
    return (W * copy[:, None]).sum(axis=(0, 2, 3)) / copy.any(axis=2).sum()


def preference(W, expected, chosen):
    """Return how many times as much as `expected` falls on the chosen places (n, L)."""
    chosen = chosen[:, None, None]
    got, due = ((w * chosen).sum(axis=(0, 2, 3)) for w in (W, expected))
    return got / due

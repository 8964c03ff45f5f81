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
    """Return each head's mean weight (heads, L) of 0, 1, … places back.

    The mean is over the asking places that have so many before them.
    """
    asking, length = W.shape[2:]
    means = []
    for back in range(length):
        i = np.arange(max(0, back - FROM), asking)
        means.append(W[:, :, i, FROM + i - back].mean(axis=(0, 2)))
    return np.stack(means, axis=1)


def of_distance(profile):
    """Return the weights (heads, asking, L) that distances alone would give.

    The profile as far as an asking place sees, divided by its sum: so a head that
    distances alone move is expected to do what it does.
    """
    heads, length = profile.shape
    expected = np.zeros((heads, length - FROM, length))
    for i in range(length - FROM):
        due = profile[:, FROM + i :: -1]
        expected[:, i, : FROM + i + 1] = due / due.sum(axis=1, keepdims=True)
    return expected


def otherwise(W, expected):
    """Return what part of its weight each head places otherwise than `expected`."""
    return abs(W - expected).sum(axis=3).mean(axis=(0, 2)) / 2


def on_copies(W, pieces):
    """Return how much falls on what followed an earlier copy of the last two symbols.

    The mean over the asking places that have such a copy.
    """
    at = np.arange(FROM, pieces.shape[1])
    pair = pieces[:, at - 1, None] == pieces[:, None, :-2]
    pair &= pieces[:, at, None] == pieces[:, None, 1:-1]
    copy = np.zeros((len(pieces), *W.shape[2:]), dtype=bool)
    copy[..., 2:] = pair & (np.arange(2, pieces.shape[1]) <= at[:, None])
    return (W * copy[:, None]).sum(axis=(0, 2, 3)) / copy.any(axis=2).sum()


def preference(W, expected, chosen):
    """Return how many times as much as `expected` falls on the chosen places (n, L)."""
    chosen = chosen[:, None, None]
    got, due = ((w * chosen).sum(axis=(0, 2, 3)) for w in (W, expected))
    return got / due


def give_or_take(measure, *by_piece):
    """Return the standard error of a measure over pieces, by the jackknife.

    `measure` is called with the arrays less one piece, each left out in turn.
    """
    n = len(by_piece[0])
    left = [measure(*(np.delete(a, i, axis=0) for a in by_piece)) for i in range(n)]
    return np.sqrt((n - 1) * np.var(left, axis=0))

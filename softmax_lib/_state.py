"""The state of a row of logits: its maximum and the rest. All else follows from it.

`top` is the largest logit of a row, and `rest` the sum of exp(z - top) over all of its
entries but one that is largest. So the sum of all is 1 + rest, and where one class
dominates the others, these are not rounded away beside its 1.

A block `x` has shape (n, K), rows, or (g, K, c), columns: axis 1 is always the one in
question. It is contiguous, as are `y`, which takes the result, and `spare`, memory to
work in; floating-point flags are ignored.
"""

import numpy as np

from softmax_lib._shift import between, finite, limits, shift
from softmax_lib._sums import highest, spread, total

SHORT = 96  # bytes; in so short rows argmax takes long
MANY = 1000  # entries that are worth a glance


def softmax(x, y, spare):
    """Write exp(x - c) over its sum to `y`, with a c of 0 wherever that will do.

    The sum tells whether it did. In a large block a glance may tell it before.
    """
    del spare
    size = x.shape[1]
    low, high, least, most = limits(x.dtype, size)
    c = sums = None
    if x.size < MANY or between(low, _glance(x), high):
        sums = exp_sum(x, None, y)
    if sums is None or not between(least, sums, most):
        top, _ = maxima(x)
        c = shift(top, size, low)
        if c is not None or sums is None:
            sums = exp_sum(x, c, y)
    y /= spread(sums, x)
    if c is not None and not finite(top):
        _at_infinity(x, y, top, 1, 0)


def _glance(x):
    """Return the largest of some entries: every 61st, as no usual pattern does."""
    return np.max(x.ravel()[::61] if x.ndim == 2 else x[:, ::61])


def log_softmax(x, y, spare):
    """Write (x - top) - log1p(rest) to `y`."""
    top, places = maxima(x)
    np.subtract(x, spread(top, x), out=y)
    over = rest(x, top, places, spare, y)
    y -= spread(np.log1p(over, out=over), x)
    if not finite(top):
        _at_infinity(x, y, top, 0, -np.inf)


def state(x, spare):
    """Return `top` and `rest`; of +inf, `rest` counts all but one."""
    top, places = maxima(x)
    others = rest(x, top, places, spare)
    if not finite(top):
        more = (x == np.inf).sum(axis=1, keepdims=True) - 1
        np.copyto(others, np.maximum(more, 0), where=np.isinf(top))
    return top, others


def maxima(x):
    """Return the maxima along axis 1, axis kept, and what silences one of each row.

    That is where they are in memory, or in short rows and in columns, where it takes
    less time and if there are no ties, which entries are others. A NaN is a maximum.
    """
    if x.ndim == 3 or (len(x) > 1 and x[0].nbytes <= SHORT):
        top = highest(x)
        hits = x == spread(top, x)
        if np.count_nonzero(hits) == top.size and finite(top):
            return top, hits
    places = x.argmax(axis=1)[:, None]
    if x.ndim == 3:
        places *= x.shape[2]
        places += np.arange(x.shape[2])
    if len(x) > 1:
        places += np.arange(0, x.size, x[0].size).reshape(-1, *[1] * (x.ndim - 1))
    return x.take(places), places


def exp_sum(x, c, e, silent=None):
    """Write exp(x - c) to `e`, 0 where `silent` says so, and return its sums."""
    np.exp(x if c is None else np.subtract(x, spread(c, x), out=e), out=e)
    if silent is not None:
        if silent.dtype != bool:
            e.put(silent, 0)
        elif x.shape[1] < 32:
            e *= ~silent
        else:
            np.copyto(e, 0, where=silent)
    return total(e)


def rest(x, top, places, spare, below=None):
    """Return the sum of exp(x - top) without the maxima at `places`.

    `below` is x - top, if that is known already: where it is exact, exp of it is
    taken.
    """
    c = shift(top, x.shape[1])
    if c is top and below is not None:
        return exp_sum(below, None, spare.like(x), places)
    others = exp_sum(x, c, spare.like(x), places)
    others /= np.exp(top if c is None else top - c)
    return others


def _at_infinity(x, y, top, one, none):
    """Give `one` to a +inf and `none` to its row; NaN if it is not the only one."""
    hit = x == np.inf
    count = hit.sum(axis=1, keepdims=True)
    limit = np.where(count == 1, np.where(hit, one, none), np.nan)
    np.copyto(y, limit, where=top == np.inf)


# What follows from a state, for logits x <= top of its row.


def exp_below(x, top):
    """Return exp(x - top), and 1 where both are the same infinity.

    It is exp(x - c) over exp(top - c): the rounding of x - top would cost a relative
    error of ``eps / 2 * (top - x)``.
    """
    top = np.asarray(top)
    c = shift(top, 1)
    e = np.exp(x if c is None else x - c) / np.exp(top if c is None else top - c)
    return (e if finite(top) else np.where(np.isinf(top), x == top, e))[()]


def share(x, top, rest):
    """Return the probability p of `x`."""
    return exp_below(x, top) / _sum(top, rest)


def share_of_others(x, top, rest):
    """Return 1 - p. Where `x` is the largest, `rest` has it with all digits."""
    total = _sum(top, rest)
    return np.where(x == top, rest, total - exp_below(x, top)) / total


def log_share(x, top, rest):
    """Return log p."""
    below = x - top if finite(top) else np.where(x == top, 0, x - top)
    return below - np.log1p(_sum(top, rest, rest))


def _sum(top, rest, result=None):
    """Return 1 + rest, NaN for rows without softmax: nothing left, several +inf."""
    result = 1 + rest if result is None else result
    if finite(top):
        return result
    undefined = (top == -np.inf) | ((top == np.inf) & (rest > 0))
    return np.where(undefined, np.nan, result)

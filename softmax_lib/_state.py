"""The state of a row of logits: its maximum and the rest. All else follows from it.

`top` is the largest logit of a row, and `rest` the sum of exp(z - top) over all of its
entries but one that is largest. So the sum of all is 1 + rest, and where one class
dominates the others, these are not rounded away beside its 1.

A block `x` has shape (n, K), rows, or (g, K, c), columns: axis 1 is always the one in
question. `y` takes the result, `spare` has memory for a block; floating-point flags are
ignored.

How large the errors are. Let exp be off by at most E ulp and log1p by L ulp: numpy's
own tests allow 1 and 1 in float64, 3 and 2 in float32. Let a term of a sum go through
at most a additions: in `_sums` that is 9 for K <= 10 and 47 for K <= 1000.

- What exp is taken of is exact wherever the result counts (`_shift`).
- So each exp has a relative error of at most E eps. A sum of positive numbers has no
  larger one than its worst term, and eps / 2 for each addition: (E + a/2) eps.
- A probability is a quotient of the two, rounded once: (2 E + a/2 + 1/2) eps.
- `rest` is a sum over exp(top - c): (2 E + a/2 + 1/2) eps. log1p changes by a smaller
  share than its argument does, so log1p(rest) has (2 E + a/2 + 1/2 + L) eps.
- log p = (x - top) - log1p(rest): both terms are negative, so nothing cancels, and two
  subtractions add eps / 2 each.
- top + log1p(rest) may cancel: there log1p(rest) <= log K bounds the error.

A relative error of r eps is one of at most 2 r ulp. To this comes half an ulp for what
was left out: products of errors, and exponentials below the smallest normal number.
``tests/error_bounds.py`` puts in the numbers, ``tests/worst_rows.py`` looks for bad
rows.
"""

import numpy as np

from softmax_lib._shift import LOW, between, finite, limits, shift
from softmax_lib._sums import highest, is_short, spread, total

MANY = 1000  # entries that are worth a glance


def softmax(x, y, spare=None):
    """Write exp(x - c) over its sum to `y`, with a c of 0 wherever that will do.

    The sum tells whether it did. In a large block a glance may tell it before.
    """
    del spare
    if x.shape[1] == 1:
        y[...] = _alone(x, 1)
        return
    high, least, most = limits(x.dtype, x.shape[1])
    c = sums = None
    if _glance(x, high):
        sums = exp_sum(x, None, y)
    if sums is None or not between(least, sums, most):
        top = highest(x)
        c = shift(top, x.shape[1])
        if c is not None or sums is None:
            sums = exp_sum(x, c, y)
    y /= spread(sums, x)
    if c is not None and not finite(top):
        _at_infinity(x, y, top, 1, 0)


def _glance(x, high):
    """Tell whether a few rows or columns, or what is seen of them, need no shift."""
    if x.size < MANY:
        return x.item(0 if len(x) == 1 else x.argmax()) <= high
    few = x[:, :500]
    step = 1 + few.size // 2048
    few = few[::step] if x.ndim == 2 else few[:, :, ::step]
    return between(LOW, few.max(axis=1), high)


def _alone(x, certain):
    """Return what is certain of a single class, unless it is impossible or NaN."""
    return np.where(x > -np.inf, certain, np.nan)


def log_softmax(x, y, spare=None):
    """Write (x - top) - log1p(rest) to `y`."""
    if x.shape[1] == 1:
        y[...] = _alone(x, 0)
        return
    top, silent = maxima(x)
    c = shift(top, x.shape[1])
    np.subtract(x, spread(top, x), out=y)
    over = rest(x, top, c, silent, spare, y)
    y -= spread(np.log1p(over, out=over), x)
    if c is not None and not finite(top):
        _at_infinity(x, y, top, 0, -np.inf)


def state(x, spare=None):
    """Return `top` and `rest`; of +inf, `rest` counts all but one."""
    if x.shape[1] == 1:
        return x.copy(), np.zeros_like(x)
    top, silent = maxima(x)
    c = shift(top, x.shape[1])
    others = rest(x, top, c, silent, spare)
    if c is not None and not finite(top):
        more = (x == np.inf).sum(axis=1, keepdims=True) - 1
        np.copyto(others, np.maximum(more, 0), where=np.isinf(top))
    return top, others


def maxima(x):
    """Return the maxima along axis 1, axis kept, and where to look for them.

    That is the place in memory of the first in each row; for columns, and for short
    rows without ties, which entries they are, which takes less time. A NaN is one.
    """
    if x.ndim == 3 or is_short(x, 96 // x.itemsize):
        top = highest(x)
        hits = x == spread(top, x)
        if x.ndim == 3 or (np.count_nonzero(hits) == top.size and finite(top)):
            return top, hits
    places = x.argmax(axis=1)[:, None]
    if len(x) > 1:
        places += np.arange(0, x.size, x.shape[1])[:, None]
    return x.take(places), places


def exp_sum(x, c, e, silent=None):
    """Write exp(x - c) to `e`, 0 where `silent` points, and return its sums."""
    np.exp(x if c is None else np.subtract(x, spread(c, x), out=e), out=e)
    if silent is not None:
        if silent.dtype != bool:
            e.put(silent, 0)
        elif x.shape[1] * x.itemsize < 200:  # bytes; then they are not few
            e *= ~silent
        else:
            np.copyto(e, 0, where=silent)
    return total(e)


def rest(x, top, c, silent, spare, below=None):
    """Return the sum of exp(x - top) but for one maximum, which `silent` points at.

    It is the sum of exp(x - c) over exp(top - c). `below` is x - top, if known.
    """
    e = np.empty_like(x) if spare is None else spare.like(x)
    if c is top and below is not None:
        others = exp_sum(below, None, e, silent)
    else:
        others = exp_sum(x, c, e, silent)
        others /= np.exp(top if c is None else top - c)
    if x.ndim == 3 and np.count_nonzero(silent) != top.size:
        counts = silent.view(np.uint8), 1, np.min_scalar_type(x.shape[1])
        others += np.add.reduce(*counts, keepdims=True) - 1
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

"""The state of a row of logits: its maximum and the rest. All else follows from it.

`top` is the largest logit of a row, and `rest` the sum of exp(z - top) over all of its
entries but one that is largest. So the sum of all is 1 + rest, and where one class
dominates the others, these are not rounded away beside its 1.

A block `x` has shape (n, K), rows, or (g, K, c), columns: axis 1 is always the one in
question. `y` takes the result; floating-point flags are ignored. Chapter 3 of the book
proves how large the errors are, and ``tests/error_bounds.py`` puts in the numbers.
"""

import numpy as np

from softmax_lib._shift import LOW, between, finite, limits, most, shift
from softmax_lib._sums import are_short, highest, total


def softmax(x, y):
    """Write exp(x - c) over its sum to `y`.

    c is 0, unless some of the numbers show that exp would overflow or lose digits. Rows
    whose sums show that it did are computed again, with the c of `shift`.
    """
    high, small, large, _ = limits(x.dtype, x.shape[1])
    some = x if x.size < 1000 else x[:: 1 + len(x) // 16, :: 1 + x.shape[1] // 16]
    if not LOW <= most(some) <= high:
        shifted_softmax(x, y)
        return
    sums = total(np.exp(x, out=y))
    if not between(small, sums, large):
        again = ~((small <= sums) & (sums <= large))
        if np.count_nonzero(again) > sums.size // 4:  # faster all at once
            shifted_softmax(x, y)
            return
        at = np.s_[:, again[:, 0]]
        rows = np.moveaxis(x, 1, 0)[at]
        rows = np.ascontiguousarray(rows.T if x.ndim == 2 else rows[None])
        shifted_softmax(rows, e := np.empty_like(rows))
        np.moveaxis(y, 1, 0)[at] = e.T if x.ndim == 2 else e[0]
        sums[again] = 1
    y /= sums


def shifted_softmax(x, y):
    """Write exp(x - c) over its sum to `y`, with the c of `shift`."""
    top = highest(x)
    c = shift(top, x.shape[1])
    y /= total(shifted_exp(x, c, y))
    if c is not None:
        _at_infinity(x, y, top, 1, 0)


def log_softmax(x, y):
    """Write (x - top) - log1p(rest) to `y`, which has the exponentials meanwhile."""
    top, at_top = maxima(x)
    c = shift(top, x.shape[1])
    log_sum = np.log1p(rest(x, top, c, at_top, y))
    np.subtract(x, top, out=y)
    y -= log_sum
    if c is not None:
        _at_infinity(x, y, top, 0, -np.inf)


def state(x):
    """Return `top` and `rest`. Beside a +inf only other +inf count."""
    top, at_top = maxima(x)
    c = shift(top, x.shape[1])
    others = rest(x, top, c, at_top, np.empty_like(x))
    if c is not None and not finite(top):
        more = (x == np.inf).sum(axis=1, keepdims=True) - 1
        np.copyto(others, np.maximum(more, 0), where=np.isinf(top))
    return top, others


def maxima(x):
    """Return the maxima and where they are, in one of two forms.

    Of columns, and of short rows without ties, a mask with the shape of `x`. Of other
    rows, which takes less time there, the index of the first maximum in the flat block.
    """
    if x.ndim == 3 or are_short(x):
        top = highest(x)
        at_top = x == top
        if x.ndim == 3 or (np.count_nonzero(at_top) == top.size and finite(top)):
            return top, at_top
    first = x.argmax(axis=1)[:, None]
    if len(x) > 1:
        first += np.arange(0, x.size, x.shape[1])[:, None]
    return x.take(first), first


def shifted_exp(x, c, out=None):
    """Return exp(x - c), in `out` if it is given; a c of None is 0."""
    return np.exp(x if c is None else np.subtract(x, c, out=out), out=out)


def rest(x, top, c, at_top, e):
    """Return the sum of exp(x - top) but for one maximum; `at_top` is from `maxima`.

    It is the sum of exp(x - c), which `e` takes, over exp(top - c).
    """
    shifted_exp(x, c, e)
    if at_top.dtype != bool:
        e.put(at_top, 0)
    elif x.shape[1] < 64:
        e *= ~at_top
    else:  # faster where few of the entries are maxima
        np.copyto(e, 0, where=at_top)
    others = total(e)
    if c is not top:  # or it would be divided by 1
        others /= shifted_exp(top, c)
    if x.ndim == 3 and not (np.count_nonzero(at_top) == top.size and finite(top)):
        # columns with ties, or with NaN: add all maxima but one
        others += total(at_top.astype(x.dtype)) - 1
    return others


def _at_infinity(x, y, top, one, none):
    """Give `one` to a lone +inf and `none` to the others of its row, else NaN."""
    if most(top) < np.inf:
        return
    hit = x == np.inf
    count = hit.sum(axis=1, keepdims=True)
    values = np.where(count == 1, np.where(hit, one, none), np.nan)
    np.copyto(y, values, where=top == np.inf)


# What follows from a state, for logits x <= top of its row.


def exp_below(x, top):
    """Return exp(x - top), and 1 where both are the same infinity.

    It is exp(x - c) over exp(top - c): the rounding of x - top would cost a relative
    error of ``eps / 2 * (top - x)``.
    """
    top = np.asarray(top)
    c = shift(top, 1)
    e = shifted_exp(x, c) / shifted_exp(top, c)
    return (e if finite(top) else np.where(np.isinf(top), x == top, e))[()]


def share(x, top, rest):
    """Return the probability p of `x`."""
    return exp_below(x, top) / (1 + _defined(top, rest))


def share_of_others(x, top, rest):
    """Return 1 - p. Where `x` is the largest, `rest` has it with all digits."""
    whole = 1 + _defined(top, rest)
    return np.where(x == top, rest, whole - exp_below(x, top)) / whole


def log_share(x, top, rest):
    """Return log p."""
    if finite(top):
        return x - top - np.log1p(rest)
    return np.where(x == top, 0, x - top) - np.log1p(_defined(top, rest))


def _defined(top, rest):
    """Return `rest`, NaN for rows without softmax: nothing left, several +inf."""
    if finite(top):
        return rest
    undefined = (top == -np.inf) | ((top == np.inf) & (rest > 0))
    return np.where(undefined, np.nan, rest)

"""What is taken from the logits of a row before exp, so that no digit is lost."""

import math
from functools import lru_cache

import numpy as np

from softmax_lib.floats import exp_limits

LOW = -8.0  # maxima from here on need no shift: exp of them is no smaller than 3e-4


@lru_cache(maxsize=64)
def limits(dtype, size):
    """Return up to which maximum, and between which sums, exp needs no shift.

    Up to `high`, the sum of `size` exp is finite, with a factor e to spare. A sum of
    at least `least` has a maximum of at least `LOW`, one of at most `most` has one of
    at most `high`, whatever the rounding.
    """
    high = float(np.floor(exp_limits(dtype).largest - np.log(size))) - 1
    return high, float(size * np.exp(LOW + 1)), np.exp(dtype.type(high)) / 2


@lru_cache(maxsize=8)
def far(dtype):
    """Return from which abs(max) on z - max is exact wherever exp of it is not 0.

    There z lies between half the maximum and twice it (Sterbenz's lemma).
    """
    return -2 * float(exp_limits(dtype).smallest)


def extremes(v):
    """Return the least and the largest of `v`, both NaN if there is one."""
    if v.size == 1:
        return v.item(), v.item()
    return v.item(v.argmin()), v.item(v.argmax())


def between(low, v, high):
    """Tell whether all of `v` lies between the two; a NaN does not."""
    if v.size == 0:
        return True
    least, most = extremes(v)
    return low <= least and most <= high


def finite(v):
    """Tell whether all of `v` is finite."""
    return v.size == 0 or all(map(math.isfinite, extremes(v)))


def shift(top, size):
    """Return what to subtract from rows with maximum `top` before exp, None for 0.

    Nothing from maxima between `LOW` and that above which the sum of `size` exp may
    overflow. Else a c for which z - c is exact wherever exp(z - top) is not
    astronomically small, while z - top has a rounding error of up to
    eps/2 * (top - z), which exp turns into a relative one. Exact it is because
    abs(z - c) <= abs(z), and c is a multiple of the last place of z.
    """
    if top.size == 0:
        return None
    high, distant = limits(top.dtype, size)[0], far(top.dtype)
    least, most = extremes(top)
    if least >= LOW and most <= high:
        return None
    if least >= distant or most <= -distant:
        return top
    c = np.maximum(top - high, 0)
    if least >= LOW and most < distant:
        return c
    c = np.where(top < LOW, np.floor(top), c)
    return np.where(np.abs(top) >= distant, top, c)

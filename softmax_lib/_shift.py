"""What is taken from the logits of a row before exp, so that no digit is lost."""

import sys
from functools import lru_cache

import numpy as np

from softmax_lib.floats import exp_limits

LOW = -8.0  # maxima from here on need no shift: exp of them is no smaller than 3e-4


@lru_cache(maxsize=64)
def limits(dtype, size):
    """Return `high`, `least`, `most` and `far`: where exp needs which shift.

    Up to a maximum of `high` the sum of `size` exp is finite, with a factor e to spare.
    A sum of at least `least` has a maximum of at least `LOW`, one of at most `most` has
    one of at most `high`, whatever the rounding. From abs(max) = `far` on z - max is
    exact wherever exp of it is not 0: there z lies between half the maximum and twice
    it (Sterbenz's lemma).
    """
    largest, _, smallest = exp_limits(dtype)
    high = float(np.floor(largest - np.log(size))) - 1
    least, most = float(size * np.exp(LOW + 1)), np.exp(dtype.type(high)) / 2
    return high, least, most, -2 * float(smallest)


def shift(top, size):
    """Return what to subtract from rows with maximum `top` before exp, None for 0.

    Nothing from maxima between `LOW` and that above which the sum of `size` exp may
    overflow. Else a c for which z - c is exact wherever exp(z - top) is not
    astronomically small, while z - top has a rounding error of up to
    eps/2 * (top - z), which exp turns into a relative one. Exact it is because
    abs(z - c) <= abs(z), and c is a multiple of the last place of z.
    """
    high, _, _, far = limits(top.dtype, size)
    if between(LOW, top, high):
        return None
    if between(far, top, np.inf) or between(-np.inf, top, -far):
        return top
    c = np.where(top < LOW, np.floor(top), np.maximum(top - high, 0))
    return np.where(np.abs(top) >= far, top, c)


def between(low, v, high):
    """Tell whether all of `v` lies between the two; a NaN does not."""
    if v.size < 2:
        return v.size == 0 or low <= v.item() <= high
    return low <= v.item(v.argmin()) and v.item(v.argmax()) <= high


def finite(v):
    """Tell whether all of `v` is finite."""
    return between(-sys.float_info.max, v, sys.float_info.max)

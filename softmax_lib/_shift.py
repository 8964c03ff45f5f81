"""What is taken from the logits of a row before exp, so that no digit is lost."""

import sys
from functools import lru_cache

import numpy as np

from softmax_lib.floats import exp_limits

LOW = -8.0  # maxima from here on need no shift: exp of them is no smaller than 3e-4


@lru_cache(maxsize=64)
def limits(dtype, size):
    """Return `high`, `small`, `large` and `far`.

    high: the sum of `size` exp is finite, with a factor e to spare, up to this maximum.
    small, large: a sum between them has a maximum from `LOW` to `high`.
    far: z - max is exact from abs(max) = far on, wherever exp of it is not 0: there z
    lies between half the maximum and twice it (Sterbenz's lemma).
    """
    largest, _, smallest = exp_limits(dtype)
    high = float(np.floor(largest - np.log(size))) - 1
    small, large = float(size * np.exp(LOW + 1)), np.exp(dtype.type(high)) / 2
    return high, small, large, -2 * float(smallest)


def shift(top, size):
    """Return the c to subtract from rows with maximum `top` before exp, None for 0.

    For a maximum from `LOW` to `high` c is 0; above, what the maximum exceeds `high`
    by; below, a whole number; and beyond `far`, on both sides, the maximum itself.
    So z - c is exact wherever exp(z - top) is not astronomically small: there z - c is
    no larger than z, and c a multiple of the last place of z; from `far` on, Sterbenz's
    lemma says so. z - top would have a rounding error of up to eps/2 * (top - z), which
    exp turns into a relative one.
    """
    high, *_, far = limits(top.dtype, size)
    lowest, highest = least(top), most(top)
    if lowest >= LOW and highest <= high:
        return None
    if far <= lowest or highest <= -far:  # only faster
        return top
    c = np.maximum(top - high, 0, out=np.empty_like(top))
    if not lowest >= LOW:
        np.floor(top, out=c, where=top < LOW)
    if not (-far < lowest and highest < far):
        np.copyto(c, top, where=np.abs(top) >= far)
    return c


def least(v):
    """Return the smallest of `v`, NaN if there is one, inf if there is nothing."""
    return v.item(v.argmin() if v.size > 1 else 0) if v.size else np.inf


def most(v):
    """Return the largest of `v`, NaN if there is one, -inf if there is nothing."""
    return v.item(v.argmax() if v.size > 1 else 0) if v.size else -np.inf


def between(low, v, high):
    """Tell whether low <= v <= high holds everywhere; for a NaN it does not."""
    return low <= least(v) and most(v) <= high


def finite(v):
    """Tell whether all of `v` is finite, as a float64."""
    return between(-sys.float_info.max, v, sys.float_info.max)

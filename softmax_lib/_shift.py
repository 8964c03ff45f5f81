"""What is taken from the logits of a row before exp, so that no digit is lost."""

from functools import lru_cache

import numpy as np

from softmax_lib.floats import exp_limits


@lru_cache(maxsize=64)
def bounds(dtype, size):
    """Return between which row maxima exp needs no shift, and where it overflows.

    Up to `high`, `size` times exp stays finite with a factor e to spare; below
    `low` the sum is < 1/4; above `largest` exp is inf.
    """
    largest = exp_limits(dtype).largest
    high = float(np.floor(largest - np.log(size))) - 1
    return -float(np.log(4 * size)) - 1, high, float(largest)


@lru_cache(maxsize=8)
def far(dtype):
    """Return from which abs(max) on z - max is exact wherever exp of it is not 0.

    There z lies between half the maximum and twice it (Sterbenz's lemma).
    """
    return -2 * float(exp_limits(dtype).smallest)


@lru_cache(maxsize=64)
def faint(dtype, size):
    """Return below which sum of `size` exp these may have lost digits, and a lift.

    exp of a number that is raised by the lift has all its digits wherever `size` of
    it, unraised, are more than half the smallest subnormal. One number is no sum.
    """
    limits = exp_limits(dtype)
    tiny = size * np.finfo(dtype).smallest_normal if size > 1 else 0
    below = np.log(float(np.finfo(dtype).smallest_normal)) - float(limits.smallest)
    return float(tiny), float(np.ceil(below + np.log(size))) + 1


def shift(top, size):
    """Return what to subtract from rows with maximum `top` before exp.

    Nothing if exp and the sum of `size` of them stay in range and one of them is
    not small. Else a c for which z - c is exact wherever exp(z - top) is not
    astronomically small, while z - max(z) has a rounding error of up to
    eps/2 * (max - min), which exp turns into a relative one. Exact it is because
    abs(z - c) <= abs(z), and c is a multiple of the last place of z.
    """
    _, high, _ = bounds(top.dtype, size)
    c = np.where(top < -1, np.floor(top), np.where(top > high, top - high, 0))
    integers_only = 1 / np.finfo(top.dtype).eps  # from here on top - high rounds
    return np.where(top > integers_only, top, c).astype(top.dtype, copy=False)


def origin(top, size):
    """Return what exp is taken relative to: far from 0 the maximum itself."""
    return np.where(np.abs(top) >= far(top.dtype), top, shift(top, size))

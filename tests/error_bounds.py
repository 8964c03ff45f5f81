"""The bounds that the docstrings state, computed from their proof.

The proof is in chapter 3, "The library's own, whole". Assumed is what numpy's own tests
demand of exp and log1p (numpy/_core/tests/data/umath-validation-set-*.csv), and the
order in which numpy's einsum adds: contiguous numbers in groups of at least four,
columns one by one.
"""

import math
from functools import cache

import numpy as np

# the error of a function of numpy, in ulp, so at most as many eps relative to it
EXP = {np.dtype(np.float32): 3, np.dtype(np.float64): 1}
LOG1P = {np.dtype(np.float32): 2, np.dtype(np.float64): 1}
# from here on nothing is lost to exponentials below the smallest normal number
LEAST = {np.dtype(np.float32): 1e-30, np.dtype(np.float64): 1e-300}
# what one ulp more is for: the terms of second order, and those that underflow
SPARE = 0.5


def additions(size, columns=False):
    """Return through how many additions a term goes at most on its way to the sum."""
    if columns:
        return _additions_of_columns(size)
    if size > 128:
        return additions_in_pairs(size)
    return min(max(size - 1, 0), size // 4 + 5)


def _additions_of_columns(size):
    """Chunks of 16, and their sums in the same way; up to 32 one after the other."""
    if size <= 32:
        return max(size - 1, 0)
    whole, left = divmod(size, 16)
    in_order = 15 + _additions_of_columns(whole)
    return max(in_order, _additions_of_columns(left)) + (left > 0)


def additions_in_pairs(size):
    """Halves, as numpy adds in pairs: down to 128, in eight partial sums and a tail."""
    if size <= 128:
        return size // 8 - 1 + 3 + size % 8
    half = size // 2 - size // 2 % 8
    return 1 + max(additions_in_pairs(half), additions_in_pairs(size - half))


@cache
def most_additions(size):
    """Return the most additions of rows or columns of up to `size` entries."""
    sizes = range(1, min(size, 5000) + 1)  # beyond, the steps between sizes are small
    sizes = [*sizes, *range(5000, size + 1, 997), size]
    return max(max(additions(n), additions(n, columns=True)) for n in sizes)


def _of_sum(dtype, size):
    """Return the relative error of the sum of up to `size` exp, in eps."""
    return EXP[dtype] + most_additions(size) / 2


def softmax(dtype, size):
    """Return the bound of a probability, in ulp."""
    dtype = np.dtype(dtype)
    return 2 * (EXP[dtype] + _of_sum(dtype, size)) + 0.5 + SPARE


def rest(dtype, size):
    """Return the bound of the rest of a row, relative, in eps."""
    dtype = np.dtype(dtype)
    return _of_sum(dtype, size) + EXP[dtype] + 0.5 + SPARE


def log_softmax(dtype, size):
    """Return the bound of a log-probability, in ulp; of the loss of a label too."""
    return 2 * (rest(dtype, size) + LOG1P[np.dtype(dtype)] + 0.5) + 0.5


def logsumexp(dtype, size):
    """Return the bound of a log-sum-exp, in ``eps * max(1, abs(result))``."""
    return rest(dtype, size) + LOG1P[np.dtype(dtype)] * math.log(size) + 0.5


def merge(dtype):
    """Return what one merge adds to the relative error of a sum, in eps."""
    return 2 * EXP[np.dtype(dtype)] + 2


def online_softmax(dtype, size, merges=0):
    """Return the bound of a probability from a state, in ulp."""
    of_state = rest(dtype, size) + 0.5 + merges * merge(dtype)
    return 2 * (2 * EXP[np.dtype(dtype)] + 0.5 + of_state) + 0.5

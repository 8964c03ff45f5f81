"""The bounds that the docstrings state, from what they follow from.

The proof is in `softmax_lib/_state.py`. Assumed is what numpy's own tests demand of exp
and log1p (numpy/_core/tests/data/umath-validation-set-*.csv), and the order in which
numpy's einsum adds: contiguous numbers in groups of at least four, columns one by one.
"""

import math

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
    chunk = 16 if columns else 128
    if size <= chunk:
        in_order = max(size - 1, 0)
        return in_order if columns else min(in_order, size // 4 + 5)
    whole, left = divmod(size, chunk)
    of_chunks = additions(chunk, columns) + additions(whole, columns)
    return max(of_chunks, additions(left, columns)) + (left > 0)


def _of_sum(dtype, size):
    """Return the relative error of the sum of `size` exp, in eps."""
    most = max(additions(size), additions(size, columns=True))
    return EXP[dtype] + most / 2


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

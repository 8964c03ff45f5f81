"""Bounds of relative errors, in eps, that docstrings state.

Those in units of the last place are in `error_bounds`.

Assumed of log is what numpy's own tests demand
(numpy/_core/tests/data/umath-validation-set-log.csv).
"""

import math

import numpy as np
from error_bounds import EXP, SPARE, additions_in_pairs, most_additions

LOG = {np.dtype(np.float32): 4, np.dtype(np.float64): 1}  # error in ulp
# Where the relative error of a term of a divergence is largest: on both sides of the
# series, and where q - p is exact no longer.
RATIOS = (1.1 / 0.9, 0.9 / 1.1, 2, 0.5)


def _sum(size):
    """Return the relative error of a sum of up to `size` terms >= 0."""
    return most_additions(size) / 2


def cross_entropy_grad(dtype, size):
    """Return the bound of the gradient for a label.

    At the label it is the sum of the other probabilities, or 1 - p with p <= 1/2, which
    magnifies no error of p. Then comes a factor, 1 over the rows: rounded twice.
    """
    of_p = 2 * EXP[np.dtype(dtype)] + _sum(size) + 0.5
    return of_p + _sum(size) + 0.5 + 1.5 + SPARE


def cross_entropy_grad_of_distributions(dtype, size):
    """Return the bound of the gradient of the sum, in eps of p (1 - q) + q (1 - p).

    It is the difference of these two terms. 1 - q is the sum of the row minus q, which
    is at most half of it, so the error of the sum counts twice; for the largest it is
    the sum of the others. Rounded are this difference, the product, what is between
    the two terms, and the result in the dtype of the logits.
    """
    of_p = 2 * EXP[np.dtype(dtype)] + _sum(size) + 0.5
    in_pairs = max(map(additions_in_pairs, range(1, size + 1)))
    of_others = 2 * (in_pairs / 2 + 0.5) + 0.5
    return of_p + of_others + 0.5 + 0.5 + 0.5 + SPARE


def entropy(dtype, size):
    """Return the bound of an entropy in nats: no term p log p <= 0 cancels."""
    return LOG[np.dtype(dtype)] + 0.5 + _sum(size) + SPARE


def kl_divergence(dtype, size):
    """Return the bound of a divergence in nats, whose terms are all >= 0."""
    return max(term(dtype, r) for r in RATIOS) + _sum(size) + SPARE


def term(dtype, r):
    """Return the relative error of q log(q / p) - q + p, with r = q / p, by logarithms.

    It is p times r log r - r + 1. Rounded are r, its logarithm, the product with q,
    q - p (exact for r from 1/2 to 2) and the difference. The series that serves
    abs(s) < 0.1, s = (r - 1) / (r + 1), has less than 4: there q - p is exact, and what
    is rounded is s, a factor 1 + x with abs(x) < 0.04, and their products.
    """
    size = r * abs(math.log(r))
    result = r * math.log(r) - r + 1
    apart = 0 if 0.5 < r < 2 else abs(r - 1)
    rounded = r + 2 * LOG[np.dtype(dtype)] * size + size + apart + result
    return rounded / 2 / result


def divided(largest):
    """Return what a temperature adds to the relative error of a probability.

    Where abs(z / T) <= `largest`, and to a log-probability as an absolute error: z / T
    is rounded, and so is, for logits far from 0, the difference from their maximum, up
    to twice as large, of which it is then taken. A log-probability takes the error of
    its own logit, and of the others at most the largest.
    """
    return 4 * largest


def drawn(largest, temperature):
    """Return what noise and temperature add to the relative error of a soft draw.

    Where abs(z) + abs(noise) <= `largest`: z may lose a constant first, which makes it
    twice as large at most; that and the sum with the noise are rounded, each by half
    an eps, for the logit itself and for the others.
    """
    return (2 + 2 + 2 * divided(1)) * largest / temperature

"""The middle of a sample, of rows drawn again, and where one more draw lies."""

import math

import numpy as np

from softmax_lib._arguments import as_count, as_generator
from softmax_lib.calibration._predictions import as_level


def central_interval(drawn, level):
    """Return both ends, along axis 0, of the central share `level` of `drawn`.

    The same number is left out on each side, as many as fit into half of 1 - level:
    5 of 200 for 0.95. With NaN among `drawn` the ends are NaN.
    """
    return _inner(drawn, _on_each_side(len(drawn), level))


def interval_of_one_more(drawn, level):
    """Return ends, along axis 0, that hold one more draw with probability `level`.

    Or more. It has any of len(drawn) + 1 ranks alike, of which at most half of
    1 - level are given up on each side; ties only help. Fewer than 2 / (1 - level) - 1
    draws cannot promise that: they give the smallest and the largest of them.
    """
    return _inner(drawn, max(_on_each_side(len(drawn) + 1, level) - 1, 0))


def _on_each_side(n, level):
    """Return how many of n are left out on each side of their central share `level`."""
    # Rounding must not leave out one fewer: 200 * (1 - 0.9) / 2 is less than 10.
    return math.floor(n * (1 - level) / 2 * (1 + 1e-12))


def _inner(drawn, left_out):
    """Return the smallest and the largest without `left_out` on either side."""
    end = (left_out + 0.5) / len(drawn)  # the middle of a step, safe from rounding
    return np.quantile(drawn, [end, 1 - end], axis=0, method="inverted_cdf")


def resampled_interval(score_of, n, *, rng, level, draws):
    """Return the central interval of `score_of(rows)`, n rows drawn from n."""
    as_generator(rng)
    draws, level = as_count(draws, "draws"), as_level(level)
    scores = [score_of(rng.integers(n, size=n)) for _ in range(draws)]
    low, high = central_interval(scores, level)
    return float(low), float(high)

"""The central interval of a sample, and of a score of rows that are drawn again."""

import math

import numpy as np

from softmax_lib._arguments import as_count, as_generator
from softmax_lib.calibration._predictions import as_level


def central_interval(drawn, level):
    """Return both ends, along axis 0, of the central share `level` of `drawn`.

    The same number is left out on each side, as many as fit into half of 1 - level:
    5 of 200 for 0.95. With NaN among `drawn` the ends are NaN.
    """
    # Rounding must not leave out one fewer: 200 * (1 - 0.9) / 2 is less than 10.
    left_out = math.floor(len(drawn) * (1 - level) / 2 * (1 + 1e-12))
    end = (left_out + 0.5) / len(drawn)  # the middle of a step, safe from rounding
    return np.quantile(drawn, [end, 1 - end], axis=0, method="inverted_cdf")


def resampled_interval(score_of, n, *, rng, level, draws):
    """Return the central interval of `score_of(rows)`, n rows drawn from n."""
    as_generator(rng)
    draws, level = as_count(draws, "draws"), as_level(level)
    scores = [score_of(rng.integers(n, size=n)) for _ in range(draws)]
    low, high = central_interval(scores, level)
    return float(low), float(high)

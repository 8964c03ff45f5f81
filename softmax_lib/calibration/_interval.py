"""The central interval of a sample: as much is left out above it as below."""

import math

import numpy as np


def central_interval(drawn, level):
    """Return both ends, along axis 0, of the central share `level` of `drawn`.

    The same number is left out on each side, as many as fit into half of 1 - level:
    5 of 200 for 0.95. With NaN among `drawn` the ends are NaN.
    """
    # Rounding must not leave out one fewer: 200 * (1 - 0.9) / 2 is less than 10.
    left_out = math.floor(len(drawn) * (1 - level) / 2 * (1 + 1e-12))
    end = (left_out + 0.5) / len(drawn)  # the middle of a step, safe from rounding
    return np.quantile(drawn, [end, 1 - end], axis=0, method="inverted_cdf")

"""Intervals leave out the same number on both sides, whatever the level."""

from fractions import Fraction

import numpy as np
import pytest

from softmax_lib.calibration._interval import central_interval

rng = np.random.default_rng(6)


@pytest.mark.parametrize("level", ["0.5", "0.8", "0.9", "0.95", "0.98", "0.99"])
def test_as_many_are_left_out_below_as_above(level):
    for draws in range(1, 401):
        out = (draws * (1 - Fraction(level)) / 2).__floor__()
        low, high = central_interval(rng.permutation(draws), float(level))
        assert (low, high) == (out, draws - 1 - out), draws


def test_each_column_has_its_own_ends():
    drawn = np.c_[np.arange(40), -np.arange(40), np.full(40, np.nan)]
    low, high = central_interval(drawn, 0.9)
    np.testing.assert_array_equal(low, [2, -37, np.nan])
    np.testing.assert_array_equal(high, [37, -2, np.nan])

"""Intervals leave out the same number on both sides, and as many as they may."""

from fractions import Fraction

import numpy as np
import pytest

from softmax_lib.calibration._interval import central_interval, interval_of_one_more

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


@pytest.mark.parametrize("level", ["0.5", "0.8", "0.9", "0.95", "0.98", "0.99"])
def test_one_more_draw_is_inside_as_often_as_promised_and_hardly_more(level):
    """It has any rank among all, ties aside: count those between the ends."""
    promised = Fraction(level)
    for draws in range(1, 401):
        low, high = interval_of_one_more(rng.permutation(draws), float(level))
        assert low + high == draws - 1
        inside = Fraction(int(high - low), draws + 1)  # gaps between the ends
        if draws >= 2 / (1 - promised) - 1:
            assert promised <= inside < promised + Fraction(2, draws + 1), draws
        else:
            assert (low, high) == (0, draws - 1), draws


def test_equal_draws_keep_one_more_inside():
    low, high = interval_of_one_more(np.repeat([0.0, 1.0], [980, 20]), 0.95)
    assert (low, high) == (0.0, 0.0)
    low, high = interval_of_one_more(np.repeat([0.0, 1.0], [970, 30]), 0.95)
    assert (low, high) == (0.0, 1.0)

"""The kernel calibration error: unbiased, and blind to nothing."""

import itertools
import math

import numpy as np
import pytest
from calibration.predictions import FIVE, LABELS, predictions
from hypothesis import given

import softmax_lib as sl
from softmax_lib.calibration import kernel


def by_pairs(p, y, width):
    """Return the estimate from its definition, a pair at a time."""
    missed = np.eye(p.shape[1])[y] - p
    terms = [
        math.exp(-math.dist(p[i], p[j]) / width) * float(missed[i] @ missed[j])
        for i, j in itertools.permutations(range(len(p)), 2)
    ]
    return math.fsum(terms) / len(terms)


@given(predictions())
def test_it_is_the_mean_over_all_pairs(drawing):
    p, y = drawing
    if len(p) > 1:
        found = sl.kernel_calibration_error(p, y, width=0.3)
        # a distance of 0 comes out as 1e-8, from squares of about 1
        assert found == pytest.approx(by_pairs(p, y, 0.3), abs=3e-7)


def test_without_a_width_it_is_the_mean_distance():
    distances = [math.dist(*pair) for pair in itertools.combinations(FIVE, 2)]
    expected = by_pairs(FIVE, LABELS, np.mean(distances))
    assert sl.kernel_calibration_error(FIVE, LABELS) == pytest.approx(expected)


def test_one_forecast_by_hand():
    """Of ten, six, one and three came true: (|10 (0, -.2, .2)|^2 - 6.2) / 90."""
    p, y = np.tile([0.6, 0.3, 0.1], (10, 1)), np.repeat([0, 1, 2], [6, 1, 3])
    assert sl.kernel_calibration_error(p, y) == pytest.approx((8 - 6.2) / 90)


def test_a_calibrated_model_has_mean_zero_over_all_that_can_come_true():
    p = np.array([[0.6, 0.3, 0.1], [0.2, 0.2, 0.6], [0.1, 0.8, 0.1]])
    mean = sum(
        p[[0, 1, 2], y].prod() * sl.kernel_calibration_error(p, np.array(y))
        for y in itertools.product(range(3), repeat=3)
    )
    assert mean == pytest.approx(0, abs=1e-15)


def test_another_truth_has_the_mean_of_its_gaps():
    p, truth = np.array([[0.6, 0.4], [0.7, 0.3]]), np.array([[0.8, 0.2], [0.75, 0.25]])
    mean = sum(
        truth[[0, 1], y].prod() * sl.kernel_calibration_error(p, np.array(y), width=0.5)
        for y in itertools.product(range(2), repeat=2)
    )
    nearness = math.exp(-math.dist(*p) / 0.5)
    assert mean == pytest.approx(nearness * (truth - p)[0] @ (truth - p)[1], rel=1e-12)


def test_rows_are_taken_in_blocks_and_nothing_changes(monkeypatch):
    rng = np.random.default_rng(7)
    p, y = rng.dirichlet([0.5] * 3, size=50), rng.integers(3, size=50)
    at_once = sl.kernel_calibration_error(p, y)
    monkeypatch.setattr(kernel, "PAIRS", 7 * 50)
    assert sl.kernel_calibration_error(p, y) == pytest.approx(at_once, rel=1e-12)


@pytest.mark.parametrize("width", [0, -1, np.inf, np.nan])
def test_a_width_is_positive(width):
    with pytest.raises(ValueError, match="width must be positive and finite"):
        sl.kernel_calibration_error(FIVE, LABELS, width=width)


def test_one_prediction_has_no_pair():
    with pytest.raises(ValueError, match="need at least two"):
        sl.kernel_calibration_error([[0.3, 0.7]], [0])

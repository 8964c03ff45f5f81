"""Scores of calibration: by hand, and their laws."""

import math

import numpy as np
import pytest
from calibration.predictions import FIVE, LABELS, drawn, predictions
from hypothesis import given
from scipy.stats import foldnorm

import softmax_lib as sl
from softmax_lib.calibration import smooth

ece = sl.expected_calibration_error

# values a reader can check by hand: bins (.6, .8] with .65, .7, .8, two of them right,
# and (.8, 1] with .9 and .97, both right

GAPS = [abs(2.15 / 3 - 2 / 3), 1 - 0.935]


@pytest.mark.parametrize(
    ("norm", "value"),
    [
        (1, (3 * GAPS[0] + 2 * GAPS[1]) / 5),
        (2, math.sqrt((3 * GAPS[0] ** 2 + 2 * GAPS[1] ** 2) / 5)),
        (math.inf, GAPS[1]),
        ("max", GAPS[1]),
    ],
)
def test_five_predictions_in_five_bins(norm, value):
    assert ece(FIVE, LABELS, bins=5, norm=norm) == pytest.approx(value, rel=1e-14)


def test_confidence_one_belongs_to_the_last_bin():
    # .95 and 1.0, one of them right: |.5 - .975|
    assert ece([[0.95, 0.05], [1.0, 0.0]], [0, 1]) == pytest.approx(0.475, rel=1e-15)


def test_squared_gaps_less_the_variance_of_the_accuracy():
    p, y = [[0.9, 0.1]] * 4, [0, 0, 0, 1]
    # (.75 - .9)**2 - .75 * .25 / 3 < 0
    assert ece(p, y, norm=2, debias=True) == 0
    p, y = [[0.9, 0.1]] * 4, [0, 1, 1, 1]
    square = 0.65**2 - 0.25 * 0.75 / 3
    assert ece(p, y, norm=2, debias=True) == pytest.approx(math.sqrt(square), rel=1e-14)


def test_gaps_less_what_normal_noise_adds_to_them():
    p, y = [[0.9, 0.1]] * 4, [0, 0, 0, 1]
    sigma = math.sqrt(0.75 * 0.25 / 4)
    added = foldnorm.mean(0.15 / sigma, scale=sigma) - 0.15
    assert ece(p, y, debias=True) == pytest.approx(max(0, 0.15 - added), rel=1e-12)
    p, y = [[0.9, 0.1]] * 4, [0, 1, 1, 1]
    added = foldnorm.mean(0.65 / sigma, scale=sigma) - 0.65
    assert ece(p, y, debias=True) == pytest.approx(0.65 - added, rel=1e-12)


def test_two_predictions_have_a_variance():
    # nine of ten sure, one of two right: .4**2 - .5 * .5 / 1 is negative; all wrong
    assert ece([[0.9, 0.1]] * 2, [0, 1], norm=2, debias=True) == 0
    p, y = [[0.9, 0.1]] * 2 + [[0.7, 0.3]] * 4, [0, 1, 1, 1, 1, 1]
    mean = (2 * (0.4**2 - 0.25) + 4 * 0.7**2) / 6
    expected = pytest.approx(math.sqrt(mean), rel=1e-14)
    assert ece(p, y, bins=5, norm=2, debias=True) == expected


def test_a_bin_with_one_prediction_adds_nothing_debiased():
    assert ece([[0.9, 0.1]], [1], norm=2, debias=True) == 0


def test_two_predictions_by_hand():
    p, y = [[0.5, 0.5], [0.25, 0.75]], [0, 1]
    assert sl.brier_score(p, y) == (0.5 + 0.125) / 2
    expected = (math.log(2) + math.log(4 / 3)) / 2
    assert sl.negative_log_likelihood(p, y) == pytest.approx(expected, rel=1e-15)


def test_what_was_excluded_and_came_true_costs_everything():
    assert sl.negative_log_likelihood([[1.0, 0.0]], [1]) == math.inf
    assert sl.brier_score([[1.0, 0.0]], [1]) == 2


def test_certain_and_right_costs_nothing():
    loss = sl.negative_log_likelihood([[1.0, 0.0]], [0])
    assert math.copysign(1, loss) == 1
    assert loss == sl.brier_score([[1.0, 0.0]], [0]) == 0


def test_confidences_of_five_constant_predictions_leave_their_mean_gap():
    p = np.tile([0.8, 0.2], (4, 1))
    y = [0, 0, 0, 1]
    assert sl.smooth_calibration_error(p, y) == pytest.approx(0.05, abs=1e-7)


def test_right_and_certain_has_no_smooth_error():
    assert sl.smooth_calibration_error([[1.0, 0.0]] * 3, [0, 0, 0]) < 1e-7


@pytest.mark.parametrize(
    ("confidence", "shares"),
    [
        (0.25, {255: 0.5, 256: 0.5}),  # between the centres of two cells of 1024
        (100.75 / 1024, {100: 0.75, 101: 0.25}),
        (0.0, {0: 1}),  # beyond the first centre and the last one there is one cell
        (0.25 / 1024, {0: 1}),
        (1.0, {1023: 1}),
        (1 - 1 / 1024, {1022: 0.5, 1023: 0.5}),
    ],
)
def test_a_residual_is_shared_by_the_nearest_cells(confidence, shares):
    grid = smooth._on_grid(np.array([confidence]), np.array([1.0]))
    expected = np.zeros(1024)
    expected[list(shares)] = list(shares.values())
    np.testing.assert_allclose(grid, expected, atol=1e-12)


# properties


@given(predictions())
def test_no_score_leaves_its_range(drawing):
    p, y = drawing
    assert 0 <= sl.brier_score(p, y) <= 2
    assert sl.negative_log_likelihood(p, y) >= 0
    for options in ({}, {"norm": 2}, {"norm": np.inf}, {"classwise": True}):
        assert 0 <= ece(p, y, **options) <= 1
    assert 0 <= sl.smooth_calibration_error(p, y) <= 1


@given(predictions())
def test_mean_gap_root_mean_square_and_largest_are_in_order(drawing):
    p, y = drawing
    mean, square, largest = (ece(p, y, norm=norm) for norm in (1, 2, np.inf))
    room = 1 + 8 * np.finfo(float).eps
    assert mean <= square * room
    assert square <= largest * room


@given(predictions())
def test_to_debias_never_adds(drawing):
    p, y = drawing
    assert ece(p, y, debias=True) <= ece(p, y) * (1 + 1e-15)
    assert ece(p, y, norm=2, debias=True) <= ece(p, y, norm=2) * (1 + 1e-15)


@given(predictions())
def test_the_order_of_predictions_does_not_matter(drawing):
    p, y = drawing
    rows = np.random.default_rng(7).permutation(len(p))
    room = {"rel": len(p) * 1e-15, "abs": len(p) * 1e-15}
    for score in (ece, sl.brier_score, sl.negative_log_likelihood):
        assert score(p[rows], y[rows]) == pytest.approx(score(p, y), **room)


def test_a_proper_score_is_best_for_the_truth():
    z, y = drawn(4000, 4, seed=2)
    for score in (sl.brier_score, sl.negative_log_likelihood):
        truth = score(sl.softmax(z), y)
        assert truth < score(sl.softmax(z, temperature=0.8), y)
        assert truth < score(sl.softmax(z, temperature=1.25), y)


def test_a_small_change_of_confidence_changes_the_smooth_error_little():
    """The binned one jumps where a prediction crosses an edge."""
    y = [0, 1]
    near = [[[0.8 + d, 0.2 - d], [0.9, 0.1]] for d in (-1e-9, 1e-9)]
    smooth = [sl.smooth_calibration_error(p, y) for p in near]
    binned = [ece(p, y, bins=5) for p in near]
    assert abs(smooth[0] - smooth[1]) < 1e-6
    assert abs(binned[0] - binned[1]) > 0.1

"""Each exhibit fails on its smallest input and its cure does not, by other means.

What is right is computed with mpmath from the bare definitions, or by hand.
"""

import mpmath
import numpy as np
import pytest
from definitions import log_softmax, softmax
from mpmath import mpf

from softmax_lib.teaching.museum import EXHIBITS

LOOSE = {"stepped_temperature": 1e-6}  # a search, not a formula


def smallest_normal():
    return mpf(2) ** -1022


TRUTH = {
    "double_softmax_loss": -log_softmax(20, 0)[0],
    "scores_as_probabilities_loss": -log_softmax(-1, 2)[1],
    "log_softmax_twice": log_softmax(0.7, 1.5, 4.8),
    "nll_of_probabilities": mpmath.log(2),
    "kl_of_probabilities": 0,
    "wrong_classes_too_loss": mpmath.log(3),
    "first_axis_softmax": [softmax(1, 2, 3)],
    "implicit_axis_softmax": [[softmax(1, 2)]],
    "whole_array_softmax": [softmax(1, 2, 3)] * 2,
    "flattened_softmax": [[[0.5, 0.5]] * 2],
    "no_keepdims_softmax": [softmax(0, 1), [0.5, 0.5]],
    "single_unit_softmax": [[1 / (1 + mpmath.exp(3))]],
    "competing_tags": [True, True],
    "naive_softmax": softmax(0, 1),
    "global_max_softmax": [softmax(0, 1)] * 2,
    "division_free_softmax": softmax(10000.3, 10000.7, 9998.1),
    "infinite_score_softmax": [1, 0],
    "misplaced_parenthesis_softmax": softmax(1, 2, 3),
    "unsigned_softmax": softmax(123, 456, 789),
    "integer_softmax": softmax(1, 2, 3),
    "log_of_softmax": [-800, 0],
    "one_plus_log_softmax": log_softmax(50, 0),
    "clipped_loss": -log_softmax(0, 50)[0],
    "smoothed_loss_of_probabilities": 0.05 * mpf(800),
    "exp_of_scores": [0.5, 0.5],
    "large_negative_mask_softmax": [0, 0, 0],
    "empty_row_softmax": [0, 0],
    "mask_after_softmax": [*softmax(3, 1), 0],
    "forced_attention": softmax(-20, -20, 0)[:2],
    "times_temperature_softmax": softmax(0.5, 0),
    "zero_temperature_softmax": [1, 0],
    "tempered_log_probabilities": softmax(*(mpf(z) / 2 for z in (0.7, 1.5, 4.8))),
    "stepped_temperature": 11 / mpmath.log(3),
    "sums_exactly_to_one": True,
    "gumbel_noise": [-mpmath.log(-mpmath.log(smallest_normal()))],
    "noisy_probabilities": 1,
    "confidence_as_accuracy": 0.5,
    "known_if_confident": False,
    "softmax_then_argmax": 1,
    "calibration_without_the_edge": 1,
    "halves_of_two_definitions": 0,
    "soft_maximum": mpmath.log(mpmath.e + mpmath.exp(5)),
    "largest_move": mpf("0.02"),
}


def is_right(name, answer):
    truth = np.array(TRUTH[name], dtype=object).astype(float)
    tolerance = LOOSE.get(name, 1e-13)
    return np.shape(answer) == truth.shape and np.allclose(
        np.asarray(answer, float), truth, rtol=tolerance, atol=0
    )


def test_every_exhibit_has_a_truth():
    assert set(TRUTH) == set(EXHIBITS)


@pytest.mark.parametrize("name", EXHIBITS)
def test_the_broken_version_fails_on_its_smallest_input(name):
    assert is_right(name, EXHIBITS[name].fail()) == EXHIBITS[name].harmless


@pytest.mark.parametrize("name", EXHIBITS)
def test_the_cure_is_right_there(name):
    assert is_right(name, EXHIBITS[name].repaired())


def test_the_drawing_cure_never_draws_what_has_no_probability():
    draw = EXHIBITS["noisy_probabilities"].fix
    almost_one = np.nextafter(1, 0)
    assert np.cumsum(np.full(10, 0.1))[-1] <= almost_one  # such a sum leaves a gap
    assert draw(np.append(0, np.full(10, 0.1)), [almost_one]) > 0
    assert draw(np.append(np.full(10, 0.1), 0), [almost_one]) < 10


@pytest.mark.parametrize("name", EXHIBITS)
def test_neither_changes_its_input(name):
    exhibit = EXHIBITS[name]
    for function in (exhibit.broken, exhibit.fix):
        given = [np.array(each) for each in exhibit.exposed_by]
        kept = [each.copy() for each in given]
        with np.errstate(all="ignore"):
            function(*given)
        for after, before in zip(given, kept, strict=True):
            np.testing.assert_array_equal(after, before)


def test_a_step_of_one_at_a_quarter_can_move_probabilities_by_nearly_two():
    # the claim of `largest_move` is a limit: short steps around a tie come near it
    step = np.array([1e-4, -1e-4])
    half_odds = float(mpmath.tanh(mpf(1e-4) / mpf(0.25)))
    moved = half_odds / 2 * np.sqrt(2)
    ratio = moved / np.linalg.norm(step)
    assert 1.999 < ratio < 2


@pytest.mark.parametrize(
    ("z", "temperature", "truth"),
    [([1.0, 0.0], 1e-310, [1, 0]), ([1.0, 1.0], 1e-310, [0.5, 0.5])],
)
def test_the_cure_for_zero_holds_for_the_smallest_temperature_too(
    z, temperature, truth
):
    fix = EXHIBITS["zero_temperature_softmax"].fix
    np.testing.assert_allclose(fix(np.array(z), temperature), truth)


def test_a_mask_that_allows_something_is_respected():
    fix = EXHIBITS["large_negative_mask_softmax"].fix
    p = fix(np.array([3.0, 1.0, 2.0]), np.array([True, True, False]))
    np.testing.assert_allclose(p, [float(x) for x in softmax(3, 1)] + [0])


def test_mixed_halves_are_neither_of_the_two_definitions():
    p, y = np.array([0.3, 0.7]), np.array([1, 1])
    halves = EXHIBITS["halves_of_two_definitions"]
    # share of yes: |1 - .3| and |1 - .7|; right answers: |0 - .3| and |1 - .7|
    assert halves.fix(p, y) == pytest.approx(0.5)
    assert halves.broken(p, y) == pytest.approx(0.3)


def test_opset_12_and_13_agree_on_two_axes():
    flattened = EXHIBITS["flattened_softmax"]
    z = np.array([[1.0, 2.0], [0.0, 0.0]])
    np.testing.assert_allclose(flattened.broken(z), flattened.fix(z))

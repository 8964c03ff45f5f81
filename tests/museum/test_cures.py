"""No cure is another exhibit's bug: all of them on the inputs that expose the others.

What is right is computed with mpmath from the bare definitions, or by hand.
"""

from functools import partial

import mpmath
import numpy as np
import pytest
from definitions import log_softmax, softmax
from mpmath import mpf

import softmax_lib as sl
from softmax_lib.teaching.museum import EXHIBITS

SCORES = [
    (1, 1, 0),  # a tie, which argmax and the winner's 1 forget
    (10000.3, 10000.7, 9998.1),  # large, and log-sum-exp rounded at their size
    (-1000, -999, -1001),
    (50, 0, 0),  # a loss far below rounding
    (0, 800, 0),  # a probability that underflows
]


def in_a_batch(fix, z):
    return fix(np.stack([z, np.zeros_like(z), z - 2000]))[0]


def in_three_axes(fix, z):
    return fix(np.stack([[z, z[::-1]], [z, z - 2000]]))[0, 0]


def of_class_0(fix, z):
    return fix(z, 0)


def certain(fix, z):
    return fix(z, np.eye(len(z))[0])


def all_allowed(fix, z):
    return fix(z, np.full(len(z), True))


def at_temperature_1(fix, z):
    return fix(z, 1.0)


def alone(fix, z):
    return fix(z)


PROBABILITIES = {
    "first_axis_softmax": in_a_batch,
    "implicit_axis_softmax": in_three_axes,
    "whole_array_softmax": in_a_batch,
    "flattened_softmax": in_three_axes,
    "no_keepdims_softmax": in_a_batch,
    "naive_softmax": alone,
    "global_max_softmax": in_a_batch,
    "division_free_softmax": alone,
    "infinite_score_softmax": alone,
    "misplaced_parenthesis_softmax": alone,
    "unsigned_softmax": alone,
    "integer_softmax": alone,
    "exp_of_scores": alone,
    "large_negative_mask_softmax": all_allowed,
    "empty_row_softmax": in_a_batch,
    "mask_after_softmax": all_allowed,
    "times_temperature_softmax": at_temperature_1,
    "zero_temperature_softmax": at_temperature_1,
    "tempered_log_probabilities": at_temperature_1,
}
LOG_PROBABILITIES = {"log_softmax_twice": alone, "one_plus_log_softmax": alone}
LOSSES = {
    "double_softmax_loss": of_class_0,
    "scores_as_probabilities_loss": of_class_0,
    "nll_of_probabilities": of_class_0,
    "kl_of_probabilities": certain,
    "wrong_classes_too_loss": of_class_0,
    "clipped_loss": alone,
}
OTHERS = {
    "single_unit_softmax",
    "competing_tags",
    "log_of_softmax",  # its cure is the next exhibit, on purpose
    "smoothed_loss_of_probabilities",
    "forced_attention",
    "stepped_temperature",
    "sums_exactly_to_one",
    "gumbel_noise",
    "noisy_probabilities",
    "confidence_as_accuracy",
    "known_if_confident",
    "softmax_then_argmax",
    "calibration_without_the_edge",
    "halves_of_two_definitions",
    "soft_maximum",
    "largest_move",
}


def cured(name, called, scores):
    return called(EXHIBITS[name].fix, np.array(scores, float))


def floats(truth):
    return np.array(truth, dtype=object).astype(float)


assert_right = partial(np.testing.assert_allclose, rtol=1e-13, atol=0)


def test_a_new_cure_is_entered_here():
    assert {*PROBABILITIES, *LOG_PROBABILITIES, *LOSSES} == set(EXHIBITS) - OTHERS


@pytest.mark.parametrize("scores", SCORES)
@pytest.mark.parametrize(("name", "called"), PROBABILITIES.items())
def test_a_cure_gives_the_probabilities_of_hard_scores(name, called, scores):
    assert_right(cured(name, called, scores), floats(softmax(*scores)))


@pytest.mark.parametrize("scores", SCORES)
@pytest.mark.parametrize(("name", "called"), LOG_PROBABILITIES.items())
def test_a_cure_gives_the_log_probabilities_of_hard_scores(name, called, scores):
    assert_right(cured(name, called, scores), floats(log_softmax(*scores)))


@pytest.mark.parametrize("scores", SCORES)
@pytest.mark.parametrize(("name", "called"), LOSSES.items())
def test_a_cure_gives_the_loss_of_hard_scores(name, called, scores):
    assert_right(cured(name, called, scores), float(-log_softmax(*scores)[0]))


@pytest.mark.parametrize("scores", SCORES)
def test_the_smoothed_loss_holds_for_hard_scores(scores):
    log_p = log_softmax(*scores)
    truth = -mpf(0.9) * log_p[0] - sum(mpf(0.1) / 3 * each for each in log_p)
    loss = EXHIBITS["smoothed_loss_of_probabilities"].fix(np.array(scores, float), 0)
    assert_right(loss, float(truth))


def test_the_divergence_counts_what_underflows_and_is_nothing_from_itself():
    divergence = EXHIBITS["kl_of_probabilities"].fix
    truth = sum((mpmath.log(0.5) - each) / 2 for each in log_softmax(0, 800))
    assert_right(divergence(np.array([0.0, 800.0]), np.array([0.5, 0.5])), float(truth))
    z = np.array([0.7, 1.5, 4.8])
    assert abs(divergence(z, sl.softmax(z))) < 1e-15


@pytest.mark.parametrize("name", ["exp_of_scores", "infinite_score_softmax"])
def test_an_infinite_score_takes_all(name):
    np.testing.assert_array_equal(EXHIBITS[name].fix(np.array([np.inf, 0.0])), [1, 0])


@pytest.mark.parametrize("name", ["unsigned_softmax", "integer_softmax"])
@pytest.mark.parametrize("dtype", ["u1", "u2", "u4", "u8", "i1", "i2", "i4", "i8"])
def test_integers_of_any_width_do_not_wrap(name, dtype):
    low, high = (-100, 100) if dtype.startswith("i") else (0, 200)
    for scores in ((1, 2, 3), (low, high)):
        p = EXHIBITS[name].fix(np.array(scores, dtype))
        assert_right(p, floats(softmax(*scores)))


@pytest.mark.parametrize("temperature", [0, 0.0, 1e-309, 5e-324])
@pytest.mark.parametrize(
    ("scores", "limit"),
    [
        ((1, 1, 0), (0.5, 0.5, 0)),
        ((0.0, 2.0, -3.0), (0, 1, 0)),
        ((3.0, 3.0, 3.0, 3.0), (0.25, 0.25, 0.25, 0.25)),
        ((np.inf, 0.0), (1, 0)),
    ],
)
def test_the_limit_of_falling_temperatures_is_shared_by_the_best(
    temperature, scores, limit
):
    p = EXHIBITS["zero_temperature_softmax"].fix(np.array(scores), temperature)
    np.testing.assert_array_equal(p, limit)


@pytest.mark.parametrize(
    ("p", "is_one"),
    [
        ([1.5, -0.5], False),
        (EXHIBITS["misplaced_parenthesis_softmax"].fail(), False),
        ([0.5, 0.4], False),
        ([0.5, np.nan], False),
        ([1, 0, 0], True),
        ([1, 1, 0], False),
        (np.array([0, 1, 0], np.uint8), True),
        (np.array([0, 0], np.uint8), False),
        (np.array([True, False]), True),
        (np.float16(softmax(0.7, 1.5, 4.8)), True),
        (np.float32(softmax(0.7, 1.5, 4.8)), True),
        (np.float64([0.5, 0.5 + 2e-8]), False),
        (np.float32([0.5, 0.5 + 2e-8]), True),
    ],
)
def test_a_distribution_has_nothing_negative_and_any_dtype(p, is_one):
    assert EXHIBITS["sums_exactly_to_one"].fix(np.array(p)) == is_one


def test_an_empty_row_meets_no_nan_on_its_way(monkeypatch):
    # backpropagation visits what `where` leaves out, and 0 times NaN is NaN
    met = []

    def noted(z):
        met.append(sl.log_softmax(z))
        return np.exp(met[-1])

    monkeypatch.setattr(sl, "softmax", noted)
    z = np.array([[-np.inf, -np.inf], [1.0, -np.inf]])
    p = EXHIBITS["empty_row_softmax"].fix(z)
    np.testing.assert_array_equal(p, [[0, 0], [1, 0]])
    [on_the_way] = met
    assert not np.isnan(on_the_way).any()

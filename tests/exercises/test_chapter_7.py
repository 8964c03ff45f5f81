"""The answers of chapter 7, found a second time without softmax_lib's functions."""

import mpmath
import numpy as np
import pytest
from scipy.optimize import brentq
from scipy.special import softmax

from softmax_lib.teaching.exercises import EXERCISES, check


def _leader(gap, n):
    return softmax([gap, *[0] * (n - 1)])[0]


@pytest.mark.parametrize(
    ("number", "exact"),
    [
        ("7.1", np.sqrt(64 / 9)),
        ("7.2", brentq(lambda g: np.exp(-np.log1p(1023 * np.exp(-g))) - 0.9, 1, 20)),
        ("7.5", np.exp(4.8) / (1 + np.exp([0.7, 1.5, 4.8]).sum())),
        ("7.6", brentq(lambda c: _leader(5 * c, 1024) - _leader(5, 16), 1, 5)),
    ],
)
def test_the_registered_value_is_the_exact_one(number, exact):
    exercise = EXERCISES[number]
    value = getattr(exercise, "on_website", exercise).value
    assert abs(value - exact) < 1e-11


def _sink(z):
    e = [mpmath.exp(score) for score in z]
    return np.array([float(each / (1 + mpmath.fsum(e))) for each in e])


def _shifted(z):
    e = np.exp(z - z.max())
    return e / (1 + e.sum())


@pytest.mark.parametrize(
    ("number", "answers"),
    [
        ("7.1", ["8/3", 2.6667]),
        ("7.2", [9.1277, "9.128", "ln 1023 + ln 9"]),
        ("7.3", ["e"]),
        ("7.4", ["abcd"]),
        ("7.5", [_sink, lambda z: softmax([*z, 0.0])[:-1], "0.942"]),
        ("7.6", [1.84, "1.844"]),
        ("7.7", ["c"]),
    ],
)
def test_right_answers_are_right(number, answers):
    marks = [check(number, answer).mark for answer in answers]
    assert marks == ["right"] * len(answers)


@pytest.mark.parametrize(
    ("number", "answer", "mistake"),
    [
        ("7.3", "a", "cancels"),
        ("7.3", "d", "difference of scores"),
        ("7.5", softmax, "missing below the line"),
        ("7.5", _shifted, "its 1 too"),
        ("7.5", lambda z: softmax([*z, 0.0]), "returned"),
        ("7.7", "a", "any mask"),
        ("7.7", "d", "constant"),
    ],
)
def test_known_mistakes_are_named(number, answer, mistake):
    feedback = check(number, answer)
    assert feedback.mark == "wrong"
    assert mistake in feedback.says

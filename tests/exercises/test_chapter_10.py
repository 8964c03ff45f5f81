"""The answers of chapter 10, found a second time without softmax_lib's functions."""

import math

import mpmath
import numpy as np
import pytest
from scipy.special import logsumexp

from softmax_lib.teaching.exercises import EXERCISES, check


def _by_scipy(states):
    with np.errstate(divide="ignore"):
        return logsumexp(states[:, 0] + np.log(states[:, 1]))


@pytest.mark.parametrize(
    ("number", "exact"),
    [
        ("10.1", 4096 * 128_256 * 4 / 1e9),
        ("10.2", mpmath.log(1.5 * mpmath.e**2 + mpmath.e**5 + 2 * mpmath.e**3)),
        ("10.3", mpmath.log(2 + 1.5 * mpmath.e)),
        ("10.5", abs(160 / 200 - 0.8)),
        ("10.7", (0.6 - 0.5) / 0.5),
        ("10.8", 1 / (1 + mpmath.exp(-1)) - 1 / (1 + 3 * mpmath.exp(-1))),
        ("10.9", (3 + 10 * mpmath.e**2) / (1.5 + mpmath.e**2)),
    ],
)
def test_the_registered_value_is_the_exact_one(number, exact):
    exercise = EXERCISES[number]
    value = getattr(exercise, "on_website", exercise).value
    assert abs(value - float(exact)) < 1e-9


@pytest.mark.parametrize(
    ("number", "answers"),
    [
        ("10.1", [2.1013, "2.1 GB", "2,1"]),
        ("10.2", [5.2967, math.log(1.5 * math.e**2 + math.e**5 + 2 * math.e**3)]),
        ("10.3", [_by_scipy, 1.8045]),
        ("10.4", ["c"]),
        ("10.5", [0, "0.0"]),
        ("10.6", ["abcd"]),
        ("10.7", [0.2, "20 %", "1/5"]),
        ("10.8", [0.2557, "0.256", "0,256"]),
        ("10.9", [8.65, "8.650"]),
    ],
)
def test_right_answers_are_right(number, answers):
    marks = [check(number, answer).mark for answer in answers]
    assert marks == ["right"] * len(answers)


def _plain(states):
    return states[:, 0].max() + np.log(states[:, 1].sum())


def _inverse(states):
    top = states[:, 0].max()
    with np.errstate(all="ignore"):
        return top + np.log((states[:, 1] * np.exp(top - states[:, 0])).sum())


def _first(states):
    with np.errstate(all="ignore"):
        e = states[:, 1] * np.exp(states[:, 0] - states[0, 0])
        return states[0, 0] + np.log(e.sum())


@pytest.mark.parametrize(
    ("number", "answer", "mistake"),
    [
        ("10.3", _plain, "as they are"),
        ("10.3", lambda s: logsumexp(s[:, 0]), "of the maxima"),
        ("10.4", "a", "how many"),
    ],
)
def test_known_mistakes_are_named(number, answer, mistake):
    feedback = check(number, answer)
    assert feedback.mark == "wrong"
    assert mistake in feedback.says


@pytest.mark.parametrize("wrong", [_inverse, _first])
def test_functions_that_overflow_are_wrong(wrong):
    assert check("10.3", wrong).mark == "wrong"

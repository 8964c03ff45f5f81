"""The answers of chapter 9, found a second time without softmax_lib's functions."""

from itertools import groupby, product

import numpy as np
import pytest
from scipy.optimize import minimize_scalar
from scipy.special import softmax
from scipy.stats import logistic

from softmax_lib.teaching.exercises import EXERCISES, check


def scatter(c):
    """Mean squared length of (r - c)(e - p), from the definition."""
    p, r = np.array([0.9, 0.1]), np.array([3.0, 1.0])
    pushes = (r - c)[:, None] * (np.eye(2) - p)
    mean = p @ pushes
    return p @ ((pushes - mean) ** 2).sum(axis=1)


@pytest.mark.parametrize(
    ("number", "exact"),
    [
        ("9.1", -np.log(np.exp(2) / 256)),
        ("9.2", 4 * (0.5 * 0.4 + 0.5 * 0.4)),
        ("9.5", softmax([np.log(0.25) + 1 / 0.5, np.log(0.75)])[0]),
        ("9.6", 2 * logistic.sf(0.5 * np.log(9))),
    ],
)
def test_the_registered_value_is_the_exact_one(number, exact):
    assert abs(EXERCISES[number].value - exact) < 1e-11


def test_9_3_makes_the_scatter_smallest():
    best = minimize_scalar(scatter, bracket=(0, 3)).x
    assert EXERCISES["9.3"].value == pytest.approx(best, abs=1e-6)


def test_9_4_counts_the_paths():
    read = [
        "".join(s for s, _ in groupby(p) if s != "_") for p in product("_ab", repeat=5)
    ]
    assert EXERCISES["9.4"].value == read.count("ab")


def gate(z):
    first, second = sorted(range(len(z)), key=lambda i: -z[i])[:2]
    weights = np.zeros(len(z))
    weights[first] = logistic.cdf(z[first] - z[second])
    weights[second] = 1 - weights[first]
    return weights


@pytest.mark.parametrize(
    ("number", "answers"),
    [
        ("9.1", [3.55, "3.545", "ln 256 - 2"]),
        ("9.2", [1.6, "8/5"]),
        ("9.3", [1.2, "6/5", "1,2"]),
        ("9.4", [35, "35"]),
        ("9.5", [0.711, "71.1 %", "0.7112"]),
        ("9.6", [0.5, "1/2", "50 %"]),
        ("9.7", ["c"]),
        ("9.8", ["abcd"]),
        ("9.9", [gate, "0.622", 0.6225]),
    ],
)
def test_right_answers_are_right(number, answers):
    marks = [check(number, answer).mark for answer in answers]
    assert marks == ["right"] * len(answers)


@pytest.mark.parametrize(
    ("number", "answer", "mistake"),
    [
        ("9.7", "a", "nothing here says"),
        ("9.7", "b", "same task"),
        ("9.7", "d", "mean over the batch"),
        ("9.9", lambda z: softmax(z) * (z > np.sort(z)[-3]), "sum to one"),
        ("9.9", lambda z: softmax(z * (z > np.sort(z)[-3])), "score like any"),
        ("9.9", lambda z: gate(-z), "smallest"),
    ],
)
def test_known_mistakes_are_named(number, answer, mistake):
    feedback = check(number, answer)
    assert feedback.mark == "wrong"
    assert mistake in feedback.says

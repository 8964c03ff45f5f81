"""The answers of chapter 4, found a second time without the chapter's own formulas."""

import math
import random

import mpmath
import numpy as np
import pytest
from mpmath import mpf
from scipy import special

from softmax_lib.teaching.exercises import EXERCISES, check
from softmax_lib.teaching.exercises.chapter_4_code import LOG_SIGMOID, TWO_ROWS


def _by_tanh(x):
    """Sigmoid as a tanh, which none of the chapter's exercises uses."""
    return (1 + mpmath.tanh(mpf(x) / 2)) / 2


def _best_positive_loss():
    """Smallest −ln σ(u) over the outputs u of a first sigmoid, by trying them all."""
    outputs = np.linspace(0, 1, 1001)
    return min(-mpmath.log(_by_tanh(u)) for u in outputs)


@pytest.mark.parametrize(
    ("number", "exact"),
    [
        ("4.1", _by_tanh("2.63")),
        ("4.2", sum(_by_tanh(z) for z in ("-2", "0", "0.5"))),
        ("4.3", mpmath.log(mpmath.e ** mpf("-3.44") + mpmath.e ** mpf("3.91")
                           + mpmath.e ** mpf("-0.81"))),
        ("4.4", 1.5),
        ("4.7", mpf(2) + mpf("1.2")),
        ("4.8", _best_positive_loss()),
    ],
)  # fmt: skip
def test_the_registered_value_is_the_exact_one(number, exact):
    exercise = EXERCISES[number]
    value = getattr(exercise, "on_website", exercise).value
    assert abs(float(value) - float(exact)) < 1e-10


def test_the_logarithm_at_50_is_exact_in_its_small_digits():
    with mpmath.workdps(60):
        exact = float(-mpmath.log(1 + mpmath.exp(-50)))
    assert float(LOG_SIGMOID.on_website.value) == pytest.approx(exact, rel=1e-14)


def test_half_of_lambda_is_what_two_rows_pay():
    rng = random.Random(4)
    for _ in range(20):
        v = rng.uniform(-9, 9)
        pairs = [(m - v / 2, m + v / 2) for m in np.linspace(-5, 5, 1001)]
        cheapest = min(3 / 2 * (a * a + b * b) for a, b in pairs)
        assert cheapest == pytest.approx(EXERCISES["4.4"].value / 2 * v * v, abs=1e-9)


def test_the_reference_of_4_7_keeps_the_probability():
    rng = np.random.default_rng(4)
    W, x = rng.normal(size=(2, 5)), rng.normal(size=5)
    probability = special.softmax(W @ x)[1]
    assert special.expit(TWO_ROWS.reference(W) @ x) == pytest.approx(probability)


@pytest.mark.parametrize(
    ("number", "answers"),
    [
        ("4.1", ["0.9328", "93.28 %", special.expit(2.63)]),
        ("4.2", ["1.2417", 1.242]),
        ("4.3", ["3.9195", 3.919511]),
        ("4.4", ["1.5", 3 / 2]),
        ("4.5", ["b"]),
        ("4.6", ["c"]),
        ("4.7", ["3.2", lambda W: W[1] - W[0], lambda W: np.diff(W, axis=0)[0]]),
        ("4.8", ["0.3133 nats", 0.31326]),
        ("4.9", ["-1.93e-22", -1.9287e-22, special.log_expit]),
        ("4.10", ["abcd"]),
    ],
)
def test_right_answers_are_right(number, answers):
    assert {check(number, answer).mark for answer in answers} == {"right"}


@pytest.mark.parametrize(
    ("number", "answer", "mistake"),
    [
        ("4.5", "a", "exactly 0"),
        ("4.5", "c", "never moved"),
        ("4.5", "d", "same answer"),
        ("4.6", "a", "several true tags"),
        ("4.6", "b", "one half each"),
        ("4.6", "d", "compete"),
    ],
)
def test_known_mistakes_are_named(number, answer, mistake):
    feedback = check(number, answer)
    assert feedback.mark == "wrong"
    assert mistake in feedback.says


@pytest.mark.parametrize(
    ("function", "says"),
    [
        (lambda W: -np.diff(W, axis=0)[0], "class 0"),
        (lambda W: W[-1], "one row"),
        (lambda W: (W[1] - W[0]) / 2, "half the difference"),
        (lambda W: W.sum(axis=0), "added the rows"),
        (lambda W: W[1] / W[0], "it returns [-0.6, "),
        (lambda W: W.T[1] - W.T[0], "shape"),
    ],
)
def test_exercise_4_7_recognises_wrong_versions(function, says):
    assert says in check("4.7", function).says


@pytest.mark.parametrize(
    ("function", "says"),
    [
        (lambda x: np.log(special.expit(x)), "too small to be stored"),
        (lambda x: np.log(1 / (1 + np.exp(-x))), "too small to be stored"),
        (lambda x: -np.log1p(np.exp(-x)), "too small to be stored"),
        (lambda x: -np.logaddexp(0, x), "it returns"),
        (lambda x: np.logaddexp(0, x), "Mind both signs"),
        (lambda x: np.minimum(x, 0) - np.log(1 + np.exp(-np.abs(x))), "loses"),
    ],
)
def test_exercise_4_9_recognises_wrong_versions(function, says):
    with np.errstate(all="ignore"):
        assert says in check("4.9", function).says


def test_exercise_4_6_is_about_what_its_options_say():
    half = -0.5 * 2 * math.log(0.5)
    best = min(
        -0.5 * sum(special.log_softmax([a, b, -1000.0])[:2])
        for a in range(-30, 31)
        for b in range(-30, 31)
    )
    assert best == pytest.approx(half, rel=1e-12)  # two true tags: ln 2 at best

"""The answers of chapter 1, found a second time without the chapter's own formulas."""

import mpmath
import numpy as np
import pytest
from mpmath import mpf
from scipy.special import logsumexp

from softmax_lib.teaching import datasets
from softmax_lib.teaching.exercises import EXERCISES, check


def _lead(probability):
    """Difference of two scores that gives the first this probability: p as a tanh."""
    return 2 * mpmath.atanh(2 * mpf(probability) - 1)


def _last_centred():
    p = [mpf(x) for x in ("0.2", "0.3", "0.5")]
    geometric_mean = mpmath.cbrt(p[0] * p[1] * p[2])
    return mpmath.log(p[2] / geometric_mean)


@pytest.mark.parametrize(
    ("number", "exact"),
    [
        ("1.1", mpmath.e),
        ("1.2", _lead("0.99")),
        ("1.3", _lead("0.9999")),
        ("1.4", _last_centred()),
        ("1.5", -mpmath.log(mpf(1) / 50257)),
    ],
)
def test_the_registered_value_is_the_exact_one(number, exact):
    exercise = EXERCISES[number]
    value = getattr(exercise, "on_website", exercise).value
    assert abs(float(value) - float(exact)) < 1e-10


def _seen(pixels, classes=10):
    """Rank of the map from weights and biases to what softmax keeps of the scores."""
    inputs = np.column_stack([pixels, np.ones(len(pixels))])
    differences = np.eye(classes)[1:] - np.eye(classes)[0]
    return np.linalg.matrix_rank(inputs) * np.linalg.matrix_rank(differences)


def test_the_counted_parameters_are_ranks():
    free = np.random.default_rng(0).normal(size=(80, 64))
    images, _ = datasets.load_digits()
    assert EXERCISES["1.6"].value == _seen(free) == 585
    assert EXERCISES["1.7"].value == _seen(images) == 558


@pytest.mark.parametrize(
    ("number", "answers"),
    [
        ("1.1", ["2.718", "e", np.e, "2.7183"]),
        ("1.2", ["4.595", "ln 99", 4.595120]),
        ("1.3", ["9.2102", "ln 9999", 9.210240]),
        ("1.4", ["0.4757", "0.476", lambda p: np.log(p) - np.log(p).mean()]),
        ("1.5", ["10.82", "10.8249 nats"]),
        ("1.6", [585, "585", "9·65", "585 parameters"]),
        ("1.7", ["558"]),
        ("1.8", ["abcd", ["d", "c", "b", "a"]]),
        ("1.9", ["b"]),
        ("1.10", ["d"]),
    ],
)
def test_right_answers_are_right(number, answers):
    assert {check(number, answer).mark for answer in answers} == {"right"}


@pytest.mark.parametrize(
    ("function", "says"),
    [
        (lambda p: np.log(p / np.exp(np.mean(np.log(p)))), "the sum is zero"),
        (lambda p: p - 1 / p.size, "logarithms first"),
        (np.log, "sum is not zero"),
        (lambda p: np.log(p) - np.log1p(-p), "against all the others"),
        (lambda p: np.log(p * p.size), "mean of the logarithms"),
        (lambda p: np.log(p / p[0]), "it returns [0, "),
        (lambda p: 0.0, "shape (), not (3,)"),
    ],
)
def test_exercise_1_4_recognises_wrong_versions(function, says):
    assert says in check("1.4", function).says


def test_exercise_1_10_is_about_what_its_options_say():
    rng = np.random.default_rng(0)

    def loss(z):
        return np.mean(logsumexp(z, axis=1) - z[:, 0])

    assert abs(loss(rng.normal(0, 4.3, size=(20_000, 10))) - 6.9) < 0.2  # d
    assert abs(np.log2(10) - 3.3) < 0.05  # b
    assert loss(np.zeros((1, 10))) == np.log(10)  # a and c
    rough = rng.normal(0, 4.3, size=(20_000, 10))
    probabilities = np.exp(rough - logsumexp(rough, axis=1, keepdims=True))
    assert abs(loss(probabilities) - np.log(10)) < 0.1  # e

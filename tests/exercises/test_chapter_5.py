"""The answers of chapter 5, found a second time without softmax_lib's functions."""

import mpmath
import numpy as np
import pytest
from mpmath import mp, mpf
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

from softmax_lib.teaching.exercises import EXERCISES, check

SCORES = [mpf(score) for score in ("-3.44", "1.16", "-0.81", "3.91")]
THREE = [mpf(score) for score in ("0.7", "1.5", "4.8")]


def _shares(scores):
    with mp.workdps(40):
        weights = [mpmath.exp(score) for score in scores]
        return [weight / mpmath.fsum(weights) for weight in weights]


def _doubly(first):
    """Loss through two softmaxes as the first score varies."""
    return -mpmath.log(_shares(_shares([first, *THREE[1:]]))[0])


def _squared(first):
    one, two = _shares([first, mpf(0)])
    return one**2 + (two - 1) ** 2


_, CAT, BOAT, _ = _shares(SCORES)


@pytest.mark.parametrize(
    ("number", "exact"),
    [
        ("5.1", -mpmath.log(BOAT) / mpmath.log(2)),
        ("5.2", CAT - 1),
        ("5.5", -mpmath.log(mpmath.e / (mpmath.e + 999))),
        ("5.6", mpmath.log(17)),
        ("5.7", mpmath.diff(_squared, 6)),
        ("5.8", mpmath.diff(_doubly, THREE[0])),
    ],
)
def test_the_registered_value_is_the_exact_one(number, exact):
    exercise = EXERCISES[number]
    value = float(getattr(exercise, "on_website", exercise).value)
    assert value == pytest.approx(float(exact), rel=1e-9)


@pytest.mark.parametrize(
    ("number", "answers"),
    [
        ("5.1", ["6.912", "6.9118 bits", 6.911819]),
        ("5.2", ["−0.940", -0.940447]),
        ("5.3", ["b"]),
        ("5.4", ["abcd"]),
        ("5.5", ["5.9095", "5.9095 nats"]),
        ("5.6", ["2.83", 2.833213]),
        ("5.7", ["9.8e-3", "9.842·10⁻³"]),
        ("5.8", ["-0.0205", -0.020538]),
        ("5.9", ["c"]),
        ("5.10", [342, "342"]),
    ],
)
def test_right_answers_are_right(number, answers):
    assert [check(number, answer).mark for answer in answers] == ["right"] * len(
        answers
    )


# The functions that exercise 5.8 recognises, as a reader might write them.


def _softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def _single(z):
    p = _softmax(z)
    p[0] -= 1
    return p


def _inner_only(z):
    return _single(_softmax(z))


def _chain(z):
    p = _softmax(z)
    return (np.diag(p) - np.outer(p, p)) @ _inner_only(z)


def _diagonal(z):
    p = _softmax(z)
    return np.diag(p * (1 - p)) @ _inner_only(z)


def _outer(z):
    p = _softmax(_softmax(z))
    return (np.diag(p) - np.outer(p, p)) @ _inner_only(z)


@pytest.mark.parametrize(
    ("function", "says"),
    [
        (_chain, "agrees with the chain rule"),
        (_single, "single softmax"),
        (_inner_only, "Pull it back"),
        (_diagonal, "only the diagonal"),
        (_outer, "belongs at the inner one"),
        (lambda z: -_chain(z), "up to the sign"),
        (lambda z: 0 * z, "it returns [0, 0, 0], not"),
    ],
)
def test_exercise_5_8_recognises_wrong_gradients(function, says):
    assert says in check("5.8", function).says


def test_exercise_5_10_is_when_training_first_gets_there():
    images, labels = load_digits(return_X_y=True)
    X, X_test, y, y_test = train_test_split(
        images / 16, labels, test_size=0.2, random_state=0, stratify=labels
    )
    X, X_test = np.c_[X, np.ones(len(X))], np.c_[X_test, np.ones(len(X_test))]
    V, epochs, right = np.zeros((65, 10)), 0, 0
    while right < 342:
        e = np.exp(X @ V)
        e /= e.sum(axis=1, keepdims=True)
        e[np.arange(len(y)), y] -= 1
        V -= 0.5 / len(y) * X.T @ e
        epochs += 1
        right = (np.argmax(X_test @ V, axis=1) == y_test).sum()
    assert right / len(y_test) == 0.95
    assert EXERCISES["5.10"].value == epochs


def test_exercise_5_3_names_what_the_jacobian_sends_to_zero():
    p = np.array([float(share) for share in _shares(SCORES)])
    jacobian = np.diag(p) - np.outer(p, p)
    assert np.abs(jacobian @ np.ones(4)).max() < 1e-16
    assert np.abs(jacobian @ p).max() > 0.01
    assert np.abs(jacobian[:, 3]).max() > 0.01


def test_exercise_5_9_is_about_what_its_options_say():
    z = np.array([0.7, 1.5, 4.8])
    p = _softmax(z)
    gradient = p
    gradient[2] -= 1
    assert p[2] < 0
    with np.errstate(invalid="ignore"):
        assert np.isnan(np.log(p[2]))
    with np.errstate(divide="ignore"):
        assert np.log(0.0) == -np.inf

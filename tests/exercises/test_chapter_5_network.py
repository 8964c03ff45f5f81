"""The answers on networks, found a second time without softmax_lib's functions."""

import itertools

import mpmath
import numpy as np
import pytest

from softmax_lib.teaching.exercises import EXERCISES, check

W, X = np.array([[2.0, 1.0], [-1.0, 4.0]]), np.array([1.0, 3.0])
AT = np.array([[1.0, 0.0], [0.0, -1.0]])


def loss(V):
    z = W @ np.maximum(0, V @ X)
    return np.log(np.exp(z).sum()) - z[0]


def by_differences(V, step=1e-6):
    found = np.zeros((2, 2))
    for i in np.ndindex(2, 2):
        up, down = V.copy(), V.copy()
        up[i] += step
        down[i] -= step
        found[i] = (loss(up) - loss(down)) / (2 * step)
    return found


def test_5_11_counts_what_a_loop_counts():
    sizes = [64, 8, 12, 10]
    counted = 0
    for into, units in itertools.pairwise(sizes):
        for _ in range(units):
            counted += into + 1
    assert EXERCISES["5.11"].value == counted


def test_5_12_is_the_ratio_of_two_slopes():
    def focal(z):
        p = 1 / (1 + mpmath.exp(-z))
        return -((1 - p) ** 2) * mpmath.log(p)

    at = mpmath.log(7) - mpmath.log(3)  # where p = 0.7
    slope = mpmath.diff(focal, at)
    assert EXERCISES["5.12"].value == pytest.approx(float(slope / mpmath.mpf("-0.3")))


def test_5_14_is_what_differences_measure():
    measured = by_differences(AT).sum()
    assert EXERCISES["5.14"].on_website.value == pytest.approx(measured, abs=1e-8)


@pytest.mark.parametrize(
    ("number", "answers"),
    [
        ("5.11", [758, "758"]),
        ("5.12", ["0.2398", 0.23980]),
        ("5.13", ["abcd"]),
        ("5.14", ["−0.5691", by_differences(AT).sum()]),
        ("5.15", ["b"]),
    ],
)
def test_right_answers_are_right(number, answers):
    marks = [check(number, answer).mark for answer in answers]
    assert marks == ["right"] * len(answers)


def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def chain(V, *, mask=True, across=W.T, truth=1, slope=False, turn=False):
    h = np.maximum(0, V @ X)
    g = softmax(W @ h) - [truth, 0]
    back = (across @ g) * (h if slope else (h > 0) if mask else 1)
    return np.outer(X, back) if turn else np.outer(back, X)


@pytest.mark.parametrize(
    ("function", "says"),
    [
        (chain, "agrees with the chain rule"),
        (lambda V: chain(V, mask=False), "silent passes nothing on"),
        (lambda V: chain(V, across=W), "the transpose of"),
        (lambda V: chain(V, truth=0), "You sent p back"),
        (lambda V: chain(V, slope=True), "multiplied by h"),
        (lambda V: chain(V, turn=True), "That is the transpose"),
        (lambda V: -chain(V), "up to the sign"),
        (lambda V: 0 * V, "it returns"),
    ],
)
def test_exercise_5_14_recognises_wrong_gradients(function, says):
    assert says in check("5.14", function).says


def test_exercise_5_15_is_about_what_its_options_say():
    """With W moved first, the gradient of the first layer is another one."""
    rng = np.random.default_rng(0)
    h, g = rng.random(3), softmax(rng.normal(size=2)) - [1, 0]
    w = rng.normal(size=(2, 3))
    moved = w - 0.5 * np.outer(g, h)
    assert np.abs(moved.T @ g - w.T @ g).max() > 0.01

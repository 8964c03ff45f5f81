"""The answers of chapter 6, found a second time without softmax_lib's functions."""

import numpy as np
import pytest
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax
from scipy.stats import binom
from sklearn.linear_model import LogisticRegression

from softmax_lib.teaching import datasets
from softmax_lib.teaching.exercises import EXERCISES, check
from softmax_lib.teaching.stored_logits import three_parts


@pytest.fixture(scope="module")
def parts():
    images, labels = datasets.load_digits()
    return three_parts(images / 16, labels)


@pytest.fixture(scope="module")
def free(parts):
    model = LogisticRegression(C=1e4, solver="newton-cg", tol=1e-8, max_iter=1000)
    return model.fit(*parts[0])


def _best(z, y):
    def loss(log):
        return -log_softmax(z / np.exp(log), axis=1)[np.arange(len(y)), y].mean()

    return np.exp(minimize_scalar(loss, bounds=(-3, 3), method="bounded").x)


@pytest.mark.parametrize(
    ("number", "exact"),
    [
        ("6.1", 0.6 * (0.65 - 1 / 3) + 0.4 * 0.1),
        ("6.3", binom(100, 0.8).expect(lambda k: abs(k / 100 - 0.8))),
        ("6.6", 1 / 11),
        ("6.8", 0.475),
    ],
)
def test_the_registered_value_is_the_exact_one(number, exact):
    exercise = EXERCISES[number]
    value = getattr(exercise, "on_website", exercise).value
    assert abs(value - exact) < 1e-11


def test_6_2_is_the_temperature_of_the_held_out_part(free, parts):
    held, test = ((free.decision_function(x), y) for x, y in parts[1:])
    assert _best(*held) == pytest.approx(EXERCISES["6.2"].value, rel=1e-4)
    assert "Fit on the held-out" in check("6.2", _best(*test)).says


def test_6_7_is_how_sure_the_model_is_of_inverted_digits(free, parts):
    log_p = log_softmax(free.decision_function(1 - parts[2][0]), axis=1)
    assert check("6.7", np.exp(log_p).max(axis=1).mean()).mark == "right"


def _closed_right(table):
    k = np.clip(np.ceil(np.round(table[:, 0] * 10, 9)).astype(int) - 1, 0, 9)
    gaps = [(table[k == b, 1] - table[k == b, 0]).sum() for b in range(10)]
    return np.abs(gaps).sum() / len(table)


def _closed_left(table):
    k = np.clip(np.floor(np.round(table[:, 0] * 10, 9)).astype(int), 0, 9)
    gaps = [(table[k == b, 1] - table[k == b, 0]).sum() for b in range(10)]
    return np.abs(gaps).sum() / len(table)


def _hidden(table):
    k = np.floor(np.round(table[:, 0] * 10, 9)).astype(int)
    gaps = [(table[k == b, 1] - table[k == b, 0]).sum() for b in range(11)]
    return np.abs(gaps).sum() / len(table)


def _plain(table):
    k = np.clip(np.ceil(np.round(table[:, 0] * 10, 9)).astype(int) - 1, 0, 9)
    return np.mean(
        [abs((table[k == b, 1] - table[k == b, 0]).mean()) for b in np.unique(k)]
    )


@pytest.mark.parametrize(
    ("number", "answers"),
    [
        ("6.1", ["0.23", 0.23, "23 %"]),
        ("6.2", [2.35, "2.33"]),
        ("6.3", [0.0318, "3.2 %"]),
        ("6.4", ["abc"]),
        ("6.5", ["c"]),
        ("6.6", ["1/11", 0.0909, "9.09 %"]),
        ("6.7", [0.956, "96 %"]),
        ("6.8", [_closed_right, 0.475]),
        ("6.9", ["c"]),
    ],
)
def test_right_answers_are_right(number, answers):
    marks = [check(number, answer).mark for answer in answers]
    assert marks == ["right"] * len(answers)


@pytest.mark.parametrize(
    ("number", "answer", "mistake"),
    [
        ("6.1", 0.15, "0.75 into the upper bin"),
        ("6.1", 0.2083, "plain mean"),
        ("6.1", 0.3167, "MCE"),
        ("6.1", 23, "at most 1"),
        ("6.1", -0.23, "never negative"),
        ("6.2", 0.425, "*divided* by T"),
        ("6.2", 4.22, "before it has converged"),
        ("6.2", 0.01, "training rows"),
        ("6.2", -2, "positive"),
        ("6.3", 0, "hardly ever"),
        ("6.3", 0.04, "standard deviation"),
        ("6.3", 0.0016, "variance"),
        ("6.3", 3.18, "Divide by the 100"),
        ("6.5", "a", "both fall"),
        ("6.6", 0.1, "compare 10p with 1"),
        ("6.6", 10 / 11, "sounds early"),
        ("6.6", 0.5, "equal costs"),
        ("6.7", 95.6, "% sign"),
        ("6.7", 0.71, "stronger penalty"),
        ("6.8", 0.525, "bin of its own"),
        ("6.8", _hidden, "bin of its own"),
        ("6.8", _closed_left, "closed on the left"),
        ("6.8", lambda t: abs((t[:, 1] - t[:, 0]).mean()), "opposite sign"),
        ("6.8", _plain, "Weight each"),
        ("6.9", "a", "more noise"),
    ],
)
def test_known_mistakes_are_named(number, answer, mistake):
    feedback = check(number, answer)
    assert feedback.mark == "wrong"
    assert mistake in feedback.says

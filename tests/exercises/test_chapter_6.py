"""The answers of chapter 6, found a second time without softmax_lib's functions."""

import numpy as np
import pytest
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax, rel_entr, softmax
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
def hundred(parts):
    model = LogisticRegression(C=100, solver="newton-cg", tol=1e-8, max_iter=1000)
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
        ("6.6", 1 / 5),
        ("6.8", (abs(1 - 0.1) + abs(2 - 2.9)) / 5),
        ("6.10", rel_entr([0.7, 0.3], [0.9, 0.1]).sum()),
        ("6.11", 0.9 * 0.01 / (0.9 * 0.01 + 0.1 * 0.99)),
        ("6.12", (2 + 1) / (99 + 1)),
    ],
)
def test_the_registered_value_is_the_exact_one(number, exact):
    exercise = EXERCISES[number]
    value = getattr(exercise, "on_website", exercise).value
    assert abs(value - exact) < 1e-11


def test_6_2_is_the_temperature_of_the_held_out_part(hundred, parts):
    held, test = ((hundred.decision_function(x), y) for x, y in parts[1:])
    assert _best(*held) == pytest.approx(EXERCISES["6.2"].value, rel=1e-4)
    assert "Fit on the held-out" in check("6.2", _best(*test)).says


@pytest.mark.parametrize(
    "settings", [{}, {"solver": "newton-cg", "tol": 1e-8, "max_iter": 1000}]
)
def test_6_7_is_how_sure_the_mild_model_is_of_inverted_digits(parts, settings):
    inverted, labels = 1 - parts[2][0], parts[2][1]
    z = LogisticRegression(C=1, **settings).fit(*parts[0]).decision_function(inverted)
    assert check("6.7", softmax(z, axis=1).max(axis=1).mean()).mark == "right"
    assert not (z.argmax(axis=1) == labels).any()
    assert "wrong about every image" in check("6.7", EXERCISES["6.7"].value).says


def _changes(model):
    """How a temperature of the held-out rows moves NLL and Brier score of the test."""
    images, labels = datasets.load_digits()
    train, held, (x, y) = three_parts(images / 16, labels)
    model.fit(*train)
    z, t = model.decision_function(x), _best(model.decision_function(held[0]), held[1])
    rows = np.arange(len(y))

    def scores(z):
        log_p = log_softmax(z, axis=1)
        squares = ((np.exp(log_p) - np.eye(10)[y]) ** 2).sum(axis=1)
        return -log_p[rows, y].mean(), squares.mean()

    return np.subtract(scores(z / t), scores(z))


def test_6_5_says_of_the_linear_models_what_a_temperature_does_to_them():
    settings = {"solver": "newton-cg", "tol": 1e-5, "max_iter": 1000}
    tight, free = (LogisticRegression(C=C, **settings) for C in (0.01, 1e4))
    assert (_changes(tight) < -0.3).all()
    assert "both fall, and by much" in check("6.5", "a").says
    assert abs(_changes(free)[1]) < 0.005
    assert "the Brier score hardly moves" in check("6.5", "b").says


def _closed_right(table):
    k = np.clip(np.ceil(np.round(table[:, 0] * 10, 9)).astype(int) - 1, 0, 9)
    gaps = [(table[k == b, 1] - table[k == b, 0]).sum() for b in range(10)]
    return np.abs(gaps).sum() / len(table)


def _closed_left(table):
    k = np.clip(np.floor(np.round(table[:, 0] * 10, 9)).astype(int), 0, 9)
    gaps = [(table[k == b, 1] - table[k == b, 0]).sum() for b in range(10)]
    return np.abs(gaps).sum() / len(table)


def _above_zero_only(table):
    inside = table[table[:, 0] > 0]
    return _closed_right(inside) * len(inside) / len(table)


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
        ("6.2", [1.17, "1.15"]),
        ("6.3", [0.0318, "3.2 %"]),
        ("6.4", ["abc"]),
        ("6.5", ["c"]),
        ("6.6", ["1/5", 0.2, "20 %", "20.0 %"]),
        ("6.7", [0.715, "71.5 %"]),
        ("6.8", [_closed_right, 0.36]),
        ("6.9", ["c"]),
        ("6.10", [0.154, "0.1537"]),
        ("6.11", ["1/12", "8.3 %", 0.0833]),
        ("6.12", ["3/100", 0.03, "3 %"]),
    ],
)
def test_right_answers_are_right(number, answers):
    marks = [check(number, answer).mark for answer in answers]
    assert marks == ["right"] * len(answers)


@pytest.mark.parametrize(
    ("number", "answer", "mistake"),
    [
        ("6.5", "a", "both fall"),
        ("6.8", _hidden, "bin of its own"),
        ("6.8", _closed_left, "closed on the left"),
        ("6.8", _above_zero_only, "exactly 0"),
        ("6.8", lambda t: abs((t[:, 1] - t[:, 0]).mean()), "opposite sign"),
        ("6.8", _plain, "Weight each"),
        ("6.9", "a", "more noise"),
    ],
)
def test_known_mistakes_are_named(number, answer, mistake):
    feedback = check(number, answer)
    assert feedback.mark == "wrong"
    assert mistake in feedback.says

"""The answers of chapter 8, found a second time without softmax_lib's functions."""

import numpy as np
import pytest
from scipy.optimize import brentq
from scipy.special import logsumexp, softmax

from softmax_lib.teaching.exercises import EXERCISES, check
from softmax_lib.teaching.language_model import fit_word_model, load_word_model


def _half(model):
    """Where LETTER has one half after GREEK CAPITAL."""
    places = [0, 0, model.words.index("GREEK"), model.words.index("CAPITAL")]
    h = np.tanh(sum(model.inputs[i, word] for i, word in enumerate(places)))
    z = model.outputs @ h + model.bias
    letter = model.words.index("LETTER")
    return brentq(lambda T: softmax(z / T)[letter] - 0.5, 0.5, 9)


@pytest.mark.parametrize(
    ("number", "exact"),
    [
        ("8.1", np.exp(np.log(0.63 / 0.07) / 2)),
        ("8.2", 1 + np.sum(np.cumsum([0.45, 0.25, 0.15, 0.1]) < 0.9)),
        ("8.4", 0.5 / 0.95),
        ("8.8", np.minimum([0.5, 0.3, 0.2], [0.2, 0.3, 0.5]).sum()),
    ],
)
def test_the_registered_value_is_the_exact_one(number, exact):
    exercise = EXERCISES[number]
    value = getattr(exercise, "on_website", exercise).value
    assert abs(value - exact) < 1e-11


def test_8_5_is_the_rank_of_such_a_matrix():
    rng = np.random.default_rng(7)
    z = rng.normal(size=(200, 32)) @ rng.normal(size=(32, 100)) + rng.normal(size=100)
    log_p = z - logsumexp(z, axis=1, keepdims=True)
    assert check("8.5", np.linalg.matrix_rank(log_p)).mark == "right"
    assert "rank of the logits" in check("8.5", np.linalg.matrix_rank(z)).says


@pytest.mark.parametrize(
    "model",
    [load_word_model, pytest.param(fit_word_model, marks=pytest.mark.thorough)],
)
def test_8_6_is_the_same_for_the_stored_and_for_the_trained_model(model):
    assert check("8.6", _half(model())).mark == "right"
    assert EXERCISES["8.6"].value == pytest.approx(_half(load_word_model()), abs=1e-4)


def _nucleus(p):
    kept, held = np.zeros_like(p), 0.0
    for i in sorted(range(len(p)), key=lambda i: -p[i]):
        kept[i] = p[i]
        held += p[i]
        if held >= 0.9:
            return kept / held
    return kept


def _short(p):
    kept, held = np.zeros_like(p), 0.0
    for i in sorted(range(len(p)), key=lambda i: -p[i]):
        if held + p[i] > 0.9:
            break
        kept[i], held = p[i], held + p[i]
    return kept / kept.sum()


def _unsorted(p):
    keep = np.cumsum(p) - p < 0.9
    return np.where(keep, p, 0) / p[keep].sum()


@pytest.mark.parametrize(
    ("number", "answers"),
    [
        ("8.1", [3, "3.0"]),
        ("8.2", [4, "4"]),
        ("8.3", ["abcd"]),
        ("8.4", [_nucleus, "0.5263", "10/19"]),
        ("8.5", [34, "34"]),
        ("8.6", [2.32, "2.31"]),
        ("8.7", ["c"]),
        ("8.8", [0.7, "70 %", "7/10"]),
    ],
)
def test_right_answers_are_right(number, answers):
    marks = [check(number, answer).mark for answer in answers]
    assert marks == ["right"] * len(answers)


@pytest.mark.parametrize(
    ("number", "answer", "mistake"),
    [
        ("8.4", _short, "crosses 0.9"),
        ("8.4", lambda p: _nucleus(p) * _nucleus(p).sum() * 0.95, "returns"),
        ("8.4", lambda p: np.where(_nucleus(p) > 0, p, 0), "divide by its sum"),
        ("8.4", _unsorted, "Begin with the most probable"),
        ("8.4", lambda p: np.sort(_nucleus(p))[::-1], "undo the sorting"),
        ("8.7", "a", "by chance"),
        ("8.7", "d", "normalises"),
    ],
)
def test_known_mistakes_are_named(number, answer, mistake):
    feedback = check(number, answer)
    assert feedback.mark == "wrong"
    assert mistake in feedback.says

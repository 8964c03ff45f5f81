"""Predictions: the truth is taken, and each mistake is refused and named."""

import json

import mistakes_6
import numpy as np
import predicted
import pytest
from notebooks import NOTEBOOKS
from scipy.special import softmax

from softmax_lib.teaching.exercises.answers import Choice, Interval, Number, Sketch
from softmax_lib.teaching.predictions import PREDICTIONS

TYPED = {n: p for n, p in PREDICTIONS.items() if isinstance(p, Interval | Number)}
DRAWN = {n: p for n, p in PREDICTIONS.items() if isinstance(p, Sketch)}


def largest_weight(d, rows=20_000, keys=32):
    """Return the mean largest attention weight of random queries and keys."""
    rng = np.random.default_rng(3)
    q, k = rng.normal(size=(rows, 1, d)), rng.normal(size=(rows, d, keys))
    return softmax((q @ k)[:, 0], axis=1).max(axis=1).mean()


def perfect_ece(n, bins=15):
    """Return the mean ECE of a perfect model of five classes."""
    rng, errors = np.random.default_rng(1), []
    for _ in range(200):
        p = softmax(rng.normal(0, 2, size=(n, 5)), axis=1)
        won = rng.random(n) < p.max(axis=1)
        place = np.ceil(p.max(axis=1) * bins).astype(int)
        gaps = np.bincount(place, won - p.max(axis=1))
        errors.append(abs(gaps).sum() / n)
    return np.mean(errors)


def tight_accuracy():
    """Return how often the tight model of chapter 6 is right, at three confidences."""
    p = softmax(mistakes_6.fit(0.01).decision_function(mistakes_6.x_test), axis=1)
    right = p.argmax(axis=1) == mistakes_6.y_test
    fifth = np.ceil(5 * p.max(axis=1))
    return [right[fifth == k].mean() for k in (1, 2, 3)]


CURVES = {
    "calibration-tight-curve": lambda marks: tight_accuracy(),
    "calibration-perfect": lambda marks: [
        perfect_ece(int(n.replace(" ", ""))) / 0.2 for n in marks
    ],
    "attention-wider-head": lambda marks: [
        largest_weight(int(d), rows=20_000 if int(d) < 100 else 2000) for d in marks
    ],
}


def test_each_prediction_is_asked_for_once():
    asked = [
        name
        for notebook in NOTEBOOKS
        for name in PREDICTIONS
        for cell in notebook.cells
        if f'<a id="predict-{name}"></a>' in cell.source
    ]
    assert sorted(asked) == sorted(PREDICTIONS)


@pytest.mark.parametrize("name", PREDICTIONS)
def test_a_prediction_has_no_grade_and_says_why(name):
    prediction = PREDICTIONS[name]
    assert prediction.grade == ""
    assert prediction.spec()["once"]
    assert prediction.right.endswith(".")
    json.dumps(prediction.spec(), allow_nan=False)


@pytest.mark.parametrize("name", TYPED)
def test_the_truth_is_taken(name):
    assert TYPED[name].judge(predicted.RIGHT[name]).right


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [(name, *case) for name in TYPED for case in predicted.MISTAKES[name]],
)
def test_a_mistake_is_refused_and_named(name, value, says):
    feedback = TYPED[name].judge(value)
    assert feedback.mark == "wrong"
    assert says in feedback.says


@pytest.mark.parametrize("name", TYPED)
def test_each_hint_has_a_mistake_that_it_names(name):
    says = [words for _, words in predicted.MISTAKES[name]]
    for hint in TYPED[name].hints:
        assert any(words in hint.says for words in says), hint.says


@pytest.mark.parametrize("name", DRAWN)
def test_the_curve_is_the_one_that_is_computed_again(name):
    sketch = DRAWN[name]
    truth = CURVES[name](sketch.marks)
    assert np.abs(np.array(truth) - sketch.curve).max() < 0.02
    assert sketch.judge(truth).right


@pytest.mark.parametrize("name", DRAWN)
def test_a_curve_drawn_by_mistake_is_refused_and_named(name):
    sketch = DRAWN[name]
    for hint in sketch.hints:
        assert sketch.judge(hint.curve).says == f"Not so. {hint.says}"
    with pytest.raises(ValueError, match="one height per mark"):
        Sketch(across="", up="", marks=("1",), curve=(0, 1), within=1, right="")


@pytest.mark.parametrize(
    "name", [n for n, p in PREDICTIONS.items() if isinstance(p, Choice)]
)
def test_each_wrong_choice_has_a_reason_of_its_own(name):
    says = [option.says for option in PREDICTIONS[name].options if not option.right]
    assert len(set(says)) == len(says)

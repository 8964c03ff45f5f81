"""What a transformer cannot read, learn or be is refused in one sentence."""

import numpy as np
import pytest

from softmax_lib import transformer

MODEL = transformer.initial(5, 6, np.random.default_rng(0), width=6, heads=2)


@pytest.mark.parametrize(
    ("tokens", "error", "words"),
    [
        ([[0.0]], TypeError, "whole numbers"),
        ([0, 1], ValueError, r"shape \(n, T\)"),
        ([[[0]]], ValueError, r"shape \(n, T\)"),
        (np.zeros((0, 3), int), ValueError, r"shape \(n, T\)"),
        ([[0] * 7], ValueError, "sees 6 places at once, not 7; give it the last 6"),
        ([[0, 5]], ValueError, "symbols 0 to 4, not 0 to 5"),
        ([[-1, 2]], ValueError, "symbols 0 to 4, not -1 to 2"),
    ],
)
@pytest.mark.parametrize("function", ["scores", "weights", "gradient"])
def test_what_it_cannot_read_is_refused(function, tokens, error, words):
    more = [tokens] if function == "gradient" else []
    with pytest.raises(error, match=words):
        getattr(transformer, function)(MODEL, tokens, *more)


def test_what_followed_must_fit():
    with pytest.raises(ValueError, match="shape"):
        transformer.gradient(MODEL, [[0, 1]], [[0, 1, 2]])
    with pytest.raises(ValueError, match="label"):
        transformer.gradient(MODEL, [[0, 1]], [[0, 5]])


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"rate": 0}, ValueError, "rate must be positive"),
        ({"rate": np.nan}, ValueError, "rate must be positive"),
        ({"decay": -1}, ValueError, "decay not negative"),
        ({"noise": 1.5}, ValueError, "noise is a probability, not 1.5"),
        ({"noise": None}, TypeError, "noise must be a number"),
        ({"rate": "1"}, TypeError, "rate must be a number"),
        ({"batch": 0}, ValueError, "batch must be a whole number"),
        ({"steps": 1.5}, ValueError, "steps must be a whole number"),
        ({"rng": 7}, TypeError, "Generator"),
        ({"text": [0] * 6}, ValueError, "6 symbols; give more than 6"),
        ({"text": [[0] * 9]}, ValueError, "one after another"),
        ({"text": [0.0] * 9}, TypeError, "whole numbers"),
        ({"text": [9] * 9}, ValueError, "symbols 0 to 4"),
    ],
)
def test_training_refuses_what_it_cannot_use(change, error, words):
    good = {"rate": 0.1, "batch": 2, "steps": 2, "text": [0] * 9}
    options = good | {"rng": np.random.default_rng(0)} | change
    with pytest.raises(error, match=words):
        next(transformer.train(MODEL, **options))


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"symbols": 0}, ValueError, "symbols must be a whole number"),
        ({"length": 2.5}, ValueError, "length must be a whole number"),
        ({"width": "8"}, TypeError, "width must be a number"),
        ({"hidden": 0}, ValueError, "hidden must be a whole number"),
        ({"width": 10, "heads": 4}, ValueError, "multiple of heads; 10 is none of 4"),
        ({"rng": 0}, TypeError, "Generator"),
    ],
)
def test_sizes_that_make_no_model_are_refused(change, error, words):
    good = {"symbols": 5, "length": 6, "rng": np.random.default_rng(0)}
    with pytest.raises(error, match=words):
        transformer.initial(**(good | change))

"""Exercise 9.9, a gate that chooses two, with the mistakes it knows."""

import numpy as np

from .answers import Code, Mistake, Number, near

SCORES = np.array([2.0, 1.0, 0.0, 1.5])


def _softmax(z: np.ndarray) -> np.ndarray:
    e = np.exp(z - z.max())
    return e / e.sum()


def _two(z: np.ndarray) -> np.ndarray:
    """Return where the two largest stand."""
    return np.isin(np.arange(len(z)), np.argsort(-z, kind="stable")[:2])


def _gate(z: np.ndarray) -> np.ndarray:
    return _softmax(np.where(_two(z), z, -np.inf))


def _unnormalised(z: np.ndarray) -> np.ndarray:
    return np.where(_two(z), _softmax(z), 0.0)


def _zeroed(z: np.ndarray) -> np.ndarray:
    return _softmax(np.where(_two(z), z, 0.0))


def _one(z: np.ndarray) -> np.ndarray:
    return (np.arange(len(z)) == z.argmax()).astype(float)


def _smallest(z: np.ndarray) -> np.ndarray:
    return _gate(-z)


UNNORMALISED = "The two weights must sum to one: the others' mass goes to them."
ZEROED = "A score of 0 is a score like any other. What is left out gets −∞."
ONE = "That is a gate for one. Two experts share the weight."

GATE = Code(
    grade="●●○",
    asks="a function gate(z) of one vector of scores",
    right="The softmax of two, and exact zeros for the others.",
    reference=_gate,
    cases=(
        tuple(SCORES.tolist()),
        (-3.0, -1.0, -2.0),
        (0.5, 4.0, 4.5, -1.0, 3.0),
        (1000.0, 1001.0, 999.0),
    ),
    mistakes=(
        Mistake(_unnormalised, UNNORMALISED),
        Mistake(_zeroed, ZEROED),
        Mistake(_one, ONE),
        Mistake(_smallest, "Those are the two smallest."),
    ),
    on_website=Number(
        grade="●●○",
        label="largest entry",
        value=_gate(SCORES).max(),
        decimals=3,
        right="σ(0.5): only the difference of the two counts.",
        hints=(
            near(_unnormalised(SCORES).max(), UNNORMALISED),
            near(_zeroed(SCORES).max(), ZEROED),
            near(1.0, ONE),
            near(1 - _gate(SCORES).max(), "That is the smaller of the two."),
        ),
    ),
)

"""Exercise 7.11, attention with a price for distance in code, and its mistakes."""

import numpy as np

from .answers import Code, Mistake, Number, near

SCORES = np.array([2.0, 0.5, 1.0])


def _softmax(z: np.ndarray) -> np.ndarray:
    e = np.exp(z - z.max())
    return e / e.sum()


def _nearer(z: np.ndarray) -> np.ndarray:
    return _softmax(z - np.arange(len(z))[::-1] / 2)


def _farther(z: np.ndarray) -> np.ndarray:
    return _softmax(z - np.arange(len(z)) / 2)


def _late(z: np.ndarray) -> np.ndarray:
    return _softmax(z) * np.exp(-np.arange(len(z))[::-1] / 2)


FARTHER = "You took most off the nearest place: the last one is 0 back."
PLAIN = "The distances are missing."
LATE = "The weights must sum to one: take the price off the scores, before softmax."

NEARER = Code(
    grade="●●○",
    asks="a function nearer(z) of one vector of scores",
    right="Half a nat for each step back, before the softmax.",
    reference=_nearer,
    cases=(
        tuple(SCORES.tolist()),
        (0.0, 0.0, 0.0, 0.0, 0.0),
        (1000.0, 1001.0, 999.0),
    ),
    mistakes=(
        Mistake(_softmax, PLAIN),
        Mistake(_farther, FARTHER),
        Mistake(_late, LATE),
    ),
    on_website=Number(
        grade="●●○",
        label="weight of the last place",
        value=_nearer(SCORES)[-1],
        decimals=3,
        right="The first place leads by a nat, and pays a nat for its distance.",
        hints=(
            near(_softmax(SCORES)[-1], PLAIN),
            near(_farther(SCORES)[-1], FARTHER),
            near(_nearer(SCORES)[1], "That is the weight of the second place."),
        ),
    ),
)

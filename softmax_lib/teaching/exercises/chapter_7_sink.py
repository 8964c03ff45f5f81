"""Exercise 7.5, softmax with a sink in code, with the mistakes it knows."""

import numpy as np

from .answers import Code, Mistake, Number, near

SCORES = np.array([0.7, 1.5, 4.8])


def _sink(z: np.ndarray) -> np.ndarray:
    top = max(z.max(), 0.0)
    e = np.exp(z - top)
    return e / (np.exp(-top) + e.sum())


def _softmax(z: np.ndarray) -> np.ndarray:
    e = np.exp(z - z.max())
    return e / e.sum()


def _shifted(z: np.ndarray) -> np.ndarray:
    e = np.exp(z - z.max())
    return e / (1 + e.sum())


PLAIN = "That is softmax: the class that is always there is missing below the line."
SHIFTED = "You took the maximum off the scores and not off the extra class: its 1 too."

SINK = Code(
    grade="●●○",
    asks="a function sink(z) of one vector of scores",
    right="No overflow, and the extra class shifts with the others.",
    reference=_sink,
    cases=(
        tuple(SCORES.tolist()),
        (-5.0, -5.0, -5.0, -5.0),
        (1000.0, 1001.0, 999.0),
        (-1000.0, -1001.0),
    ),
    mistakes=(
        Mistake(_softmax, PLAIN),
        Mistake(_shifted, SHIFTED),
    ),
    on_website=Number(
        grade="●●○",
        label="largest weight",
        value=_sink(SCORES).max(),
        decimals=3,
        right="The sink has taken a weight of 0.008.",
        hints=(
            near(_softmax(SCORES).max(), PLAIN),
            near(_shifted(SCORES).max(), SHIFTED),
            near(1 - _sink(SCORES).sum(), "That is the weight of the sink itself."),
        ),
    ),
)

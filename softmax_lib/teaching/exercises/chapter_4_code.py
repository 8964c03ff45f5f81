"""Exercises 4.7 and 4.9, written in code, with the wrong versions they recognise."""

import numpy as np

from .answers import Code, Hint, Mistake, Number, near

ROWS = ((0.5, -1.2), (-0.3, 2.0))
TURNED = "That gives the probability of class 0. Turn the difference round."
ONE_ROW = "You kept one row. The other one counts too, with a minus."
HALVED = (
    "You centred the rows, and took one of them. That is half the difference of the "
    "scores, and they need all of it."
)


def _difference(W: np.ndarray) -> np.ndarray:
    return W[1] - W[0]


def _turned(W: np.ndarray) -> np.ndarray:
    return W[0] - W[1]


def _second_row(W: np.ndarray) -> np.ndarray:
    return W[1]


def _centred(W: np.ndarray) -> np.ndarray:
    return W[1] - W.mean(axis=0)


def _sum(W: np.ndarray) -> np.ndarray:
    return W[0] + W[1]


SUMMED = "You added the rows. Adding one vector to both must change nothing."

TWO_ROWS = Code(
    grade="●●○",
    asks="a function logistic_weights(W) of an array of two rows",
    right="Only the difference of the rows reaches the probability.",
    reference=_difference,
    cases=(ROWS, ((1.0, 2.0, 3.0), (1.0, 2.0, 3.5)), ((0.25,), (-4.0,))),
    mistakes=(
        Mistake(_turned, TURNED),
        Mistake(_second_row, ONE_ROW),
        Mistake(_centred, HALVED),
        Mistake(_sum, SUMMED),
    ),
    on_website=Number(
        grade="●●○",
        label="second weight",
        value=_difference(np.array(ROWS))[1],
        right="2 − (−1.2): only the difference of the rows counts.",
        hints=(
            near(_turned(np.array(ROWS))[1], TURNED),
            near(_second_row(np.array(ROWS))[1], ONE_ROW),
            near(_centred(np.array(ROWS))[1], HALVED),
            near(_sum(np.array(ROWS))[1], SUMMED),
            near(_difference(np.array(ROWS))[0], "That is the first weight."),
        ),
    ),
)

LOST = (
    "It loses its digits where the result is small: 1 + e⁻⁵⁰ is rounded to 1. "
    "np.log1p adds the 1 without losing them."
)
INFINITE = (
    "On −1000 it returns −inf: the sigmoid there is too small to be stored. Take the "
    "large part out of the logarithm."
)


def _log_sigmoid(x: np.ndarray) -> np.ndarray:
    return np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x)))


def _by_sigmoid(x: np.ndarray) -> np.ndarray:
    e = np.exp(-np.abs(x))
    return np.log(np.where(x >= 0, 1, e) / (1 + e))


def _by_naive_sigmoid(x: np.ndarray) -> np.ndarray:
    return np.log(1 / (1 + np.exp(-x)))


def _without_log1p(x: np.ndarray) -> np.ndarray:
    return np.minimum(x, 0) - np.log(1 + np.exp(-np.abs(x)))


def _naive_log1p(x: np.ndarray) -> np.ndarray:
    return -np.log1p(np.exp(-x))


def _softplus(x: np.ndarray) -> np.ndarray:
    return -_log_sigmoid(-x)


LOG_SIGMOID = Code(
    grade="●●○",
    asks="a function log_sigmoid(x) of one array",
    right="Nothing overflows, and small results keep their digits.",
    reference=_log_sigmoid,
    cases=((0.0, 2.75, -2.75), (-1000.0, 1000.0), (50.0, 20.0, -50.0)),
    absolute=0.0,
    mistakes=(
        Mistake(_without_log1p, LOST),
        Mistake(_by_sigmoid, INFINITE),
        Mistake(_by_naive_sigmoid, INFINITE),
        Mistake(_naive_log1p, INFINITE),
        Mistake(_softplus, "That is softplus(x). Mind both signs: −softplus(−x)."),
    ),
    on_website=Number(
        grade="●●○",
        label="ln σ(50)",
        value=_log_sigmoid(np.array(50.0)),
        digits=3,
        right="−ln(1 + e⁻⁵⁰) is −e⁻⁵⁰, to many digits.",
        hints=(
            near(0, "That is what ln(1 + e⁻⁵⁰) gives: use log1p.", within=0.0),
            near(np.exp(-50), "The logarithm of a probability is negative."),
            near(-50, "That is ln σ(−50)."),
            near(50, "That is softplus(50)."),
            Hint(0.5, 1.0, "That is the probability itself. Take its logarithm."),
        ),
    ),
)

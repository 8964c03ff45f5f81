"""Exercise 10.3, states merged in code, with the mistakes it knows."""

import numpy as np

from .answers import Code, Mistake, Number, near

INF = float("inf")


def _merge(states: np.ndarray) -> float:
    top = states[:, 0].max()
    return top + np.log(np.sum(states[:, 1] * np.exp(states[:, 0] - top)))


def _plain(states: np.ndarray) -> float:
    return states[:, 0].max() + np.log(states[:, 1].sum())


def _upside_down(states: np.ndarray) -> float:
    top = states[:, 0].max()
    with np.errstate(all="ignore"):
        return top + np.log(np.sum(states[:, 1] * np.exp(top - states[:, 0])))


def _to_the_first(states: np.ndarray) -> float:
    first = states[0, 0]
    with np.errstate(all="ignore"):
        return first + np.log(np.sum(states[:, 1] * np.exp(states[:, 0] - first)))


def _of_the_maxima(states: np.ndarray) -> float:
    top = states[:, 0].max()
    return top + np.log(np.sum(np.exp(states[:, 0] - top)))


EXAMPLE = ((0.0, 2.0), (1.0, 1.5), (-INF, 0.0))

MERGE = Code(
    grade="●●○",
    asks="a function merged(states) of a table with columns max and sum",
    right="Each sum in units of the largest maximum, also where a state is empty.",
    reference=_merge,
    cases=(
        ((0.0, 2.0), (1.0, 1.5)),
        ((3.0, 1.25), (-2.0, 1.0), (2.5, 4.0)),
        ((-700.0, 1.5), (900.0, 1.0)),
        EXAMPLE,
    ),
    mistakes=(
        Mistake(_plain, "The sums were added as they are. Rescale each first."),
        Mistake(
            _upside_down,
            "The factor is e^(m − M), at most 1. Yours is its inverse.",
        ),
        Mistake(
            _to_the_first,
            "You rescale to the first maximum, and overflow where it is not the "
            "largest. Take the largest.",
        ),
        Mistake(
            _of_the_maxima,
            "That is the log-sum-exp of the maxima. Each stands for a whole sum.",
        ),
    ),
    on_website=Number(
        grade="●●○",
        label="log-sum-exp",
        value=_merge(np.array(EXAMPLE)),
        decimals=3,
        right="1 + ln(1.5 + 2/e).",
        hints=(
            near(_plain(np.array(EXAMPLE)), "The sums were added as they are."),
            near(
                _of_the_maxima(np.array(EXAMPLE)),
                "That is the log-sum-exp of the maxima. Each stands for a whole sum.",
            ),
            near(
                1 + np.log(1.5 + 2 * np.e),
                "The factor is e^(m − M), at most 1. Yours is its inverse.",
            ),
        ),
    ),
)

"""Exercise 8.4, top-p in code, with the mistakes it knows."""

import numpy as np

from .answers import Code, Mistake, Number, near

MASS = 0.9
HALF = np.array([0.05, 0.5, 0.3, 0.15])


def _cut(p: np.ndarray, keep: np.ndarray) -> np.ndarray:
    kept = np.where(keep, p, 0.0)
    return kept / kept.sum()


def _before(p: np.ndarray) -> np.ndarray:
    """Return for each class the mass of the classes that come before it."""
    order = np.argsort(-p, kind="stable")
    before = np.empty_like(p)
    before[order] = np.cumsum(p[order]) - p[order]
    return before


def _nucleus(p: np.ndarray) -> np.ndarray:
    return _cut(p, _before(p) < MASS)


def _short(p: np.ndarray) -> np.ndarray:
    return _cut(p, _before(p) + p <= MASS)


def _unnormalised(p: np.ndarray) -> np.ndarray:
    return np.where(_before(p) < MASS, p, 0.0)


def _unsorted(p: np.ndarray) -> np.ndarray:
    return _cut(p, np.cumsum(p) - p < MASS)


def _in_order(p: np.ndarray) -> np.ndarray:
    return np.sort(_nucleus(p))[::-1]


SHORT = "The class that crosses 0.9 belongs to the nucleus: without it less is held."
UNNORMALISED = "What is left must sum to one: divide by its sum."

NUCLEUS = Code(
    grade="●●○",
    asks="a function nucleus(p) of one vector of probabilities",
    right="Fewest classes, at least 0.9 of the mass, and a distribution again.",
    reference=_nucleus,
    cases=(
        tuple(HALF.tolist()),
        (0.25, 0.25, 0.25, 0.25),
        (0.05, 0.2, 0.3, 0.45),
        (0.02, 0.7, 0.03, 0.15, 0.1),
    ),
    mistakes=(
        Mistake(_short, SHORT),
        Mistake(_unnormalised, UNNORMALISED),
        Mistake(
            _unsorted,
            "You added in the order of the classes. Begin with the most probable one.",
        ),
        Mistake(
            _in_order,
            "The probabilities are right and in the wrong places: undo the sorting.",
        ),
    ),
    on_website=Number(
        grade="●●○",
        label="largest entry",
        value=_nucleus(HALF).max(),
        decimals=3,
        right="0.5 divided by 0.95: three classes are kept.",
        hints=(
            near(_short(HALF).max(), SHORT),
            near(0.5, UNNORMALISED),
            near(1.0, "One class alone holds only a half. Go on until 0.9 is held."),
        ),
    ),
)

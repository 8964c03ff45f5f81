"""Exercise 10.13, the loss of a sample in code, with the mistakes it knows."""

import numpy as np

from .answers import Code, Mistake, Number, near


def _log_sum(z: np.ndarray) -> float:
    return z.max() + np.log(np.exp(z - z.max()).sum())


def _corrected(draws: np.ndarray, taken: np.ndarray) -> float:
    z = draws[:, 0]
    return _log_sum(np.append(z[0], z[1:] - taken)) - z[0]


def _loss(draws: np.ndarray) -> float:
    return _corrected(draws, np.log((len(draws) - 1) * draws[1:, 1]))


def _plain(draws: np.ndarray) -> float:
    return _corrected(draws, np.zeros(len(draws) - 1))


def _without_m(draws: np.ndarray) -> float:
    return _corrected(draws, np.log(draws[1:, 1]))


def _without_q(draws: np.ndarray) -> float:
    return _corrected(draws, np.full(len(draws) - 1, np.log(len(draws) - 1)))


def _label_too(draws: np.ndarray) -> float:
    z = draws[:, 0] - np.log((len(draws) - 1) * draws[:, 1])
    return _log_sum(z) - z[0]


def _added(draws: np.ndarray) -> float:
    return _corrected(draws, -np.log((len(draws) - 1) * draws[1:, 1]))


EXAMPLE = ((2.0, 0.4), (0.5, 0.3), (1.0, 0.1))
PLAIN = "A drawn class stands for many: take ln(m q) off its score."
WITHOUT_M = "Of m draws each counts an m-th: divide by m q, not by q alone."
WITHOUT_Q = "A class that is drawn often must count less: divide by m q, not by m."
LABEL = "The label was not drawn, it is always there: leave its score alone."
ADDED = "Rare classes must count more, and ln(m q) of a small q is negative: subtract."

SAMPLED = Code(
    grade="●●○",
    asks="a function loss(draws) of a table with columns score and probability",
    right="ln(m q) off the score of each drawn class, then log-sum-exp less z_y.",
    reference=_loss,
    cases=(
        EXAMPLE,
        ((1.0, 0.5), (1.0, 0.5)),
        ((-3.0, 0.2), (0.5, 0.01), (0.5, 0.01), (4.0, 0.3)),
        ((900.0, 0.1), (901.0, 0.2), (-900.0, 0.05)),
    ),
    mistakes=(
        Mistake(_plain, PLAIN),
        Mistake(_without_m, WITHOUT_M),
        Mistake(_without_q, WITHOUT_Q),
        Mistake(_label_too, LABEL),
        Mistake(_added, ADDED),
    ),
    on_website=Number(
        grade="●●○",
        label="loss",
        unit="nats",
        value=_loss(np.array(EXAMPLE)),
        decimals=3,
        right="ln(e² + e^0.5/0.6 + e/0.2) − 2.",
        hints=(
            near(_plain(np.array(EXAMPLE)), PLAIN),
            near(_without_m(np.array(EXAMPLE)), WITHOUT_M),
            near(_without_q(np.array(EXAMPLE)), WITHOUT_Q),
            near(_label_too(np.array(EXAMPLE)), LABEL),
            near(_added(np.array(EXAMPLE)), ADDED),
            near(
                _loss(np.array(EXAMPLE)) + 2,
                "That is ln Ẑ. The loss is that less the score of the label.",
            ),
        ),
    ),
)

"""Exercise 6.8, the calibration error in code, with the mistakes it knows."""

import numpy as np

from .answers import Code, Mistake, Number, near

INNER = np.arange(1, 10) / 10


def _gaps(table: np.ndarray, place: np.ndarray, bins: int) -> np.ndarray:
    confidence, right = table.T
    return np.bincount(place, weights=right - confidence, minlength=bins)


def _ece(table: np.ndarray) -> float:
    place = np.searchsorted(INNER, table[:, 0], side="left")
    return np.abs(_gaps(table, place, 10)).sum() / len(table)


def _closed_left(table: np.ndarray) -> float:
    place = np.searchsorted(INNER, table[:, 0], side="right")
    return np.abs(_gaps(table, place, 10)).sum() / len(table)


def _hidden_bin(table: np.ndarray) -> float:
    place = np.searchsorted(np.append(INNER, 1.0), table[:, 0], side="right")
    return np.abs(_gaps(table, place, 11)).sum() / len(table)


def _open_at_zero(table: np.ndarray) -> float:
    return _ece(table[table[:, 0] > 0]) * (table[:, 0] > 0).mean()


def _with_sign(table: np.ndarray) -> float:
    return abs((table[:, 1] - table[:, 0]).mean())


def _unweighted(table: np.ndarray) -> float:
    place = np.searchsorted(INNER, table[:, 0], side="left")
    counts = np.bincount(place, minlength=10)
    full = counts > 0
    return (np.abs(_gaps(table, place, 10))[full] / counts[full]).mean()


FIVE = np.array([[0, 1], [0.1, 0], [0.95, 1], [0.95, 1], [1, 0]])

ECE = Code(
    grade="●●○",
    asks="a function ece(p) of a table with confidences and rights",
    right="Gaps by bin, each counted as often as it has predictions.",
    reference=_ece,
    cases=(
        ((0.95, 1.0), (1.0, 0.0)),
        ((0.55, 0.0), (0.6, 1.0), (0.65, 1.0), (0.95, 1.0)),
        ((0.3, 1.0), (0.4, 0.0), (0.92, 1.0), (0.97, 1.0), (0.98, 0.0)),
        ((0.0, 1.0), (0.1, 0.0), (1.0, 1.0)),
    ),
    mistakes=(
        Mistake(
            _hidden_bin,
            "A confidence of exactly 1 got a bin of its own. It belongs in the last.",
        ),
        Mistake(
            _open_at_zero,
            "A confidence of exactly 0 is in none of your bins. It belongs in the "
            "first.",
        ),
        Mistake(
            _closed_left,
            "Your bins are closed on the left: 0.6 belongs to the bin from 0.5 to 0.6.",
        ),
        Mistake(
            _with_sign,
            "That is one bin for all. Gaps of opposite sign must not cancel.",
        ),
        Mistake(
            _unweighted,
            "That is the plain mean over the bins. Weight each by its predictions.",
        ),
    ),
    on_website=Number(
        grade="●●○",
        label="ECE",
        value=_ece(FIVE),
        decimals=3,
        right="Two in the first bin, three in the last.",
        hints=(
            near(
                _hidden_bin(FIVE),
                "0.1 belongs to the first bin, and 1 to the last: they are closed on "
                "the right.",
            ),
            near(
                0.4,  # 1 apart, or the others closed on the left
                "Either 1 got a bin of its own, or your bins are closed on the left. "
                "0.1 belongs to the first and 1 to the last.",
            ),
            near(
                _open_at_zero(FIVE),
                "A confidence of exactly 0 is in none of your bins. It belongs in the "
                "first.",
            ),
            near(
                _open_at_zero(FIVE) * 5 / 4,
                "A confidence of exactly 0 is in none of your bins. It belongs in the "
                "first.",
            ),
            near(
                _unweighted(FIVE),
                "That is the plain mean over the bins. Weight each by its predictions.",
            ),
            near(_with_sign(FIVE), "Gaps of opposite sign must not cancel."),
            near(5 * _ece(FIVE), "The gaps were added, not divided by n."),
        ),
    ),
)

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
        value=_ece(np.array([[0.95, 1], [1.0, 0]])),
        decimals=3,
        right="Both are in the last bin: |0.5 − 0.975|.",
        hints=(
            near(
                _hidden_bin(np.array([[0.95, 1], [1.0, 0]])),
                "A confidence of exactly 1 got a bin of its own. It belongs in the "
                "last.",
            ),
            near(0.975, "That is the mean confidence. Take off the accuracy, ½."),
            near(0.95, "The gaps were added, not weighted by n_b/n."),
        ),
    ),
)

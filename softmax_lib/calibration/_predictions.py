"""Checks of arguments: probabilities, logits, labels, a level."""

import numpy as np

from softmax_lib._arguments import (
    ROWS,
    as_logits,
    as_number,
    check_probabilities,
    refuse_masked,
)


def as_predictions(p, y):
    """Return `p` as float64 of shape (n, K) and `y` as intp of shape (n,)."""
    p = as_table(p, "p")
    return p, as_classes(y, p.shape)


def as_table(p, name="p"):
    """Return the probabilities `p`, one row for each prediction, as float64."""
    p = _as_rows(p, name)
    check_probabilities(p, (1,), name)
    return p.astype(np.float64, copy=False)


def as_scores(z):
    """Return the logits `z` as float64, one row for each prediction; -inf may occur."""
    z = _as_rows(z, "z")
    if (z == np.inf).any() or (z == -np.inf).all(axis=1).any():
        raise ValueError(
            "z holds +inf, or a row of -inf only: no temperature can change it."
        )
    return z.astype(np.float64, copy=False)


def _as_rows(values, name):
    values = as_logits(values, name, masked=ROWS)
    if values.ndim != 2:
        more = (
            f" for two classes pass np.column_stack([1 - {name}, {name}])."
            if values.ndim == 1 and name == "p"
            else ""
        )
        raise ValueError(
            f"{name} must have shape (n, K), a row a prediction, not {values.shape};"
            f"{more or f' pass {name}.reshape(-1, {name}.shape[-1]).'}"
        )
    if 0 in values.shape:
        raise ValueError(f"{name} of shape {values.shape} holds no prediction.")
    if np.isnan(values).any():
        row = int(np.argwhere(np.isnan(values))[0, 0])
        raise ValueError(f"{name} holds NaN, first in row {row}; leave such rows out.")
    return values


def as_classes(y, shape):
    """Return integer labels, one for each of the rows of an array of `shape`."""
    refuse_masked(y, "y", ROWS)
    y = np.asarray(y)
    rows, classes = shape
    if y.shape != (rows,):
        more = "; from one-hot rows pass y.argmax(axis=1)" if y.shape == shape else ""
        raise ValueError(
            f"y has shape {y.shape}; {rows} predictions need ({rows},), one label "
            f"each{more}."
        )
    if y.dtype.kind not in "iu":
        raise TypeError(
            f"labels must be integers, not {y.dtype}; pass the column of p that "
            "belongs to each: np.searchsorted(model.classes_, y)."
        )
    wrong = (y < 0) | (y >= classes)
    if wrong.any():
        raise ValueError(
            f"label {y[wrong][0]} is none of the {classes} classes, 0 to {classes - 1}."
        )
    return y.astype(np.intp)


def squared_distances(p, y):
    """Return (p - 1)**2 at the class of each row, p**2 elsewhere, shape (n, K)."""
    distances = p.copy()
    distances[np.arange(len(p)), y] -= 1
    return distances**2


def as_level(level, name="level"):
    """Return `level` as a float inside (0, 1)."""
    share = as_number(level, name)
    if not 0 < share < 1:
        raise ValueError(f"{name} must lie between 0 and 1, not {level}.")
    return share


def drawn_labels(p, rng):
    """Return one label for each row, drawn from the distribution in that row."""
    mass = np.cumsum(p, axis=1)
    point = rng.random((len(p), 1)) * mass[:, -1:]
    return np.minimum((mass <= point).sum(axis=1), p.shape[1] - 1)

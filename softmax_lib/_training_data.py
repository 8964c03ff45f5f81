"""What may be learnt from: a table of numbers, and weights >= 0."""

import numpy as np

from softmax_lib._arguments import ROWS, refuse_masked

LARGEST = 1e100


def as_table(X, features=None):
    """Return X as a float64 array of shape (n, D) without nan or infinity."""
    refuse_masked(X, "X", ROWS)
    if hasattr(X, "toarray"):
        raise TypeError("X is a sparse matrix; pass a dense array: X.toarray().")
    X = _as_floats(X, "X")
    if X.ndim != 2:
        raise ValueError(
            f"X must have two axes, rows and features, not shape {X.shape}. Reshape "
            "your data: X.reshape(1, -1) for one row, X.reshape(-1, 1) for one feature."
        )
    if not X.shape[0]:
        raise ValueError("Found array with 0 sample(s): X has no rows.")
    if not X.shape[1]:
        raise ValueError(
            f"0 feature(s) (shape={X.shape}) while a minimum of 1 is required."
        )
    if features is not None and X.shape[1] != features:
        raise ValueError(
            f"X has {X.shape[1]} features, but SoftmaxRegression is expecting "
            f"{features} features as input: those it was fitted on."
        )
    if not np.isfinite(X).all():
        row, column = np.argwhere(~np.isfinite(X))[0]
        kind = "NaN" if np.isnan(X[row, column]) else "infinity"
        raise ValueError(
            f"X contains {kind}, first in row {row}, column {column}; drop such rows "
            "or fill the gaps before fitting."
        )
    if np.abs(X).max() > LARGEST:
        raise ValueError(
            f"X holds numbers beyond {LARGEST:g}, whose squares overflow; scale it."
        )
    return X


def _as_floats(values, name):
    """Return `values` as float64, if each of them is a number."""
    values = np.asarray(values)
    kind = values.dtype.kind
    if kind == "c":
        raise ValueError(f"Complex data not supported: pass real numbers as {name}.")
    for entry in () if kind in "biuf" else values.flat:
        if not _is_number(entry):
            raise TypeError(
                f"{name} holds {entry!r}; the argument must be numbers, no string and "
                "no date: turn what it holds into numbers first."
            )
    return values.astype(np.float64, copy=False)


def _is_number(entry):
    """Tell whether `entry` is a number, or None, which becomes NaN."""
    if isinstance(entry, str | bytes | np.datetime64 | np.timedelta64):
        return False
    try:
        return entry is None or float(entry) is not None
    except (TypeError, ValueError):
        return False


def as_weights(sample_weight, class_weight, classes, indices):
    """Return one weight a row, the product of both kinds; see `row_weights`."""
    weights, unit = row_weights(sample_weight, len(indices))
    if isinstance(class_weight, str) and class_weight == "balanced":
        weights = _balanced(weights, indices)
    elif class_weight is not None:
        factors, more = _in_unit(_of_classes(class_weight, classes.tolist()))
        weights, unit = weights * factors[indices], unit + more
    if len(np.unique(indices[weights > 0])) < 2:
        raise ValueError(
            "only one class has a weight above 0; a classifier needs two or more."
        )
    weights, more = _in_unit(weights)
    return weights, unit + more


def row_weights(sample_weight, rows):
    """Return one weight >= 0 a row, and n: weights are in units of 2**n.

    The largest is between 1 and 2, so that no sum or product of them overflows, and
    none loses digits beside numbers of usual size.
    """
    if sample_weight is None:
        return np.ones(rows), 0
    refuse_masked(sample_weight, "sample_weight", ROWS)
    weights = _as_floats(sample_weight, "sample_weight")
    if weights.ndim == 0:
        weights = np.full(rows, weights)
    if weights.shape != (rows,):
        raise ValueError(
            f"sample_weight has shape {weights.shape}; pass one weight a row, "
            f"shape ({rows},)."
        )
    if not np.isfinite(weights).all() or (weights < 0).any():
        raise ValueError("sample_weight must be finite and not negative.")
    if not weights.any():
        raise ValueError("sample_weight is zero in every row: no row counts.")
    return _in_unit(weights)


def _in_unit(weights):
    exponent = int(np.frexp(weights.max())[1]) - 1
    return np.ldexp(weights, -exponent), exponent


def _of_classes(class_weight, classes):
    """Return the weight of each class."""
    if not isinstance(class_weight, dict):
        raise ValueError(
            f"class_weight must be 'balanced', a dict or None, not {class_weight!r}."
        )
    unknown = [name for name in class_weight if name not in classes]
    if unknown:
        raise ValueError(
            f"class_weight names {unknown[0]!r}, but y holds the classes {classes}."
        )
    found = [class_weight.get(name, 1) for name in classes]
    found = _as_floats(np.array(found, dtype=object), "class_weight")
    for name, weight in zip(classes, found.tolist(), strict=True):
        if not 0 <= weight < np.inf:
            raise ValueError(
                f"class_weight of {name!r} must be finite and not negative, not "
                f"{weight:g}."
            )
    return found


def _balanced(weights, indices):
    """Give each class the same total; one whose rows weigh nothing is not there."""
    totals = np.bincount(indices, weights)
    share = weights.sum() / np.count_nonzero(totals)
    totals[totals == 0] = 1
    return weights / totals[indices] * share

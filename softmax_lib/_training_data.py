"""What may be learnt from: a table of numbers, a label a row, weights >= 0."""

import warnings

import numpy as np

from softmax_lib._arguments import ROWS, refuse_masked
from softmax_lib._estimator import sklearn_class

LARGEST = 1e100


def as_table(X, features=None):
    """Return X as a float64 array of shape (n, D) without nan or infinity."""
    refuse_masked(X, "X", ROWS)
    if hasattr(X, "toarray"):
        raise TypeError("X is a sparse matrix; pass a dense array: X.toarray().")
    try:
        X = np.asarray(X)
        if X.dtype.kind == "c":
            raise ValueError("Complex data not supported: pass real numbers as X.")
        X = X.astype(np.float64, copy=False)
    except TypeError as error:
        message = f"X must hold numbers: argument must be a number ({error})."
        raise TypeError(message) from None
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


def as_classes(y, rows):
    """Return the sorted classes and, a row, the index of its class."""
    if y is None:
        raise ValueError("requires y to be passed, but the target y is None.")
    if hasattr(y, "toarray"):
        raise TypeError("y is a sparse matrix; pass one label a row.")
    refuse_masked(y, "y", ROWS)
    y = np.asarray(y)
    if y.ndim == 2 and y.shape[1] > 1:
        raise ValueError(
            f"y has shape {y.shape}; pass one label a row, shape ({len(y)},): "
            "y.argmax(axis=1) turns one-hot rows into labels."
        )
    if y.ndim == 2:
        warnings.warn(
            f"A column-vector y was passed when a 1d array was expected: its shape is "
            f"{y.shape}; pass y.ravel().",
            sklearn_class("DataConversionWarning", UserWarning),
            stacklevel=3,
        )
    y = y.reshape(-1)
    if y.dtype.kind == "f" and not np.isfinite(y).all():
        raise ValueError("y contains NaN or infinity; drop the rows without a label.")
    if y.dtype.kind == "f" and (y != np.floor(y)).any():
        raise ValueError(
            "Unknown label type: continuous. y must name classes, with integers or "
            f"strings, but holds {y[y != np.floor(y)][0]}."
        )
    if y.dtype.kind not in "iubfUSO":
        raise ValueError(f"Unknown label type: {y.dtype}; name classes by integers.")
    if len(y) != rows:
        raise ValueError(f"X has {rows} rows but y has {len(y)} labels.")
    classes, indices = np.unique(y, return_inverse=True)
    if len(classes) < 2:
        raise ValueError(
            f"y holds only one class, {classes[0]!r}; a classifier needs two or more."
        )
    return classes, indices


def as_weights(sample_weight, class_weight, classes, indices):
    """Return one weight >= 0 a row: the product of both kinds."""
    rows = len(indices)
    weights = np.ones(rows)
    if sample_weight is not None:
        refuse_masked(sample_weight, "sample_weight", ROWS)
        weights = np.array(sample_weight, dtype=np.float64)
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
        raise ValueError("sample_weight is zero in every row: nothing to learn from.")
    if class_weight is not None:
        weights = weights * _of_classes(class_weight, classes, indices, weights)
    if len(np.unique(indices[weights > 0])) < 2:
        raise ValueError(
            "only one class has a weight above 0; a classifier needs two or more."
        )
    return weights


def _of_classes(class_weight, classes, indices, weights):
    """Return the weight of its class for each row; `weights` are those of the rows."""
    if isinstance(class_weight, str) and class_weight == "balanced":
        return _balancing(weights, indices)[indices]
    if not isinstance(class_weight, dict):
        raise ValueError(
            f"class_weight must be 'balanced', a dict or None, not {class_weight!r}."
        )
    unknown = [name for name in class_weight if name not in classes]
    if unknown:
        raise ValueError(
            f"class_weight names {unknown[0]!r}, but y holds the classes "
            f"{classes.tolist()}."
        )
    found = [float(class_weight.get(name, 1)) for name in classes.tolist()]
    for name, weight in zip(classes.tolist(), found, strict=True):
        if not 0 <= weight < np.inf:
            raise ValueError(
                f"class_weight of {name!r} must be finite and not negative, not "
                f"{weight}."
            )
    return np.array(found)[indices]


def _balancing(weights, indices):
    """Return what gives each class the same total; rows of weight 0 are not there."""
    totals = np.bincount(indices, weights)
    share = weights.sum() / np.count_nonzero(totals)
    return np.divide(share, totals, out=np.zeros_like(totals), where=totals > 0)

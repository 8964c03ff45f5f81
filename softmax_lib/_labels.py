"""Labels that name classes: all strings, or all whole numbers."""

import math
import warnings
from numbers import Real

import numpy as np

from softmax_lib._arguments import ROWS, refuse_masked
from softmax_lib._estimator import sklearn_class

MISSING = ("NoneType", "NAType", "NaTType")  # None, and what stands for it in pandas


def as_labels(y, rows):
    """Return `y`, a label for each of so many rows, as an array of shape (rows,)."""
    if y is None:
        raise ValueError("requires y to be passed, but the target y is None.")
    if hasattr(y, "toarray"):
        raise TypeError("y is a sparse matrix; pass one label for each row.")
    refuse_masked(y, "y", ROWS)
    labels = np.asarray(y)
    if labels.ndim == 2 and labels.shape[1] > 1:
        raise ValueError(
            f"y has shape {labels.shape}; pass one label for each row, shape "
            f"({len(labels)},): y.argmax(axis=1) turns one-hot rows into labels."
        )
    if labels.ndim == 2:
        warnings.warn(
            f"A column-vector y was passed when a 1d array was expected: its shape is "
            f"{labels.shape}; pass y.ravel().",
            sklearn_class("DataConversionWarning", UserWarning),
            stacklevel=3,
        )
    if labels.dtype.kind not in "iubfUSO":
        raise ValueError(
            f"Unknown label type: {labels.dtype}; name classes by integers or strings."
        )
    if labels.dtype.kind == "f":
        odd = ~np.isfinite(labels) | (labels != np.floor(labels))
        for row in np.argwhere(odd.reshape(-1))[:1, 0]:
            _kind(labels.flat[row], row)
    if labels.dtype.kind in "USO":  # in a list, None and nan turn into strings
        _refuse_mixed(np.asarray(y, dtype=object).flat)
    if labels.size != rows:
        raise ValueError(f"X has {rows} rows but y has {labels.size} labels.")
    return labels.reshape(-1)


def _refuse_mixed(labels):
    first = {}
    for row, label in enumerate(labels):
        first.setdefault(_kind(label, row), label)
    if len(first) > 1:
        (one, a), (other, b), *_ = first.items()
        raise ValueError(
            f"y mixes {one} and {other}, such as {a!r} and {b!r}; name all classes by "
            "strings or all by integers, for example [str(label) for label in y]."
        )


def _kind(label, row):
    """Return what kind of name `label` is; refuse it if it is none."""
    if isinstance(label, str | bytes):
        return "strings" if isinstance(label, str) else "bytes"
    kind = type(label).__name__
    number = isinstance(label, Real | np.bool_) and kind != "timedelta64"
    if kind in MISSING or (number and not math.isfinite(label)):
        raise ValueError(
            f"y contains NaN, None or infinity: {label!r} in row {row}; drop the rows "
            "without a label."
        )
    if not number:
        raise ValueError(
            f"Unknown label type: {kind}. y must name classes, with integers or "
            f"strings, but holds {label!r} in row {row}."
        )
    if label != math.floor(label):
        raise ValueError(
            "Unknown label type: continuous. y must name classes, with integers or "
            f"strings, but holds {label} in row {row}."
        )
    return "numbers"


def as_classes(labels):
    """Return the sorted classes, and the index of each row's class."""
    classes, indices = np.unique(labels, return_inverse=True)
    if len(classes) < 2:
        raise ValueError(
            f"y holds only one class, {classes[0]!r}; a classifier needs two or more."
        )
    return classes, indices


def is_named(labels, classes):
    """Tell for each label and its class whether they are the same."""
    one, other = _kind(labels[0], 0), _kind(classes[0], 0)
    if one != other:
        raise ValueError(
            f"y holds {one}, such as {labels[0]!r}; the model has learnt from {other}, "
            f"such as {classes[0]!r}: pass those."
        )
    return labels == classes

"""What may name a class for SoftmaxRegression, in fit and in score."""

import numpy as np
import pandas as pd
import pytest

from softmax_lib import SoftmaxRegression

X = [[0.0], [1.0], [2.0], [3.0]]
NAN = float("nan")


def objects(*labels):
    return np.array(labels, dtype=object)


MISSING = {
    "nan among numbers": objects(0, 1, NAN, 0),
    "nan as a float": [0.0, 1.0, NAN, 0.0],
    "nan among strings": objects("a", "b", NAN, "a"),
    "nan in a list of strings": ["a", "b", NAN, "a"],
    "None among numbers": objects(0, 1, None, 0),
    "None among strings": objects("a", "b", None, "a"),
    "None in a list": [0, 1, None, 0],
    "infinity": objects(0, 1, np.inf, 0),
    "infinity as a float": [0.0, 1.0, np.inf, 0.0],
    "NA": objects(0, 1, pd.NA, 0),
    "NaT": objects(0, 1, pd.NaT, 0),
    "a column of integers": pd.Series([0, 1, None, 0], dtype="Int64"),
    "a column of strings": pd.Series(["a", "b", None, "a"], dtype="string"),
    "a column of categories": pd.Series(["a", "b", None, "a"], dtype="category"),
}

UNKNOWN = {
    "dates": (np.array([0, 1, 0, 1], "M8[D]"), "Unknown label type: datetime64"),
    "durations": (np.array([0, 1, 0, 1], "m8[D]"), "Unknown label type: timedelta64"),
    "a duration": (
        objects(0, 1, 0, np.timedelta64(1, "D")),
        "Unknown label type: timedelta64.*in row 3",
    ),
    "dicts": (objects({}, {}, {}, {}), "Unknown label type: dict"),
    "complex numbers": (np.array([0, 1j, 1, 0]), "Unknown label type: complex128"),
    "a half": (objects(0, 1, 0.5, 1), r"continuous.*holds 0\.5 in row 2"),
    "a float half": ([0, 1, 0.5, 1], r"continuous.*holds 0\.5 in row 2"),
    "numbers and strings": (objects("a", 1, "b", 1), "mixes strings and numbers.*'a'"),
    "both in a list": (["a", 1, "b", 1], "mixes strings and numbers, such as 'a' and"),
    "bytes and strings": (objects("a", b"b", "a", "b"), "mixes strings and bytes"),
    "too few": ([0], "X has 4 rows but y has 1 labels"),
    "one number": (0, "X has 4 rows but y has 1 labels"),
    "none": (None, "requires y"),
}


def refusals(y, says):
    """Let fit and score refuse `y`."""
    with pytest.raises(ValueError, match=says):
        SoftmaxRegression().fit(X, y)
    for known in ([0, 1, 0, 1], ["a", "b", "a", "b"]):
        with pytest.raises(ValueError, match=says):
            SoftmaxRegression().fit(X, known).score(X, y)


@pytest.mark.parametrize("y", MISSING.values(), ids=MISSING)
def test_a_missing_label_is_no_class(y):
    refusals(y, "y contains NaN, None or infinity: .* in row 2; drop the rows")


@pytest.mark.parametrize(("y", "says"), UNKNOWN.values(), ids=UNKNOWN)
def test_what_names_no_class_is_refused(y, says):
    refusals(y, says)


@pytest.mark.parametrize(
    ("y", "classes"),
    [
        (objects(0, 1, 0.0, True), [0, 1]),
        (objects("b", "a", "a", "b"), ["a", "b"]),
        (np.array([True, False, True, False]), [False, True]),
        (np.array([b"a", b"b", b"a", b"b"]), [b"a", b"b"]),
        (pd.Series([3, 1, 3, 1], dtype="Int64"), [1, 3]),
        (np.array([0, 2**63, 0, 0], np.uint64), [0, 2**63]),
    ],
)
def test_what_names_classes_does(y, classes):
    model = SoftmaxRegression().fit(X, y)
    assert model.classes_.tolist() == classes
    assert model.score(X, y) >= 0.5


def test_a_score_compares_labels_of_the_kind_that_was_learnt():
    model = SoftmaxRegression().fit(X, [0, 1, 0, 1])
    with pytest.raises(ValueError, match=r"y holds strings, such as .*0.*; the model"):
        model.score(X, ["0", "1", "0", "1"])
    assert model.score(X, [7, 7, 7, 7]) == 0

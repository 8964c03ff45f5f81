"""Tables of numbers and weights of any size: what SoftmaxRegression learns from."""

import datetime
import decimal
import warnings

import numpy as np
import pandas as pd
import pytest
from sklearn.linear_model import LogisticRegression

from softmax_lib import SoftmaxRegression

X = np.array([[-2.0], [-1], [0], [0.5], [1], [2]])
Y = np.array([0, 1, 0, 1, 0, 1])
SMALLEST, LARGEST = 5e-324, np.finfo(float).max
SIZES = [SMALLEST, 1e-308, 1e-200, 1e-20, 1e20, 1e200, 1e308, LARGEST]


# weights


@pytest.fixture(scope="module")
def unweighted():
    """Return the coefficients of scikit-learn, whose two classes have one row."""
    model = LogisticRegression(C=np.inf, tol=1e-12, max_iter=1000).fit(X, Y)
    return np.outer([-0.5, 0.5], model.coef_)


@pytest.mark.parametrize("size", SIZES)
def test_without_penalty_equal_weights_of_any_size_change_nothing(size, unweighted):
    model = SoftmaxRegression(l2=0)
    model.fit(X, Y, sample_weight=np.full(6, size))
    np.testing.assert_allclose(model.coef_, unweighted, rtol=1e-6)
    model.set_params(class_weight={0: size, 1: size})
    np.testing.assert_allclose(model.fit(X, Y).coef_, unweighted, rtol=1e-6)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("solver", ["newton", "gradient-descent"])
def test_the_mean_objective_does_not_depend_on_the_unit_of_weights(size, solver):
    model = SoftmaxRegression(l2=0, solver=solver, max_iter=20)
    plain = model.fit(X, Y).history_
    scaled = model.fit(X, Y, sample_weight=np.full(6, size)).history_
    np.testing.assert_allclose(scaled, plain, rtol=1e-12)


@pytest.mark.parametrize("exponent", [-1000, -500, 500, 1000])
def test_weights_and_penalty_in_another_unit_give_the_same_bits(exponent):
    weight = np.linspace(0.3, 2, 6)
    plain = SoftmaxRegression(l2=0.25).fit(X, Y, weight)
    other = SoftmaxRegression(l2=np.ldexp(0.25, exponent))
    other.fit(X, Y, np.ldexp(weight, exponent))
    assert (other.coef_ == plain.coef_).all()
    assert (other.history_ == plain.history_).all()


def test_beside_a_penalty_weights_that_vanish_leave_no_coefficient():
    model = SoftmaxRegression().fit(X, Y, np.full(6, SMALLEST))
    assert np.abs(model.coef_).max() < 1e-200


@pytest.mark.parametrize("size", SIZES)
def test_balanced_classes_weigh_the_same_at_any_size(size):
    X_, y = np.repeat(X, 2, axis=0)[:-3], np.repeat(Y, 2)[:-3]
    model = SoftmaxRegression(l2=0, class_weight="balanced")
    plain = model.fit(X_, y).coef_
    scaled = model.fit(X_, y, np.full(9, size)).coef_
    np.testing.assert_allclose(scaled, plain, rtol=1e-6)


def test_a_class_that_weighs_next_to_nothing_is_balanced():
    model = SoftmaxRegression(l2=0, class_weight="balanced")
    lopsided = model.fit(X, Y, np.where(Y == 0, SMALLEST, 1.0)).coef_
    np.testing.assert_allclose(lopsided, model.fit(X, Y).coef_, rtol=1e-6)


@pytest.mark.parametrize("size", SIZES)
def test_accuracy_does_not_depend_on_the_unit_of_weights(size):
    model = SoftmaxRegression().fit(X, Y)
    score = model.score(X, Y, np.full(6, size))
    assert score == pytest.approx(model.score(X, Y), rel=1e-15)


@pytest.mark.parametrize(
    ("weight", "says"),
    [
        (np.zeros(6), "zero in every row"),
        (-np.ones(6), "not negative"),
        (np.full(6, np.nan), "finite"),
        (np.full(6, 1j), "Complex data not supported.*as sample_weight"),
        (np.ones(5), r"one weight a row, shape \(6,\)"),
    ],
)
def test_weights_that_mean_nothing_are_refused_by_fit_and_score(weight, says):
    model = SoftmaxRegression().fit(X, Y)
    for method in (model.fit, model.score):
        with pytest.raises(ValueError, match=says):
            method(X, Y, weight)


# numbers, and what only looks like them


def table(entry):
    """Return X as objects with `entry` in the last place."""
    columns = X.astype(object)
    columns[-1, 0] = entry
    return columns


NO_NUMBERS = {
    "strings": X.astype(str),
    "bytes": X.astype(str).astype("S"),
    "dates": np.arange(6).astype("M8[D]")[:, None],
    "durations": np.arange(6).astype("m8[D]")[:, None],
    "a string": table("2"),
    "bytes beside numbers": table(b"2"),
    "a date": table(datetime.date(2020, 1, 1)),
    "numpy's date": table(np.datetime64("2020-01-01")),
    "numpy's duration": table(np.timedelta64(1, "D")),
    "pandas's date": table(pd.Timestamp("2020-01-01")),
    "NA": table(pd.NA),
    "a dict": table({}),
    "a complex number beside others": table(1j),
    "a frame with a column of strings": pd.DataFrame({0: X[:, 0], 1: ["x"] * 6}),
    "raw memory": np.zeros((6, 1), "V8"),
}


@pytest.mark.parametrize("values", NO_NUMBERS.values(), ids=NO_NUMBERS)
def test_what_only_looks_like_numbers_is_refused(values):
    with pytest.raises(TypeError, match=r"X holds .*numbers, no string and no date"):
        SoftmaxRegression().fit(values, Y)
    with pytest.raises(TypeError, match=r"X holds .*numbers, no string and no date"):
        SoftmaxRegression().fit(X, Y).predict(values)
    weights = np.asarray(values)[:, -1]
    for method in (SoftmaxRegression().fit, SoftmaxRegression().fit(X, Y).score):
        with pytest.raises(TypeError, match=r"sample_weight holds .*no string"):
            method(X, Y, weights)


def test_a_weight_of_a_class_is_a_number():
    with pytest.raises(TypeError, match="class_weight holds '2'"):
        SoftmaxRegression(class_weight={0: "2"}).fit(X, Y)


@pytest.mark.parametrize("entry", [2, 2.0, True, np.float32(2), decimal.Decimal(2)])
def test_objects_that_are_numbers_are_learnt_from(entry):
    expected = SoftmaxRegression().fit(table(float(entry)).astype(float), Y).coef_
    assert (SoftmaxRegression().fit(table(entry), Y).coef_ == expected).all()


def test_a_gap_in_a_table_of_objects_is_a_gap():
    with pytest.raises(ValueError, match="X contains NaN, first in row 5, column 0"):
        SoftmaxRegression().fit(table(None), Y)


@pytest.mark.parametrize("name", ["l2", "tol", "max_iter", "learning_rate"])
@pytest.mark.parametrize("value", ["1", None, 1j, [1.0], np.datetime64("2020")])
def test_a_parameter_that_is_no_number_is_refused(name, value):
    with pytest.raises(TypeError, match=f"{name} must be a number, not "):
        SoftmaxRegression(**{name: value}).fit(X, Y)


def test_no_weight_warns():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for size in SIZES:
            SoftmaxRegression().fit(X, Y, np.full(6, size)).score(
                X, Y, np.full(6, size)
            )

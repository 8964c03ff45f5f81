"""SoftmaxRegression: what it says while it fits, and what it refuses."""

import itertools

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_matrix
from sklearn.datasets import load_iris, load_wine
from sklearn.exceptions import NotFittedError

from softmax_lib import SoftmaxRegression
from softmax_lib._fitting import _descend
from softmax_lib.regression import ConvergenceWarning

IRIS = load_iris(return_X_y=True)
WINE = load_wine(return_X_y=True)


# what is said


def test_a_long_fit_keeps_one_line_on_stderr_up_to_date(capsys, monkeypatch):
    ticks = itertools.count()  # a clock on which every step takes 0.1 s
    monkeypatch.setattr("time.monotonic", lambda: next(ticks) / 10)
    model = SoftmaxRegression(
        solver="gradient-descent", max_iter=20, learning_rate=0.01, progress=True
    )
    model.fit(*IRIS)
    said = capsys.readouterr().err
    lines = said.split("\r")[1:]
    assert 3 <= len(lines) <= 8
    step = int(lines[-1].split()[1])
    loss = f"{model.history_[step - 1]:.6f}"
    assert lines[-1] == f"step {step} of 20, objective {loss} nats\n"
    assert said.count("\n") == 1


def test_a_quiet_fit_says_nothing(capsys):
    SoftmaxRegression().fit(*IRIS)
    assert capsys.readouterr().err == ""


def test_too_few_steps_warn_and_say_what_to_do():
    with pytest.warns(ConvergenceWarning, match="in 2 steps: raise max_iter"):
        SoftmaxRegression(max_iter=2).fit(*IRIS)


def test_separable_classes_without_penalty_warn():
    X, y = IRIS
    with pytest.warns(ConvergenceWarning, match="separable and l2 is 0"):
        SoftmaxRegression(l2=0.0).fit(X, y == 0)


def test_a_learning_rate_that_is_too_large_warns():
    model = SoftmaxRegression(solver="gradient-descent", learning_rate=50.0)
    with pytest.warns(ConvergenceWarning, match=r"lower learning_rate \(now 50\)"):
        model.fit(*WINE)


@pytest.mark.parametrize(
    ("X", "y", "message"),
    [
        (IRIS[0], IRIS[1][:149], "150 rows but y has 149 labels"),
        (IRIS[0], np.zeros(150, int), "only one class, .*; a classifier needs two"),
        (IRIS[0], IRIS[1] + 0.5, "Unknown label type: continuous.*holds 0.5"),
        (IRIS[0], np.where(IRIS[1] == 1, np.nan, 0), "y contains NaN"),
        (IRIS[0], np.eye(3)[IRIS[1]], r"y\.argmax\(axis=1\) turns one-hot rows"),
        (IRIS[0], IRIS[1].astype("M8[s]"), "Unknown label type: datetime64"),
        (IRIS[0], None, "requires y"),
        (IRIS[0][0], IRIS[1], "two axes, rows and features"),
        (np.where(IRIS[0] == 1.4, np.nan, IRIS[0]), IRIS[1], "NaN, first in row 0"),
        (np.where(IRIS[0] == 1.4, np.inf, IRIS[0]), IRIS[1], "infinity, first in row"),
        (IRIS[0][:, :0], IRIS[1], r"0 feature\(s\)"),
        (IRIS[0][:0], IRIS[1][:0], "no rows"),
        (1j * IRIS[0], IRIS[1], "Complex data not supported"),
        (1e200 * IRIS[0], IRIS[1], r"beyond 1e\+100, whose squares overflow"),
    ],
)
def test_data_that_cannot_be_learnt_from_are_refused(X, y, message):
    with pytest.raises(ValueError, match=message):
        SoftmaxRegression().fit(X, y)


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"l2": -1}, "l2 must be finite and not negative, not -1"),
        ({"l2": np.nan}, "l2 must be finite"),
        ({"solver": "adam"}, "solver must be one of"),
        ({"max_iter": 0}, "max_iter must be a whole number, 1 or more"),
        ({"tol": 0}, "tol must be positive"),
        ({"learning_rate": np.inf}, "learning_rate must be positive"),
        ({"class_weight": "even"}, "must be 'balanced', a dict or None, not 'even'"),
        ({"class_weight": 2.0}, "must be 'balanced', a dict or None, not 2.0"),
        ({"class_weight": {1: -1}}, "of 1 must be finite and not negative, not -1"),
        ({"class_weight": {0: np.nan}}, "of 0 must be finite and not neg.*, not nan"),
        ({"class_weight": {2: np.inf}}, "of 2 must be finite and not neg.*, not inf"),
        ({"class_weight": {7: 1}}, r"names 7, but y holds the classes \[0, 1, 2\]"),
        ({"class_weight": {0: 0, 1: 0}}, "only one class has a weight above 0"),
    ],
)
def test_parameters_that_mean_nothing_are_refused(parameters, message):
    with pytest.raises(ValueError, match=message):
        SoftmaxRegression(**parameters).fit(*IRIS)


@pytest.mark.parametrize(
    ("weight", "message"),
    [
        (np.ones(149), r"one weight a row, shape \(150,\)"),
        (-np.ones(150), "not negative"),
        (np.full(150, np.nan), "finite"),
    ],
)
def test_weights_that_mean_nothing_are_refused(weight, message):
    with pytest.raises(ValueError, match=message):
        SoftmaxRegression().fit(*IRIS, weight)


def test_a_refused_fit_leaves_the_model_as_it_was():
    model = SoftmaxRegression().fit(*IRIS)
    model.max_iter = 2.5
    with pytest.raises(ValueError, match="max_iter must be a whole number, 1 or more"):
        model.fit(IRIS[0][:, :2], IRIS[1] + 5)
    assert model.classes_.tolist() == [0, 1, 2]
    assert model.n_features_in_ == 4


def test_a_fit_that_breaks_off_leaves_the_model_as_it_was(monkeypatch):
    model = SoftmaxRegression().fit(*IRIS)
    before = dict(vars(model))

    def interrupted(*arguments, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr("softmax_lib.regression.newton", interrupted)
    with pytest.raises(KeyboardInterrupt):
        model.fit(IRIS[0][:, :2], IRIS[1] + 5)
    assert vars(model) == before


@pytest.mark.parametrize("name", ["X", "y", "sample_weight"])
def test_masks_are_refused(name):
    data = {"X": IRIS[0], "y": IRIS[1], "sample_weight": np.ones(150)}
    data[name] = np.ma.array(data[name])
    says = f"^{name} is a masked array.*leave out the rows.* pass {name}.data"
    with pytest.raises(TypeError, match=says):
        SoftmaxRegression().fit(**data)
    with pytest.raises(TypeError, match=says):
        SoftmaxRegression().fit(*IRIS).score(**data)


def test_sparse_labels_are_refused():
    with pytest.raises(TypeError, match="y is a sparse matrix"):
        SoftmaxRegression().fit(IRIS[0], csr_matrix(IRIS[1]))


def test_one_weight_for_all_rows_scales_the_objective():
    thrice = SoftmaxRegression(l2=3.0).fit(*IRIS, sample_weight=3.0)
    np.testing.assert_allclose(
        thrice.coef_, SoftmaxRegression(l2=1.0).fit(*IRIS).coef_, rtol=1e-6
    )


def test_the_names_of_a_data_frame_are_kept_and_compared():
    frame = pd.DataFrame(IRIS[0], columns=["a", "b", "c", "d"])
    model = SoftmaxRegression().fit(frame, IRIS[1])
    assert model.feature_names_in_.tolist() == ["a", "b", "c", "d"]
    assert (model.predict(frame) == model.predict(frame.copy())).all()
    with pytest.warns(UserWarning, match="does not have valid feature names"):
        model.predict(IRIS[0])
    with pytest.raises(ValueError, match="same order as they were in fit"):
        model.predict(frame[["b", "a", "c", "d"]])
    with pytest.raises(ValueError, match=r"unseen at fit time:\n- e\n.*missing:\n- a"):
        model.predict(frame.rename(columns={"a": "e"}))
    model.fit(*IRIS)
    assert not hasattr(model, "feature_names_in_")
    with pytest.warns(UserWarning, match="was fitted without feature names"):
        model.predict(frame)


def test_columns_that_are_numbers_are_no_names():
    model = SoftmaxRegression().fit(pd.DataFrame(IRIS[0]), IRIS[1])
    assert not hasattr(model, "feature_names_in_")


def test_a_step_that_lowers_nothing_is_not_taken():
    class Flat:
        def at(self, V):
            return 2.0, None

    V, step = np.zeros((2, 2)), np.ones((2, 2))
    there, value, _ = _descend(Flat(), V, 1.0, None, step, promise=1.0)
    assert there is V
    assert value == 1.0


def test_an_unknown_parameter_is_named():
    with pytest.raises(ValueError, match="no parameter 'C'; it has l2, fit_intercept"):
        SoftmaxRegression().set_params(C=1.0)


def test_predicting_before_fitting_and_with_other_features_is_refused():
    with pytest.raises(NotFittedError, match="call fit first"):
        SoftmaxRegression().predict(IRIS[0])
    with pytest.raises(ValueError, match="X has 2 features, but"):
        SoftmaxRegression().fit(*IRIS).predict(IRIS[0][:, :2])

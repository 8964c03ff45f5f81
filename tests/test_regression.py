"""SoftmaxRegression: by hand, its laws, scikit-learn's model and conventions."""

import subprocess
import sys
import warnings

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.datasets import load_breast_cancer, load_digits, load_iris, load_wine
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.estimator_checks import parametrize_with_checks

import softmax_lib as sl
from softmax_lib import SoftmaxRegression
from softmax_lib._fitting import Objective, newton
from softmax_lib._training_data import as_weights
from softmax_lib.regression import ConvergenceWarning

IRIS = load_iris(return_X_y=True)
WINE = load_wine(return_X_y=True)
DIGITS = load_digits(return_X_y=True)


# by hand


def test_without_features_that_say_anything_it_predicts_the_frequencies():
    model = SoftmaxRegression().fit(np.zeros((10, 1)), [0] * 5 + [1] * 3 + [2] * 2)
    np.testing.assert_allclose(model.predict_proba([[0.0]]), [[0.5, 0.3, 0.2]], 1e-9)


def test_two_mirrored_points_have_the_weight_that_the_condition_demands():
    # x = 1 is class b, x = -1 class a: the gradient vanishes where
    # 2 (1 - p) = λ w with p = σ(2w), for the weights (-w, w).
    model = SoftmaxRegression(l2=0.5).fit([[-1.0], [1.0]], ["a", "b"])
    w = model.coef_[1, 0]
    assert model.coef_[0, 0] == pytest.approx(-w, rel=1e-12)
    assert 2 / (1 + np.exp(2 * w)) == pytest.approx(0.5 * w, rel=1e-9)
    assert model.intercept_ == pytest.approx([0, 0], abs=1e-12)


def test_one_step_of_gradient_descent_is_the_mean_residual_times_the_inputs():
    X, y = IRIS
    model = SoftmaxRegression(
        l2=0, solver="gradient-descent", max_iter=1, learning_rate=0.1
    ).fit(X, y)
    residual = 1 / 3 - np.eye(3)[y]
    np.testing.assert_allclose(model.coef_, -0.1 * residual.T @ X / 150, rtol=1e-12)
    assert model.intercept_ == pytest.approx([0, 0, 0], abs=1e-15)


def test_the_history_is_the_mean_objective_after_every_step():
    X, y = IRIS
    model = SoftmaxRegression(l2=2.0).fit(X, y)
    loss = -model.predict_log_proba(X)[np.arange(150), y].sum()
    expected = (loss + (model.coef_**2).sum()) / 150
    assert model.history_[-1] == pytest.approx(expected, rel=1e-12)
    assert len(model.history_) == model.n_iter_
    assert (np.diff(model.history_) <= 1e-15).all()


# properties


@pytest.mark.parametrize("intercept", [True, False])
def test_the_gradient_vanishes_at_the_solution(intercept):
    X, y = IRIS
    weight = np.linspace(0.5, 2, 150)
    model = SoftmaxRegression(l2=3.0, fit_intercept=intercept).fit(X, y, weight)
    residual = weight[:, None] * (model.predict_proba(X) - np.eye(3)[y])
    np.testing.assert_allclose(residual.T @ X, -3.0 * model.coef_, atol=1e-4)
    if intercept:
        np.testing.assert_allclose(residual.sum(axis=0), 0, atol=1e-5)


def test_the_objective_s_gradient_and_curvature_are_its_derivatives():
    rng = np.random.default_rng(5)
    objective = Objective(
        rng.normal(size=(7, 4)),
        np.eye(3)[rng.integers(3, size=7)],
        rng.uniform(0.5, 2, size=(7, 1)),
        np.array([2.0, 2, 2, 0]),
    )
    V, U = rng.normal(size=(2, 3, 4))

    def gradient(W):
        return objective.gradient(W, objective.at(W)[1])

    assert sl.gradcheck(lambda W: objective.at(W)[0], gradient, V) < 1e-10
    p = objective.at(V)[1]
    ahead = (gradient(V + 1e-6 * U) - gradient(V - 1e-6 * U)) / 2e-6
    np.testing.assert_allclose(objective.curvature(p)(U), ahead, atol=1e-7)
    units = np.eye(12).reshape(12, 3, 4)
    diagonal = [(objective.curvature(p)(e) * e).sum() for e in units]
    found = objective.curvature_diagonal(p).ravel()
    np.testing.assert_allclose(found, diagonal, rtol=1e-12)


def test_newton_has_not_converged_where_all_probabilities_have_saturated():
    """Three rows of four are right: ln 3 is best, and 800 is far from it."""
    ones, targets = np.ones((4, 1)), np.eye(2)[[0, 0, 0, 1]]
    objective = Objective(ones, targets, ones, np.zeros(1))
    start = np.array([[800.0], [0.0]])
    _, history, done = newton(objective, start, tol=1e-12, max_iter=1, watch=len)
    assert not done
    assert history[-1] < objective.at(start)[0]


def test_weights_and_intercepts_sum_to_zero_over_the_classes():
    model = SoftmaxRegression(l2=0.1).fit(*IRIS)
    np.testing.assert_allclose(model.coef_.sum(axis=0), 0, atol=1e-9)
    assert model.intercept_.sum() == pytest.approx(0, abs=1e-9)


def test_a_weight_of_two_is_the_row_twice():
    X, y = IRIS
    weight = np.where(np.arange(150) % 3 == 0, 2.0, 1.0)
    weighted = SoftmaxRegression().fit(X, y, weight)
    rows = np.repeat(np.arange(150), weight.astype(int))
    repeated = SoftmaxRegression().fit(X[rows], y[rows])
    np.testing.assert_allclose(
        weighted.predict_proba(X), repeated.predict_proba(X), atol=1e-7
    )


def test_balanced_classes_weigh_the_same():
    X, y = IRIS[0][:120], IRIS[1][:120]
    balanced = SoftmaxRegression(class_weight="balanced").fit(X, y)
    by_hand = SoftmaxRegression(class_weight={0: 0.8, 1: 0.8, 2: 2.0}).fit(X, y)
    np.testing.assert_allclose(balanced.coef_, by_hand.coef_, rtol=1e-7)


def test_balanced_classes_weigh_the_same_with_weights_of_rows_too():
    indices = np.array([0, 0, 1, 1])
    weights = np.ldexp(*as_weights([3, 1, 1, 1], "balanced", np.arange(2), indices))
    assert weights.tolist() == [2.25, 0.75, 1.5, 1.5]  # a total of 3 each, of 6


def test_a_class_whose_rows_weigh_nothing_is_not_balanced():
    indices = np.array([0, 0, 0, 1, 2])
    weights = np.ldexp(*as_weights([1, 1, 1, 1, 0], "balanced", np.arange(3), indices))
    np.testing.assert_allclose(weights, [2 / 3, 2 / 3, 2 / 3, 2, 0], rtol=1e-15)


def test_a_row_s_scores_do_not_depend_on_its_batch():
    X, y = WINE
    model = SoftmaxRegression(l2=1.0).fit(X, y)
    whole = model.decision_function(X)
    for i in (0, 71, 177):
        assert (model.decision_function(X[i : i + 1])[0] == whole[i]).all()


def test_the_data_stay_as_they_were():
    X, y = IRIS[0].copy(), IRIS[1].copy()
    SoftmaxRegression().fit(X, y, np.ones(150))
    assert (IRIS[0] == X).all()
    assert (y == IRIS[1]).all()


# oracles: scikit-learn's LogisticRegression at the same penalty


@pytest.mark.parametrize("C", [0.01, 1.0, 1e3])
@pytest.mark.parametrize("data", [IRIS, WINE], ids=["iris", "wine, unscaled"])
def test_the_probabilities_are_those_of_logistic_regression(data, C):
    X, y = data
    ours = SoftmaxRegression(l2=1 / C).fit(X, y).predict_proba(X)
    theirs = LogisticRegression(C=C, solver="newton-cholesky", tol=1e-10).fit(X, y)
    np.testing.assert_allclose(ours, theirs.predict_proba(X), atol=1e-6)


def test_the_probabilities_on_digits_are_those_of_logistic_regression():
    X, y = DIGITS[0][::3] / 16, DIGITS[1][::3]
    ours = SoftmaxRegression().fit(X, y).predict_proba(X)
    theirs = LogisticRegression(solver="newton-cg", tol=1e-8).fit(X, y)
    np.testing.assert_allclose(ours, theirs.predict_proba(X), atol=1e-6)


def test_two_classes_need_twice_the_penalty_of_one_row_of_weights():
    X, y = load_breast_cancer(return_X_y=True)
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    ours = SoftmaxRegression(l2=2.0).fit(X, y)
    theirs = LogisticRegression(C=1.0, solver="newton-cholesky", tol=1e-10).fit(X, y)
    np.testing.assert_allclose(
        ours.predict_proba(X), theirs.predict_proba(X), atol=1e-6
    )
    np.testing.assert_allclose(
        ours.decision_function(X), theirs.decision_function(X), atol=1e-4
    )


def test_balanced_classes_with_weights_are_those_of_logistic_regression():
    X, y = IRIS
    weight = np.linspace(0.5, 3, 150)
    ours = SoftmaxRegression(class_weight="balanced").fit(X, y, weight)
    theirs = LogisticRegression(
        class_weight="balanced", solver="newton-cholesky", tol=1e-10
    ).fit(X, y, weight)
    np.testing.assert_allclose(
        ours.predict_proba(X), theirs.predict_proba(X), atol=1e-6
    )


def test_gradient_descent_comes_to_the_same_probabilities():
    X, y = IRIS[0] - IRIS[0].mean(axis=0), IRIS[1]
    slow = SoftmaxRegression(
        l2=15.0, solver="gradient-descent", max_iter=3000, learning_rate=0.3
    )
    fast = SoftmaxRegression(l2=15.0)
    p, q = (model.fit(X, y).predict_proba(X) for model in (slow, fast))
    np.testing.assert_allclose(p, q, atol=1e-6)


# conventions


with warnings.catch_warnings():  # that it does not inherit from BaseEstimator
    warnings.filterwarnings("ignore", message=".*does not inherit")
    with_checks = parametrize_with_checks([SoftmaxRegression()])


@with_checks
def test_scikit_learn_s_check(estimator, check):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        check(estimator)


def test_it_works_in_pipelines_searches_and_cross_validation():
    pipeline = make_pipeline(StandardScaler(), SoftmaxRegression())
    assert cross_val_score(pipeline, *WINE, cv=3).min() > 0.9
    grid = {"softmaxregression__l2": [0.1, 10.0]}
    search = GridSearchCV(pipeline, grid, cv=3).fit(*WINE)
    assert search.best_score_ > 0.9


def test_a_clone_has_the_parameters_and_nothing_learnt():
    model = SoftmaxRegression(l2=0.3, class_weight={0: 2}).fit(*IRIS)
    twin = clone(model)
    assert twin.get_params() == model.get_params()
    assert not hasattr(twin, "coef_")
    assert repr(twin) == "SoftmaxRegression(l2=0.3, class_weight={0: 2})"


def test_labels_may_be_texts_or_any_integers():
    X, y = IRIS
    names = np.array(["setosa", "versicolor", "virginica"])[y]
    assert set(SoftmaxRegression().fit(X, names).predict(X)) == set(names)
    assert SoftmaxRegression().fit(X, 10 * y - 7).classes_.tolist() == [-7, 3, 13]
    assert SoftmaxRegression().fit(X, y.astype(float)).classes_.tolist() == [0, 1, 2]


def test_importing_the_library_imports_numpy_alone():
    code = (
        "import sys, softmax_lib; "
        "print([m for m in ('sklearn', 'scipy', 'pandas') if m in sys.modules])"
    )
    run = [sys.executable, "-c", code]
    answer = subprocess.run(run, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


def test_without_scikit_learn_an_unfitted_model_still_says_so():
    code = (
        "import softmax_lib as sl\n"
        "try: sl.SoftmaxRegression().predict([[1.0]])\n"
        "except (ValueError, AttributeError) as error: print(error)"
    )
    run = [sys.executable, "-c", code]
    answer = subprocess.run(run, capture_output=True, text=True, check=True)
    assert "not fitted yet; call fit first" in answer.stdout


def test_accuracy_is_weighted_by_sample_weight():
    model = SoftmaxRegression().fit(*IRIS)
    right = model.predict(IRIS[0]) == IRIS[1]
    assert model.score(*IRIS) == right.mean()
    assert model.score(*IRIS, sample_weight=right.astype(float)) == 1.0

"""Vector and matrix scaling."""

import math
import warnings

import numpy as np
import pytest
from calibration.predictions import drawn
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize

import softmax_lib as sl
from softmax_lib.regression import ConvergenceWarning

BOTH = [sl.VectorScaling, sl.MatrixScaling]
Z = [[2.0, 0.0], [2.0, 0.0], [2.0, 0.0], [0.0, 2.0], [0.0, 2.0]]
Y = [0, 0, 1, 0, 1]

# values a reader can check by hand


def test_two_different_rows_get_their_frequencies():
    p = sl.VectorScaling().fit(Z, Y).transform([[2.0, 0.0], [0.0, 2.0]])
    np.testing.assert_allclose(p, [[2 / 3, 1 / 3], [1 / 2, 1 / 2]], rtol=1e-6)


def test_a_vector_has_one_weight_and_one_offset_for_each_class():
    z, y = drawn(80, 3, seed=2)
    scaling = sl.VectorScaling().fit(z, y)
    assert scaling.coef_.shape == scaling.intercept_.shape == (3,)
    p = sl.softmax(z * scaling.coef_ + scaling.intercept_)
    np.testing.assert_array_equal(scaling.transform(z), p)


@pytest.mark.parametrize("size", [1e-160, 1e-9, 1, 40, 800, 1e6, 1e12, 1e160, 1e300])
@pytest.mark.parametrize("kind", BOTH)
def test_logits_that_are_mostly_wrong_get_their_frequencies_in_any_unit(kind, size):
    z = size * np.array([[1.0, 0.0]] * 4 + [[0.0, 1.0]] * 4)
    p = kind().fit(z, [1, 1, 1, 0, 0, 0, 0, 1]).transform(z)
    np.testing.assert_allclose(p[[0, 4]], [[0.25, 0.75], [0.75, 0.25]], rtol=1e-6)


@pytest.mark.parametrize("kind", BOTH)
def test_a_gap_of_millions_says_as_often_as_it_is_right(kind):
    z = [[4e6, 0.0]] * 4
    p = kind().fit(z, [0, 0, 0, 1]).transform(z)
    np.testing.assert_allclose(p, [[0.75, 0.25]] * 4, rtol=1e-6)


# properties


@pytest.mark.parametrize("size", np.geomspace(0.1, 10, 30))
def test_the_offset_that_all_classes_share_stays_zero(size):
    """It changes no probability; rounding must not drive it far off."""
    z = size * np.array([[1.0, 0.0]] * 4 + [[0.0, 1.0]] * 4)
    scaling = sl.VectorScaling().fit(z, [1, 1, 1, 0, 0, 0, 0, 1])
    assert abs(scaling.intercept_.sum()) < 1e-9


@given(st.integers(0, 10**6))
def test_more_freedom_never_costs(seed):
    z, y = drawn(80, 3, seed=seed, sharpness=3)
    losses = [
        sl.negative_log_likelihood(scaling.fit(z, y).transform(z), y)
        for scaling in (
            sl.TemperatureScaling(),
            sl.VectorScaling(),
            sl.MatrixScaling(l2=0.0),
        )
    ]
    room = 1e-9
    assert losses[0] + room >= losses[1] >= losses[2] - room


def test_a_strong_penalty_leaves_a_diagonal():
    z, y = drawn(300, 3, seed=1)
    scaling = sl.MatrixScaling(l2=1e9).fit(z, y)
    assert np.abs(scaling.coef_[~np.eye(3, dtype=bool)]).max() < 1e-6
    assert np.abs(scaling.intercept_).max() < 1e-6
    # and that costs nothing: the diagonal is where the vector's would be without b
    assert np.diag(scaling.coef_) == pytest.approx([1, 1, 1], abs=0.3)


def test_offsets_of_classes_are_found():
    """Labels from softmax(z + b): what a change of the class frequencies does."""
    rng = np.random.default_rng(2)
    z, b = 2 * rng.normal(size=(20_000, 3)), np.array([1.0, 0.0, -1.0])
    y = sl.gumbel_max(z + b, rng=rng)
    scaling = sl.VectorScaling().fit(z, y)
    found = scaling.intercept_ - scaling.intercept_.mean()
    # each class has more than 3000 rows: a standard error below .03
    np.testing.assert_allclose(found, b, atol=0.12)
    np.testing.assert_allclose(scaling.coef_, 1, atol=0.12)


@pytest.mark.parametrize("kind", BOTH)
def test_logits_of_thousands_converge(kind):
    z, y = drawn(300, 4, seed=8, sharpness=2000)
    p = kind().fit(z, y).transform(z)
    single = sl.TemperatureScaling().fit(z, y).loss_
    assert sl.negative_log_likelihood(p, y) <= single + 1e-9


# oracles


@pytest.mark.parametrize("l2", [0.1, 10.0])
def test_a_general_minimiser_finds_the_same_matrix(l2):
    z, y = drawn(120, 3, seed=3)
    off = ~np.eye(3, dtype=bool)

    def objective(v):
        W, b = v[:9].reshape(3, 3), v[9:]
        loss = sl.cross_entropy(z @ W.T + b, y, reduction="sum")
        return loss + l2 / 2 * ((W[off] ** 2).sum() + (b**2).sum())

    found = minimize(objective, np.r_[np.eye(3).ravel(), np.zeros(3)], tol=1e-10)
    scaling = sl.MatrixScaling(l2=l2).fit(z, y)
    ours = objective(np.r_[scaling.coef_.ravel(), scaling.intercept_])
    assert ours <= found.fun + 1e-9
    # its gradient is by differences, good to some 1e-5
    W, b = found.x[:9].reshape(3, 3), found.x[9:]
    np.testing.assert_allclose(scaling.coef_, W, atol=1e-4)
    np.testing.assert_allclose(scaling.intercept_, b, atol=1e-4)


def test_a_general_minimiser_finds_the_same_vector():
    z, y = drawn(120, 3, seed=4)

    def loss(v):
        return sl.cross_entropy(z * v[:3] + v[3:], y, reduction="sum")

    found = minimize(loss, np.r_[np.ones(3), np.zeros(3)], tol=1e-10)
    scaling = sl.VectorScaling().fit(z, y)
    p = sl.softmax(z * found.x[:3] + found.x[3:])
    np.testing.assert_allclose(scaling.transform(z), p, atol=1e-4)


# edges


@pytest.mark.parametrize("kind", BOTH)
def test_rows_that_can_all_be_got_right_have_no_best_weights(kind):
    with pytest.warns(ConvergenceWarning, match="the best weights are infinite"):
        kind().fit([[2.0, 0.0], [0.0, 1.0], [3.0, 0.0]], [0, 1, 0])


@pytest.mark.parametrize("size", [1e-160, 1e160])
@pytest.mark.parametrize("kind", BOTH)
def test_logits_whose_squares_leave_the_range_give_no_warning_of_numpy(kind, size):
    z, y = drawn(60, 3, seed=1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        p = kind().fit(z * size, y).transform(z * size)
    np.testing.assert_allclose(p.sum(axis=1), 1, rtol=1e-14)


@pytest.mark.parametrize("kind", BOTH)
def test_weights_beyond_float64_are_not_the_best_ones(kind):
    with pytest.warns(ConvergenceWarning, match="has not converged: standardise"):
        kind().fit([[5e-324, 0.0]] * 4, [0, 0, 0, 1])


@pytest.mark.parametrize("kind", BOTH)
def test_one_class_is_always_right_with_any_weights(kind):
    z = [[1.0], [2.0]]
    np.testing.assert_array_equal(kind().fit(z, [0, 0]).transform(z), [[1], [1]])


def test_the_mean_loss_tells_whether_all_can_be_got_right():
    z = np.tile([[2.0, 0.0], [0.0, 2.0]], (10_000, 1))
    with pytest.warns(ConvergenceWarning, match="the best weights are infinite"):
        sl.VectorScaling().fit(z, [0, 1] * 10_000)


def test_the_penalty_is_one():
    assert sl.MatrixScaling().l2 == 1


@pytest.mark.parametrize("kind", BOTH)
def test_a_fit_that_is_cut_short_says_so(kind):
    z, y = drawn(100, 3, seed=5, sharpness=4)
    scaling = kind()
    scaling.max_iter = 1
    with pytest.warns(ConvergenceWarning, match="has not converged"):
        scaling.fit(z, y)


# refusals


@pytest.mark.parametrize("l2", [-1, math.inf, math.nan])
def test_a_penalty_is_finite_and_not_negative(l2):
    with pytest.raises(ValueError, match="l2 must be finite and not negative"):
        sl.MatrixScaling(l2=l2).fit(Z, Y)


@pytest.mark.parametrize("kind", BOTH)
def test_excluded_classes_have_no_weighted_sum(kind):
    with pytest.raises(ValueError, match="z holds -inf"):
        kind().fit([[0.0, -math.inf]], [0])


@pytest.mark.parametrize("kind", BOTH)
def test_classes_are_those_of_fit(kind):
    with pytest.raises(AttributeError, match="call fit first"):
        kind().transform(Z)
    with pytest.raises(ValueError, match="z has 3 classes; fit has seen 2"):
        kind().fit(Z, Y).transform([[0.0, 1.0, 2.0]])

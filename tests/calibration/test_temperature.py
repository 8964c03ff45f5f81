"""Temperature scaling."""

import math

import numpy as np
import pytest
from calibration.predictions import drawn
from hypothesis import example, given
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar
from sklearn.calibration import CalibratedClassifierCV
from sklearn.frozen import FrozenEstimator
from sklearn.linear_model import LogisticRegression

import softmax_lib as sl
from softmax_lib.calibration import temperature
from softmax_lib.regression import ConvergenceWarning

# values a reader can check by hand


@pytest.mark.parametrize(("gap", "wrong"), [(4.0, 1), (0.5, 1), (700.0, 2), (1e-3, 3)])
def test_one_gap_says_as_often_as_it_is_right(gap, wrong):
    """Eight times the same logits: T makes the probability the share of right ones."""
    y = [1] * wrong + [0] * (8 - wrong)
    scaling = sl.TemperatureScaling().fit([[gap, 0.0]] * 8, y)
    expected = gap / math.log((8 - wrong) / wrong)
    assert scaling.temperature_ == pytest.approx(expected, rel=1e-12)
    assert scaling.at_bound_ is None
    share = scaling.transform([[gap, 0.0]])[0, 0]
    assert share == pytest.approx(1 - wrong / 8, rel=1e-12)


def test_equal_logits_need_no_temperature():
    scaling = sl.TemperatureScaling().fit([[2.0, 2.0]] * 3, [0, 1, 1])
    assert (scaling.temperature_, scaling.at_bound_) == (1.0, None)
    assert scaling.loss_ == pytest.approx(math.log(2), rel=1e-15)


# properties


@given(st.integers(0, 10**6), st.floats(-20, 20))
@example(938, -1.5)  # a curvature of 1e-311 on the way
def test_scaled_logits_get_the_same_temperature_scaled(seed, octaves):
    z, y = drawn(40, 3, seed=seed)
    factor = 2.0**octaves
    once, twice = (sl.TemperatureScaling(bounds=(1e-9, 1e9)) for _ in range(2))
    once.fit(z, y)
    twice.fit(factor * z, y)
    # a slope of rounding size, over the curvature, is a relative error in 1/T
    assert twice.temperature_ == pytest.approx(factor * once.temperature_, rel=1e-9)


@given(st.integers(0, 10**6))
def test_no_other_temperature_has_a_smaller_loss(seed):
    z, y = drawn(50, 4, seed=seed)
    scaling = sl.TemperatureScaling().fit(z, y)
    best = scaling.temperature_
    assert scaling.loss_ == pytest.approx(
        float(sl.cross_entropy(z / best, y)), rel=1e-13
    )
    for other in (0.5 * best, 0.999 * best, 1.001 * best, 2 * best):
        assert sl.cross_entropy(z / other, y) >= scaling.loss_


def test_no_prediction_changes():
    z, y = drawn(100, 5, seed=3, sharpness=5)
    p = sl.TemperatureScaling().fit(z, y).transform(z)
    np.testing.assert_array_equal(p.argmax(axis=1), z.argmax(axis=1))


def test_excluded_classes_stay_excluded():
    z, y = drawn(100, 3, seed=4)
    longer = np.column_stack([z, np.full(100, -np.inf)])
    scaling = sl.TemperatureScaling().fit(longer, y)
    assert scaling.temperature_ == sl.TemperatureScaling().fit(z, y).temperature_
    assert (scaling.transform(longer)[:, 3] == 0).all()


def test_the_temperature_that_made_the_labels_is_found():
    z, y = drawn(20_000, 4, seed=5, sharpness=3.0)
    # the error of 1/T is 1 / sqrt(n times the curvature); 4 of these
    scaling = sl.TemperatureScaling().fit(z, y)
    p = scaling.transform(z)
    mean = (p * z).sum(axis=1, keepdims=True)
    curvature = (p * (z - mean) ** 2).sum(axis=1).mean()
    room = 4 / math.sqrt(len(z) * curvature)
    assert 1 / scaling.temperature_ == pytest.approx(1 / 3, abs=room)


@pytest.mark.parametrize("sharpness", [1e-3, 0.2, 1, 5, 30, 2000])
def test_few_steps_lead_to_the_last_digits(sharpness, monkeypatch):
    """Halving alone would ask for the slope some fifty times."""
    asked, slope = [], temperature._slope

    def counted(*arguments):
        asked.append(arguments)
        return slope(*arguments)

    monkeypatch.setattr(temperature, "_slope", counted)
    z, y = drawn(300, 4, seed=9, sharpness=sharpness)
    scaling = sl.TemperatureScaling().fit(z, y)
    assert scaling.temperature_ == pytest.approx(sharpness, rel=0.3)
    assert len(asked) <= 16


# oracles


@pytest.mark.parametrize("sharpness", [0.1, 1, 8, 300])
def test_a_minimiser_that_knows_no_derivative_finds_the_same(sharpness):
    z, y = drawn(300, 5, seed=6, sharpness=sharpness)
    ours = sl.TemperatureScaling().fit(z, y)
    theirs = minimize_scalar(
        lambda log_t: float(sl.cross_entropy(z / math.exp(log_t), y)),
        bounds=(math.log(sharpness) - 3, math.log(sharpness) + 3),
        method="bounded",
        options={"xatol": 1e-10},
    )
    # near a minimum the loss is flat: sqrt(eps) of T cannot be told apart
    assert ours.temperature_ == pytest.approx(math.exp(theirs.x), rel=1e-6)


@pytest.mark.parametrize("strength", [1e4, 1e-2])
def test_scikit_learn_finds_the_same(strength):
    z, y = drawn(400, 3, seed=7)
    X = z + np.random.default_rng(7).normal(size=z.shape)
    model = LogisticRegression(C=strength, max_iter=1000).fit(X[:100], y[:100])
    theirs = CalibratedClassifierCV(FrozenEstimator(model), method="temperature")
    theirs.fit(X[100:], y[100:])
    ours = sl.TemperatureScaling().fit(model.decision_function(X[100:]), y[100:])
    beta = theirs.calibrated_classifiers_[0].calibrators[0].beta_
    # it minimises over log(1/T) without derivative and stops at 64 eps of its value,
    # which leaves some sqrt(eps) of T
    assert ours.temperature_ == pytest.approx(1 / beta, rel=1e-5)
    p = ours.transform(model.decision_function(X))
    np.testing.assert_allclose(p, theirs.predict_proba(X), rtol=1e-4, atol=1e-7)


# edges: where there is no best temperature


def test_a_model_that_is_always_right_runs_to_the_lower_bound():
    scaling = sl.TemperatureScaling()
    with pytest.warns(ConvergenceWarning, match="lower bound, 1e-06: every prediction"):
        scaling.fit([[2.0, 0.0], [0.0, 1.0]], [0, 1])
    assert scaling.at_bound_ == "lower"
    assert scaling.temperature_ == pytest.approx(1e-6)
    np.testing.assert_array_equal(scaling.transform([[2.0, 0.0]]), [[1, 0]])


def test_logits_that_point_away_run_to_the_upper_bound():
    scaling = sl.TemperatureScaling()
    with pytest.warns(ConvergenceWarning, match=r"upper bound, 1e\+06: these logits"):
        scaling.fit([[2.0, 0.0], [0.0, 1.0]], [1, 0])
    assert scaling.at_bound_ == "upper"
    np.testing.assert_allclose(scaling.transform([[2.0, 0.0]]), 0.5, atol=1e-6)


def test_underflow_is_no_error_where_numpy_raises():
    z, y = drawn(50, 2, seed=1)
    z[0] = [2000.0, 0.0] if y[0] == 0 else [0.0, 2000.0]
    with np.errstate(all="raise"):
        scaling = sl.TemperatureScaling().fit(z, y)
    assert scaling.temperature_ == sl.TemperatureScaling().fit(z, y).temperature_


def test_a_narrow_bound_is_named():
    z, y = [[4.0, 0.0]] * 4, [0, 0, 0, 1]
    scaling = sl.TemperatureScaling(bounds=(0.1, 2))
    with pytest.warns(ConvergenceWarning, match="upper bound, 2:"):
        scaling.fit(z, y)
    assert (scaling.temperature_, scaling.at_bound_) == (2, "upper")
    # fitted again within reach, it says nothing
    scaling.bounds = (0.1, 20)
    assert scaling.fit(z, y).at_bound_ is None


@pytest.mark.parametrize(
    ("size", "bound"), [(1e-9, r"lower bound, 1e-06"), (1e9, r"upper bound, 1e\+06")]
)
def test_a_best_temperature_beyond_the_bounds_is_said_to_be_there(size, bound):
    """Three of four are right: the best T is 4 size / ln 3."""
    z, y = [[4.0 * size, 0.0]] * 4, [0, 0, 0, 1]
    with pytest.warns(ConvergenceWarning, match=f"{bound}: the best T lies beyond it"):
        sl.TemperatureScaling().fit(z, y)
    best = sl.TemperatureScaling(bounds=(1e-12, 1e12)).fit(z, y).temperature_
    assert best == pytest.approx(4 * size / math.log(3), rel=1e-12)


def test_an_excluded_class_says_nothing_of_what_logits_foretell():
    scaling = sl.TemperatureScaling(bounds=(0.1, 2))
    with pytest.warns(ConvergenceWarning, match="2: the best T lies beyond it"):
        scaling.fit([[4.0, 0.0, -math.inf]] * 4, [0, 0, 0, 1])
    with pytest.warns(ConvergenceWarning, match="2: these logits do not foretell"):
        scaling.fit([[4.0, 0.0, -math.inf]] * 4, [0, 1, 1, 1])


def test_gaps_whose_squares_overflow_have_a_best_temperature():
    scaling = sl.TemperatureScaling(bounds=(1, 1e300))
    scaling.fit([[4e160, 0.0]] * 4, [0, 0, 0, 1])
    assert scaling.temperature_ == pytest.approx(4e160 / math.log(3), rel=1e-12)


def test_logits_of_thousands_converge():
    """As of naive Bayes; a search bounded at e**7 stops too early."""
    z, y = drawn(300, 10, seed=8, sharpness=2000)
    scaling = sl.TemperatureScaling().fit(z - 1e4, y)
    assert 1500 < scaling.temperature_ < 2700


# refusals


@pytest.mark.parametrize(
    "bounds", [(0, 1), (2, 1), (1, 1), (1, math.inf), (math.nan, 1)]
)
def test_bounds_are_two_temperatures(bounds):
    with pytest.raises(ValueError, match="bounds must be two temperatures"):
        sl.TemperatureScaling(bounds=bounds).fit([[1.0, 0.0]], [0])


def test_what_came_true_cannot_be_excluded():
    with pytest.raises(ValueError, match="came true that has the logit -inf"):
        sl.TemperatureScaling().fit([[1.0, -math.inf]], [1])


def test_a_gap_beyond_float64_is_refused_and_half_of_it_is_not():
    z, y = np.array([[1e308, -1e308]] * 3), [0, 0, 1]
    with pytest.raises(ValueError, match="pass z / 2, whose T is half as large"):
        sl.TemperatureScaling().fit(z, y)
    with pytest.warns(ConvergenceWarning, match="the best T lies beyond it"):
        sl.TemperatureScaling().fit(z / 2, y)


def test_nothing_is_transformed_before_fit():
    with pytest.raises(AttributeError, match="call fit first"):
        sl.TemperatureScaling().transform([[1.0, 0.0]])

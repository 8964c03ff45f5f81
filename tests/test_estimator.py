"""What scikit-learn asks of an estimator: metadata routing; and pickles of all."""

import copy
import pickle

import numpy as np
import pytest
import sklearn
from sklearn.base import clone
from sklearn.model_selection import GridSearchCV, cross_validate
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

import softmax_lib as sl

X = np.array([[-2.0], [-1], [0], [0.5], [1], [2]] * 2)
Y = np.array([0, 1, 0, 1, 0, 1] * 2)
WEIGHT = np.linspace(0, 5, 12) ** 2


# metadata routing


@pytest.fixture
def routing():
    """Route metadata as scikit-learn does when it is asked to."""
    with sklearn.config_context(enable_metadata_routing=True):
        yield


@pytest.mark.usefixtures("routing")
def test_a_pipeline_scores_without_a_request():
    pipeline = make_pipeline(StandardScaler(), sl.SoftmaxRegression()).fit(X, Y)
    alone = sl.SoftmaxRegression().fit(StandardScaler().fit_transform(X), Y)
    assert pipeline.score(X, Y) == alone.score(StandardScaler().fit_transform(X), Y)


@pytest.mark.usefixtures("routing")
def test_requested_weights_reach_fit_and_score():
    model = sl.SoftmaxRegression().set_fit_request(sample_weight=True)
    assert model.set_score_request(sample_weight=True) is model
    pipeline = make_pipeline(model).fit(X, Y, sample_weight=WEIGHT)
    alone = sl.SoftmaxRegression().fit(X, Y, WEIGHT)
    assert (pipeline[-1].coef_ == alone.coef_).all()
    assert pipeline.score(X, Y, sample_weight=WEIGHT) == alone.score(X, Y, WEIGHT)
    assert alone.score(X, Y, WEIGHT) != alone.score(X, Y)


@pytest.mark.usefixtures("routing")
def test_requests_go_through_clones_searches_and_cross_validation():
    model = sl.SoftmaxRegression().set_fit_request(sample_weight=True)
    model = clone(model.set_score_request(sample_weight=False))
    search = GridSearchCV(model, {"l2": [1.0]}, cv=2)
    search.fit(X, Y, sample_weight=WEIGHT)
    alone = sl.SoftmaxRegression().fit(X, Y, WEIGHT)
    assert (search.best_estimator_.coef_ == alone.coef_).all()
    scores = cross_validate(model, X, Y, cv=2, params={"sample_weight": WEIGHT})
    assert len(scores["test_score"]) == 2


@pytest.mark.usefixtures("routing")
def test_weights_without_a_request_are_refused():
    with pytest.raises(ValueError, match=r"sample_weight.*not explicitly set as reque"):
        make_pipeline(sl.SoftmaxRegression()).fit(X, Y, sample_weight=WEIGHT)


@pytest.mark.usefixtures("routing")
def test_a_request_asks_one_model_only():
    sl.SoftmaxRegression().set_fit_request(sample_weight=True)
    routing = sl.SoftmaxRegression().get_metadata_routing()
    assert routing.fit.requests == routing.score.requests == {"sample_weight": None}


def test_where_nothing_is_routed_a_request_says_so():
    with pytest.raises(RuntimeError, match=r"set_config\(enable_metadata_routing=True"):
        sl.SoftmaxRegression().set_fit_request(sample_weight=True)


# pickles

Z = np.random.default_rng(7).normal(size=(12, 2))
P = sl.softmax(Z)
RNG = np.random.default_rng(7)

# What each of them says once it is fitted.
FITTED = {
    "SoftmaxRegression": (
        sl.SoftmaxRegression().fit(X, Y),
        lambda model: model.predict_proba(X),
    ),
    **{
        type(tool).__name__: (tool.fit(P, Y), lambda tool: tool.transform(P))
        for tool in (sl.HistogramBinning(bins=3), sl.IsotonicCalibration())
    },
    **{
        type(tool).__name__: (tool.fit(Z, Y), lambda tool: tool.transform(Z))
        for tool in (sl.TemperatureScaling(), sl.VectorScaling(), sl.MatrixScaling())
    },
    "ConformalSets": (sl.ConformalSets().fit(P, Y), lambda sets: sets.predict(P)),
    "CalibrationSums": (sl.CalibrationSums.of(P, Y), lambda sums: sums.brier_score),
    "LogSumExp": (sl.LogSumExp.of(Z), lambda state: state.value),
    "AttentionState": (sl.AttentionState.of(Z, Z.T), lambda state: state.mean),
    "HierarchicalSoftmax": (
        sl.HierarchicalSoftmax([4, 2, 1, 1]),
        lambda tree: tree.log_probabilities([[1.0]], [[0.5, -1.0, 2.0]]),
    ),
    "AdaptiveSoftmax": (
        sl.AdaptiveSoftmax([2], classes=6),
        lambda layer: layer.cross_entropy(X[:4].T, [np.eye(4, 3), X[:4], X[:4].T], [5]),
    ),
    "Reliability": (sl.reliability(P, Y, rng=RNG), lambda curve: curve.accuracy),
    "BrierDecomposition": (sl.brier_decomposition(P, Y), lambda parts: parts.score),
    "ScoreDecomposition": (sl.score_decomposition(P, Y), lambda parts: parts.score),
    "CalibrationTest": (
        sl.calibration_test(P, Y, rng=RNG, draws=9),
        lambda test: test.p_value,
    ),
    "CalibrationReport": (sl.calibration_report(P, Y, rng=RNG, draws=9), repr),
    "ExpLimits": (sl.exp_limits("float32"), tuple),
}


def test_every_class_with_a_state_is_pickled_here():
    classes = {name for name in sl.__all__ if isinstance(getattr(sl, name), type)}
    assert classes <= set(FITTED)


@pytest.mark.parametrize(("fitted", "says"), FITTED.values(), ids=FITTED)
def test_a_pickle_and_a_copy_say_the_same(fitted, says):
    for twin in (pickle.loads(pickle.dumps(fitted)), copy.deepcopy(fitted)):
        np.testing.assert_array_equal(says(twin), says(fitted))


@pytest.mark.usefixtures("routing")
def test_a_pickle_keeps_its_requests():
    model = sl.SoftmaxRegression().set_fit_request(sample_weight=True)
    twin = pickle.loads(pickle.dumps(model))
    assert twin.get_metadata_routing().fit.requests == {"sample_weight": True}

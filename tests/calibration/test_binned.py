"""Histogram binning and isotonic regression."""

import sys

import numpy as np
import pytest
from calibration.predictions import FIVE, LABELS, drawn, predictions
from hypothesis import given
from hypothesis import strategies as st
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.calibration import CalibratedClassifierCV
from sklearn.frozen import FrozenEstimator

import softmax_lib as sl

BOTH = [sl.HistogramBinning, sl.IsotonicCalibration]

# values a reader can check by hand


def test_five_predictions_in_two_bins():
    binning = sl.HistogramBinning(bins=2, strategy="width").fit(FIVE, LABELS)
    # class 0: .9, .8, .97 were right twice; .35, .3 never; class 1 the same turned
    expected = [[2 / 3, 1 / 3], [0, 1]]
    np.testing.assert_allclose(
        binning.transform([[0.6, 0.4], [0.5, 0.5]])[0], expected[0]
    )
    np.testing.assert_allclose(binning.transform([[0.2, 0.8]])[0], expected[1])


def test_rows_are_divided_by_their_sum():
    p = np.eye(3) * 0.7 + 0.1
    binning = sl.HistogramBinning(bins=2, strategy="width").fit(p, [0, 1, 2])
    # each class: .8 came true, .1 never did
    np.testing.assert_array_equal(binning.transform([[0.8, 0.1, 0.1]]), [[1, 0, 0]])
    np.testing.assert_array_equal(binning.transform([[0.6, 0.4, 0.0]]), [[1, 0, 0]])


def test_a_row_of_zeros_becomes_uniform():
    p = np.eye(3) * 0.7 + 0.1
    binning = sl.HistogramBinning(bins=2, strategy="width").fit(p, [0, 1, 2])
    np.testing.assert_allclose(binning.transform([[0.4, 0.3, 0.3]]), [[1 / 3] * 3])


def test_an_empty_bin_keeps_its_middle():
    binning = sl.HistogramBinning(bins=4, strategy="width").fit([[0.9, 0.1]], [0])
    # classes: .7 is in (.5, .75], never seen: .625; .3 in (.25, .5]: .375
    np.testing.assert_allclose(binning.transform([[0.7, 0.3]]), [[0.625, 0.375]])


def test_full_and_empty_bins_share_a_row():
    p = [[0.4, 0.1, 0.5], [0.4, 0.1, 0.5]]
    binning = sl.HistogramBinning(bins=4, strategy="width").fit(p, [0, 1])
    # .4 came true in one of two; .6 and 0 were never seen: .625 and .125
    q = binning.transform([[0.4, 0.6, 0.0]])
    np.testing.assert_allclose(q, [[0.4, 0.5, 0.1]])


def test_one_prediction_fills_a_bin():
    binning = sl.HistogramBinning(bins=4, strategy="width").fit([[0.4, 0.1, 0.5]], [0])
    np.testing.assert_array_equal(binning.transform([[0.4, 0.1, 0.5]]), [[1, 0, 0]])


def test_there_are_fifteen_bins():
    assert sl.HistogramBinning().bins == 15


def test_what_falls_is_pooled():
    p = np.array([[0.9, 0.1], [0.8, 0.2], [0.7, 0.3], [0.2, 0.8]])
    isotonic = sl.IsotonicCalibration().fit(p, [0, 1, 0, 1])
    expected = [[1, 0], [0.5, 0.5], [0.5, 0.5], [0, 1]]
    np.testing.assert_allclose(isotonic.transform(p), expected)


# properties


@given(predictions(), st.integers(0, 99))
def test_what_comes_out_are_probabilities(drawing, seed):
    p, y = drawing
    fresh = np.random.default_rng(seed).dirichlet(np.ones(p.shape[1]), size=5)
    for kind in BOTH:
        q = kind().fit(p, y).transform(fresh)
        assert (q >= 0).all()
        np.testing.assert_allclose(q.sum(axis=1), 1, rtol=1e-15 * p.shape[1])


@pytest.mark.parametrize("kind", BOTH)
def test_an_overconfident_model_is_mended(kind):
    z, y = drawn(6000, 3, seed=1, sharpness=3)
    p = sl.softmax(z)
    q = kind().fit(p[:3000], y[:3000]).transform(p[3000:])
    before = sl.expected_calibration_error(p[3000:], y[3000:])
    assert sl.expected_calibration_error(q, y[3000:]) < before / 4


def test_bins_that_are_fitted_are_calibrated_on_their_own_rows():
    z, y = drawn(300, 2, seed=2, sharpness=3)
    p = sl.softmax(z)
    q = sl.HistogramBinning(bins=10).fit(p, y).transform(p)
    for value in np.unique(q[:, 0]):
        assert (y[q[:, 0] == value] == 0).mean() == pytest.approx(value, abs=0.05)


# oracles


class Fitted(ClassifierMixin, BaseEstimator):
    """A classifier whose features are its probabilities."""

    def fit(self, X, y):
        self.classes_ = np.unique(y)
        return self

    def predict_proba(self, X):
        return X

    def predict(self, X):
        return self.classes_[X.argmax(axis=1)]


@pytest.mark.parametrize("classes", [2, 4])
def test_scikit_learn_fits_the_same_steps(classes):
    z, y = drawn(400, classes, seed=3, sharpness=3)
    p = sl.softmax(z)
    model = FrozenEstimator(Fitted().fit(p, y))
    theirs = CalibratedClassifierCV(model, method="isotonic").fit(p[:200], y[:200])
    ours = sl.IsotonicCalibration().fit(p[:200], y[:200]).transform(p[200:])
    # scikit-learn computes in float32 where it may
    np.testing.assert_allclose(ours, theirs.predict_proba(p[200:]), atol=1e-6)


# refusals


def test_isotonic_names_what_is_missing(monkeypatch):
    monkeypatch.setitem(sys.modules, "sklearn.isotonic", None)
    with pytest.raises(ImportError, match="pip install scikit-learn"):
        sl.IsotonicCalibration().fit(FIVE, LABELS)


@pytest.mark.parametrize("kind", BOTH)
def test_classes_are_those_of_fit(kind):
    with pytest.raises(AttributeError, match="call fit first"):
        kind().transform(FIVE)
    with pytest.raises(ValueError, match="p has 3 classes; fit has seen 2"):
        kind().fit(FIVE, LABELS).transform([[0.2, 0.3, 0.5]])

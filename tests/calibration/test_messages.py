"""What calibration refuses, in whole sentences: what is wrong, and what to do."""

import numpy as np
import pytest
from calibration.predictions import FIVE, LABELS

import softmax_lib as sl
from softmax_lib.regression import ConvergenceWarning

RNG = np.random.default_rng(7)
Z, INF = np.log(FIVE), np.inf
EQUAL, SCORE = [[0, 1], [1, 0]], sl.brier_score


def fitted_without_a_generator():
    return sl.ConformalSets(method="aps").fit(FIVE, LABELS)


SENTENCES = {
    "There are no maps yet; call fit first.": lambda: sl.HistogramBinning().transform(
        FIVE
    ),
    "There is no threshold yet; call fit first.": lambda: sl.ConformalSets().predict(
        FIVE
    ),
    "There are no weights yet; call fit first.": lambda: sl.VectorScaling().transform(
        Z
    ),
    "There is no T yet; call fit first.": lambda: sl.TemperatureScaling().transform(Z),
    "pass rng to both fit and predict, or to neither.": (
        lambda: fitted_without_a_generator().predict(FIVE, rng=RNG)
    ),
    'nothing is random with method="lac"; leave rng out.': (
        lambda: sl.ConformalSets().fit(FIVE, LABELS, rng=RNG)
    ),
    "p must hold real numbers, not complex128; pass p.real, or np.abs(p) for "
    "magnitudes.": lambda: sl.decide([1j, 1], EQUAL),
    "cost must hold real numbers, not complex128; pass cost.real, or np.abs(cost) for "
    "magnitudes.": lambda: sl.decide([0.5, 0.5], [[1j, 0], [0, 0]]),
    "cost must hold finite numbers.": lambda: sl.decide([1, 0], [[INF, 0], [0, 0]]),
    "p holds NaN, on which nothing can be decided.": (
        lambda: sl.decide([np.nan, 1], EQUAL)
    ),
    "abstain must be a cost, not nan.": (
        lambda: sl.decide([0.5, 0.5], EQUAL, abstain=np.nan)
    ),
    "a class came true that has the logit -inf.": (
        lambda: sl.TemperatureScaling().fit([[1.0, -INF]], [1])
    ),
    "a class came true whose logit lies further below the largest than float64 "
    "reaches; pass z / 2, whose T is half as large.": (
        lambda: sl.TemperatureScaling().fit([[1e308, -1e308]], [1])
    ),
    "y is a masked array, whose mask would be dropped silently; leave out the rows "
    "that it masks, and pass y.data of the others.": (
        lambda: sl.brier_score(FIVE, np.ma.array(LABELS))
    ),
    "z holds -inf, which has no weighted sum with other logits.": (
        lambda: sl.VectorScaling().fit([[0.0, -INF]], [0])
    ),
    "CalibrationSums merge with CalibrationSums, not float; pass "
    "CalibrationSums.of(p, y).": lambda: sl.CalibrationSums.empty().merge(0.1),
    "15 bins do not merge with 10; make both with the same bins.": (
        lambda: sl.CalibrationSums.empty().merge(sl.CalibrationSums.empty(bins=10))
    ),
    "draws must be a whole number, 1 or more, not 0.": (
        lambda: sl.reliability(FIVE, LABELS, rng=RNG, draws=0)
    ),
    "draws must be a whole number, 1 or more, not -1.": (
        lambda: sl.bootstrap_interval(SCORE, FIVE, LABELS, rng=RNG, draws=-1)
    ),
    "rng must be a numpy.random.Generator, not int; pass "
    "np.random.default_rng(seed).": lambda: sl.score_if_calibrated(SCORE, FIVE, rng=7),
    "the largest gap has no debiased form; pass norm=1 or 2.": (
        lambda: sl.expected_calibration_error(FIVE, LABELS, norm=INF, debias=True)
    ),
    "z holds +inf, or a row of -inf only: no temperature can change it.": (
        lambda: sl.TemperatureScaling().fit([[INF, 0.0]], [0])
    ),
    "z holds NaN, first in row 1; leave such rows out.": (
        lambda: sl.TemperatureScaling().fit([[0.0, 1.0], [np.nan, 0.0]], [0, 0])
    ),
    "z must have shape (n, K), a row a prediction, not (2,); pass "
    "z.reshape(-1, z.shape[-1]).": lambda: sl.TemperatureScaling().fit([0.0, 1.0], 0),
    "p must hold real numbers, not <U1; convert it first, for example with "
    "np.asarray(p, dtype=float).": lambda: sl.brier_score([["a", "b"]], [0]),
    "p must be probabilities, but one of its rows sums to 1.2, not 1; divide counts by "
    "their sum, and turn logits into probabilities with softmax first.": (
        lambda: sl.score_if_calibrated(SCORE, [[0.6, 0.6]], rng=RNG)
    ),
    "y has shape (4,); 5 predictions need (5,), one label each.": (
        lambda: sl.brier_score(FIVE, LABELS[:4])
    ),
    "y has shape (5, 2); 5 predictions need (5,), one label each; from one-hot rows "
    "pass y.argmax(axis=1).": lambda: sl.brier_score(FIVE, np.eye(2)[LABELS]),
    "labels must be integers, not object; pass the column of p that belongs to each: "
    "np.searchsorted(model.classes_, y).": (
        lambda: sl.brier_score(FIVE, LABELS.astype(object))
    ),
    "label 7 is none of the 2 classes, 0 to 1.": (
        lambda: sl.brier_score(FIVE, [0, 7, 1, 9, 0])
    ),
    "z must hold real numbers, not complex128; pass z.real, or np.abs(z) for "
    "magnitudes.": lambda: sl.TemperatureScaling().fit([[1j, 0]], [0]),
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_refused(sentence):
    with pytest.raises((TypeError, ValueError, AttributeError)) as refusal:
        SENTENCES[sentence]()
    assert str(refusal.value) == sentence


WARNINGS = {
    "The fit has not converged: standardise the logits, raise l2, or fit on "
    "more rows.": (lambda: cut_short(sl.MatrixScaling()).fit(Z, LABELS)),
    "The fit has not converged: standardise the logits, or fit on more rows.": (
        lambda: cut_short(sl.VectorScaling()).fit(Z, LABELS)
    ),
    "Every row can be got right, so that the best weights are infinite: fit on more "
    "rows, with mistakes among them.": (
        lambda: sl.MatrixScaling().fit([[2.0, 0.0], [0.0, 1.0]], [0, 1])
    ),
    "T has run to the lower bound, 1e-06: every prediction here is right, so that more "
    "confidence always pays; fit on more rows, with mistakes among them.": (
        lambda: sl.TemperatureScaling().fit([[2.0, 0.0]], [0])
    ),
    "T has run to the upper bound, 1e+06: these logits do not foretell the labels; "
    "check that their columns are the labels.": (
        lambda: sl.TemperatureScaling().fit([[2.0, 0.0]], [1])
    ),
    "T has run to the lower bound, 2: the best T lies beyond it; widen bounds, or "
    "rescale the logits.": (
        lambda: sl.TemperatureScaling(bounds=(2, 3)).fit([[1.0, 0.0]] * 3, [0, 0, 1])
    ),
}


def cut_short(scaling):
    scaling.max_iter = 1
    return scaling


@pytest.mark.parametrize("sentence", WARNINGS)
def test_warned(sentence):
    with pytest.warns(ConvergenceWarning) as warned:
        WARNINGS[sentence]()
    assert [str(each.message) for each in warned] == [sentence]

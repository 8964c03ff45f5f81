"""The Brier score in parts."""

import numpy as np
import pytest
from calibration.predictions import FIVE, LABELS, drawn, predictions
from hypothesis import given
from hypothesis import strategies as st

import softmax_lib as sl

# values a reader can check by hand: .8 twice, right both times; .4 for class 0 twice,
# right once


def test_two_different_predictions():
    p = [[0.8, 0.2], [0.8, 0.2], [0.4, 0.6], [0.4, 0.6]]
    parts = sl.brier_decomposition(p, [0, 0, 0, 1])
    # of each of the two classes; frequencies 1 and 1/2, overall 3/4
    assert parts.reliability == pytest.approx(2 * (0.2**2 + 0.1**2) / 2, rel=1e-14)
    assert parts.resolution == pytest.approx(2 * 0.25**2, rel=1e-14)
    assert parts.uncertainty == pytest.approx(2 * 0.75 * 0.25, rel=1e-14)
    assert abs(parts.within_variance) < 1e-30
    assert abs(parts.within_covariance) < 1e-30
    assert parts.score == pytest.approx(0.3, rel=1e-14)


def test_frequencies_as_predictions_have_only_uncertainty():
    p = np.tile([0.75, 0.25], (4, 1))
    parts = sl.brier_decomposition(p, [0, 0, 0, 1], bins=10)
    assert parts.reliability == parts.resolution == 0
    assert parts.score == parts.uncertainty == 0.375


def test_one_bin_holds_all_differences_inside():
    parts = sl.brier_decomposition(FIVE, LABELS, bins=1)
    assert parts.resolution == 0
    assert parts.within_variance == pytest.approx(2 * FIVE[:, 0].var(), rel=1e-14)
    covariance = np.mean((LABELS == 0) * (FIVE[:, 0] - FIVE[:, 0].mean()))
    assert parts.within_covariance == pytest.approx(4 * covariance, rel=1e-14)


# properties


@given(
    predictions(), st.sampled_from([None, 1, 3, 15]), st.sampled_from(["width", "mass"])
)
def test_the_parts_are_the_score(drawing, bins, strategy):
    p, y = drawing
    parts = sl.brier_decomposition(p, y, bins=bins, strategy=strategy)
    # a dozen sums of numbers below 2
    assert parts.score == pytest.approx(sl.brier_score(p, y), abs=50 * 2.0**-52)
    for part in (parts.reliability, parts.resolution, parts.uncertainty):
        assert part >= 0


def test_sharper_than_true_costs_reliability_and_nothing_else():
    z, y = drawn(3000, 3, seed=1)
    true, sharp = (
        sl.brier_decomposition(sl.softmax(scale * z), y, bins=15, strategy="mass")
        for scale in (1, 3)
    )
    assert sharp.reliability > 10 * true.reliability
    assert sharp.uncertainty == true.uncertainty
    assert sharp.resolution == pytest.approx(true.resolution, rel=0.05)

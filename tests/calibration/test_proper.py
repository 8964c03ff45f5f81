"""Any proper score in parts: reliability is what recalibration can recover."""

import numpy as np
import pytest
from calibration.predictions import drawn, predictions
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import rel_entr
from scipy.stats import entropy
from sklearn.metrics import mutual_info_score

import softmax_lib as sl

SCORES = {"nll": sl.negative_log_likelihood, "brier": sl.brier_score}
TWICE_TWO = [[0.8, 0.2], [0.8, 0.2], [0.4, 0.6], [0.4, 0.6]]  # frequencies 1 and 1/2

# calibrated class by class and as to the favourite, in pairs; never as a whole
SAYS = np.array([[0.8, 0.1, 0.1], [0.7, 0.1, 0.2], [0.7, 0.2, 0.1], [0.6, 0.2, 0.2]])
HAPPENS = np.array([[8, 2, 0], [7, 0, 3], [7, 1, 2], [6, 3, 1]])


def in_tens():
    """Return ten rows of each forecast, and labels in the shares that happened."""
    labels = [np.repeat([0, 1, 2], counts) for counts in HAPPENS]
    return np.repeat(SAYS, 10, axis=0), np.concatenate(labels)


def test_two_forecasts_by_hand():
    parts = sl.score_decomposition(TWICE_TWO, [0, 0, 0, 1])
    off = rel_entr([1, 0], [0.8, 0.2]).sum(), rel_entr([0.5, 0.5], [0.4, 0.6]).sum()
    far = rel_entr([1, 0], [0.75, 0.25]).sum(), rel_entr([0.5] * 2, [0.75, 0.25]).sum()
    assert parts.reliability == pytest.approx(np.mean(off), rel=1e-14)
    assert parts.resolution == pytest.approx(np.mean(far), rel=1e-14)
    assert parts.uncertainty == pytest.approx(entropy([0.75, 0.25]), rel=1e-14)
    assert parts.within == 0


def test_two_forecasts_by_hand_with_the_brier_score():
    parts = sl.score_decomposition(TWICE_TWO, [0, 0, 0, 1], score="brier")
    assert parts.reliability == pytest.approx(2 * (0.2**2 + 0.1**2) / 2, rel=1e-14)
    assert parts.resolution == pytest.approx(2 * 0.25**2, rel=1e-14)
    assert parts.uncertainty == pytest.approx(2 * 0.75 * 0.25, rel=1e-14)
    assert parts.within == 0


def test_it_sees_what_class_by_class_is_hidden():
    p, y = in_tens()
    assert sl.brier_decomposition(p, y).reliability < 1e-30
    whole = sl.score_decomposition(p, y, score="brier")
    assert whole.reliability == pytest.approx(2 * 0.1**2, rel=1e-13)
    divergence = rel_entr(HAPPENS / 10, SAYS).sum(axis=1).mean()
    assert sl.score_decomposition(p, y).reliability == pytest.approx(divergence)


@given(predictions(classes=2))
def test_two_classes_have_one_forecast_and_both_ways_agree(drawing):
    p, y = drawing
    whole = sl.score_decomposition(p, y, score="brier")
    by_class = sl.brier_decomposition(p, y)
    for name in ("reliability", "resolution", "uncertainty"):
        assert getattr(whole, name) == pytest.approx(getattr(by_class, name), abs=1e-15)


@given(predictions(), st.integers(0, 2**32 - 1))
def test_resolution_is_the_information_that_the_groups_have(drawing, seed):
    p, y = drawing
    groups = np.random.default_rng(seed).integers(4, size=len(y))
    parts = sl.score_decomposition(p, y, groups=groups)
    assert parts.resolution == pytest.approx(mutual_info_score(groups, y), abs=1e-14)


@pytest.mark.parametrize("score", SCORES)
@given(drawing=predictions(), grouped=st.booleans())
def test_the_parts_are_the_score(score, drawing, grouped):
    p, y = drawing
    groups = np.argmax(p, axis=1) if grouped else None
    parts = sl.score_decomposition(p, y, score=score, groups=groups)
    assert parts.score == pytest.approx(SCORES[score](p, y), abs=1e-13)
    for part in (parts.reliability, parts.resolution, parts.uncertainty):
        assert part > -1e-15
    if not grouped:
        assert parts.within == 0


@pytest.mark.parametrize("score", SCORES)
def test_reliability_is_what_saying_the_frequencies_recovers(score):
    p, y = in_tens()
    mended = np.repeat(HAPPENS / 10, 10, axis=0)
    parts = sl.score_decomposition(p, y, score=score)
    saved = SCORES[score](p, y) - SCORES[score](mended, y)
    assert parts.reliability == pytest.approx(saved, rel=1e-12)
    after = sl.score_decomposition(mended, y, score=score)
    assert after.reliability == pytest.approx(0, abs=1e-15)


@pytest.mark.parametrize("score", SCORES)
def test_what_a_temperature_saves_is_reliability_alone(score):
    z, y = drawn(400, 3, seed=2)
    z = z.round()  # so that forecasts recur, and to the last digit
    z -= z.max(axis=1, keepdims=True)
    hot, cold = (
        sl.score_decomposition(sl.softmax(z * factor), y, score=score)
        for factor in (1, 4)
    )
    assert cold.resolution == hot.resolution
    saved = cold.score - hot.score
    assert saved == pytest.approx(cold.reliability - hot.reliability, rel=1e-12)


def test_rows_by_themselves_have_their_labels_for_truth():
    z, y = drawn(30, 3, seed=3)
    parts = sl.score_decomposition(sl.softmax(z), y, groups=np.arange(30))
    assert parts.reliability == pytest.approx(sl.cross_entropy(z, y), rel=1e-13)
    assert parts.resolution == pytest.approx(parts.uncertainty, rel=1e-13)


def test_an_impossible_class_that_came_true_is_reliability_without_limit():
    parts = sl.score_decomposition([[1.0, 0.0], [1.0, 0.0]], [0, 1])
    assert parts.reliability == parts.score == np.inf
    assert (parts.resolution, parts.within) == (0, 0)


def test_inside_a_group_it_is_no_part_of_the_reliability():
    p = [[1.0, 0.0], [0.5, 0.5]]
    parts = sl.score_decomposition(p, [1, 0], groups=[7, 7])
    assert parts.within == parts.score == np.inf
    assert parts.reliability == pytest.approx(rel_entr(0.5, [0.75, 0.25]).sum())


@pytest.mark.parametrize(
    ("options", "error", "says"),
    [
        ({"score": "ece"}, ValueError, r"one of \('nll', 'brier'\), not 'ece'"),
        ({"groups": [1, 2]}, ValueError, r"4 predictions need \(4,\)"),
        ({"groups": [0.5] * 4}, TypeError, "groups must be integers, not float64"),
        ({"groups": np.ma.array([1] * 4)}, TypeError, "groups is a masked array"),
    ],
)
def test_what_it_refuses(options, error, says):
    with pytest.raises(error, match=says):
        sl.score_decomposition(TWICE_TWO, [0, 0, 0, 1], **options)

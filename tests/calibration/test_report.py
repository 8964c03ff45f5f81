"""The report: all scores of a model with their intervals, as a table."""

import math
from functools import partial

import numpy as np
import pytest
from calibration.predictions import FIVE, LABELS, drawn

import softmax_lib as sl

ece = sl.expected_calibration_error


def test_the_report_holds_the_scores_and_their_intervals():
    z, y = drawn(150, 3, seed=3, sharpness=4)
    p = sl.softmax(z)
    report = sl.calibration_report(p, y, rng=np.random.default_rng(7), draws=60)
    expected = {
        "ECE": ece(p, y),
        "ECE, equal mass": ece(p, y, strategy="mass"),
        "ECE, debiased": ece(p, y, strategy="mass", debias=True),
        "ECE, class-wise": ece(p, y, classwise=True),
        "largest gap": ece(p, y, norm=math.inf),
        "smooth error": sl.smooth_calibration_error(p, y),
        "Brier score": sl.brier_score(p, y),
        "negative log-likelihood": sl.negative_log_likelihood(p, y),
    }
    assert {name: score.value for name, score in report.scores.items()} == expected
    for score in report.scores.values():
        assert score.low <= score.high
        assert score.calibrated_low <= score.calibrated_high
    assert report.accuracy == 1 - (p.argmax(axis=1) != y).mean()
    assert report.confidence == pytest.approx(p.max(axis=1).mean(), rel=1e-15)
    curve = sl.reliability(p, y)
    np.testing.assert_array_equal(report.reliability.accuracy, curve.accuracy)
    assert report.reliability.low is not None
    # a model four times too sure is found out by every score but the largest gap,
    # which a perfect model has too, in a bin with few predictions
    for name in set(expected) - {"largest gap"}:
        assert report.scores[name].value > report.scores[name].calibrated_high


def test_the_report_is_a_table():
    rng = np.random.default_rng(7)
    lines = repr(sl.calibration_report(FIVE, LABELS, rng=rng, draws=20)).splitlines()
    assert lines[0] == "5 predictions, 2 classes: accuracy 0.800, mean confidence 0.804"
    assert lines[1].split() == ["score", "95%", "interval", "if", "calibrated"]
    assert len({len(line) for line in lines[1:]}) == 1
    assert lines[2].startswith(f"ECE{ece(FIVE, LABELS):29.3f}")


def test_the_report_uses_the_bins_and_the_level_asked_for():
    z, y = drawn(60, 3, seed=4)
    p, rng = sl.softmax(z), np.random.default_rng(7)
    report = sl.calibration_report(p, y, rng=rng, draws=20, bins=5, level=0.5)
    scored, first = partial(ece, bins=5), report.scores["ECE"]
    assert first.value == ece(p, y, bins=5)
    assert "50% interval" in repr(report)
    rng = np.random.default_rng(7)
    curve = sl.reliability(p, y, rng=rng, bins=5, level=0.5)
    np.testing.assert_array_equal(report.reliability.low, curve.low)
    interval = sl.bootstrap_interval(scored, p, y, rng=rng, draws=20, level=0.5)
    assert (first.low, first.high) == interval
    null = np.sort(sl.score_if_calibrated(scored, p, rng=rng, draws=20))
    # one more has 21 places: 5 are given up on each side of the 5th and the 16th
    assert (first.calibrated_low, first.calibrated_high) == (null[4], null[15])
    assert len(set(null[3:6])) == 3
    assert len(set(null[14:17])) == 3


def test_the_report_draws_200_times():
    reports = [
        sl.calibration_report(FIVE, LABELS, rng=np.random.default_rng(7), **draws)
        for draws in ({}, {"draws": 200})
    ]
    assert reports[0].scores == reports[1].scores

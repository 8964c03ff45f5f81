"""Scores of calibration: other libraries, direct definitions, refusals."""

import json
import math
from pathlib import Path

import numpy as np
import pytest
import sklearn.metrics
from calibration.predictions import FIVE, LABELS, drawn

import softmax_lib as sl
from bench.calibration_peers import CASES

ece = sl.expected_calibration_error
BENCH = Path(__file__).parents[2] / "bench"
STORED = json.loads((BENCH / "calibration_peers.json").read_text(encoding="utf-8"))

# oracles


def test_the_likelihood_is_cross_entropy():
    z, y = drawn(200, 5, seed=3)
    loss = sl.negative_log_likelihood(sl.softmax(z), y)
    assert loss == pytest.approx(float(sl.cross_entropy(z, y)), rel=1e-14)


def test_scikit_learn_scores_the_same():
    z, y = drawn(200, 5, seed=4)
    p = sl.softmax(z)
    brier = sklearn.metrics.brier_score_loss(y, p, labels=range(5), scale_by_half=False)
    assert sl.brier_score(p, y) == pytest.approx(brier, rel=1e-14)
    loss = sklearn.metrics.log_loss(y, p, labels=range(5))
    assert sl.negative_log_likelihood(p, y) == pytest.approx(loss, rel=1e-14)


OURS = {
    "ece": {},
    "ece, equal mass": {"strategy": "mass"},
    "ece, class-wise": {"classwise": True},
    "l2": {"norm": 2},
    "l2, debiased": {"norm": 2, "debias": True},
    "l2, class-wise": {"norm": 2, "classwise": True},
    "max": {"norm": math.inf},
}
# torchmetrics: confidence 1.0 gets a bin of its own, beyond the last. netcal: for two
# classes it takes the second class, not the most probable one.
DISAGREE = {
    ("five predictions", "netcal", "ece"),
    ("five predictions", "netcal", "max"),
    ("three forecasts", "netcal", "max"),
    ("confidence one", "torchmetrics", "ece"),
    ("confidence one", "torchmetrics", "l2"),
    ("confidence one", "torchmetrics", "max"),
}
ASKED = [
    (case, library, score)
    for case, answers in STORED["cases"].items()
    for library, scores in answers.items()
    for score in scores
    if score in OURS
]


def test_what_the_others_were_asked_is_what_we_compare():
    assert list(STORED["cases"]) == list(CASES)
    lines = (BENCH / "peers.in").read_text(encoding="utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if "==" in line)
    assert STORED["versions"].items() <= pins.items()


@pytest.mark.parametrize(("case", "library", "score"), ASKED)
def test_the_others_agree_but_where_we_know_why_not(case, library, score):
    p, y, bins = CASES[case]
    theirs = STORED["cases"][case][library][score]
    ours = ece(p, y, bins=bins, **OURS[score])
    # torchmetrics computes in float32; the others may lose some bits of each bin
    room = 4 * 2.0**-23 if library == "torchmetrics" else 1e-14
    agrees = ours == pytest.approx(theirs, rel=room, abs=room)
    assert agrees == ((case, library, score) not in DISAGREE)


def test_model_diagnostics_has_the_same_parts():
    """By isotonic regression of class 1: of the Brier score it has half."""
    p, y, _ = CASES["three forecasts"]
    theirs = STORED["cases"]["three forecasts"]["model-diagnostics"]
    named = {
        "miscalibration": "reliability",
        "discrimination": "resolution",
        "uncertainty": "uncertainty",
    }
    for score, share in (("nll", 1), ("brier", 2)):
        ours = sl.score_decomposition(p, y, score=score)
        for part, name in named.items():
            expected = share * theirs[f"{part}, {score}"]
            assert getattr(ours, name) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    "case", ["five predictions", "sixty predictions", "many of them wrong"]
)
def test_mapie_makes_sets_of_the_same_size(case):
    p, y, _ = CASES[case]
    sets = sl.ConformalSets(alpha=0.2).fit(p, y).predict(p)
    assert sets.sum() == STORED["cases"][case]["mapie"]["classes in sets"]


def test_torchmetrics_loses_the_certain_prediction():
    lost = STORED["cases"]["confidence one"]["torchmetrics"]["ece"]
    assert lost == pytest.approx(0.525, rel=1e-6)


def test_netcal_asks_of_two_classes_how_often_the_second_came():
    p, y, bins = CASES["five predictions"]
    theirs = STORED["cases"]["five predictions"]["netcal"]["ece"]
    curve = sl.reliability(p, y, bins=bins, label=1)
    share = curve.counts / len(p)
    ours = share @ np.abs(curve.accuracy - curve.confidence)
    assert ours == pytest.approx(theirs, rel=1e-14)


def test_the_debiased_gap_is_the_limit_of_drawn_ones():
    p, y, bins = CASES["many of them wrong"]
    theirs = STORED["cases"]["many of them wrong"]["uncertainty-calibration"]
    curve = sl.reliability(p, y, bins=bins)
    variance = (curve.counts / len(p)) ** 2 @ (
        curve.accuracy * (1 - curve.accuracy) / curve.counts
    )
    room = 4 * math.sqrt(variance / 1000)  # 4 sigma of the mean of 1000 draws
    ours = ece(p, y, bins=bins, debias=True)
    assert ours == pytest.approx(theirs["ece, debiased"], abs=room)


@pytest.mark.parametrize("case", ["sixty predictions", "many of them wrong"])
def test_relplot_smooths_to_the_same_within_its_steps(case):
    p, y, _ = CASES[case]
    theirs = STORED["cases"][case]["relplot"]["smooth"]
    # it stops at a width within 1/1024, and integrates over 200 points
    assert sl.smooth_calibration_error(p, y) == pytest.approx(theirs, abs=2 / 1024)


def smoothed_directly(confidence, residuals):
    """Return the fixed point from the definition: every image of every kernel."""
    t = (np.arange(4000) + 0.5) / 4000
    images = np.concatenate(
        [2 * k + s * confidence for k in range(-2, 3) for s in (1, -1)]
    )
    weights = np.tile(residuals, len(images) // len(residuals))
    low, high = 0.0, 1.0
    for _ in range(22):
        width = (low + high) / 2
        kernels = np.exp(-(((t[:, None] - images) / width) ** 2) / 2)
        total = kernels @ weights / (width * math.sqrt(2 * math.pi))
        low, high = (width, high) if np.abs(total).mean() > width else (low, width)
    return low


@pytest.mark.parametrize("case", CASES)
def test_the_smooth_error_is_that_of_the_definition(case):
    """Above widths of .2 relplot is lower: it cuts the kernel off at half the axis."""
    p, y, _ = CASES[case]
    p = np.array(p)
    confidence = p.max(axis=1)
    residuals = ((p.argmax(axis=1) == y) - confidence) / len(p)
    expected = smoothed_directly(confidence, residuals)
    assert sl.smooth_calibration_error(p, y) == pytest.approx(expected, abs=1e-5)


def test_the_debiased_square_is_unbiased():
    """Over all outcomes of three predictions of .7 that come true half the time."""
    p = np.tile([0.7, 0.3], (3, 1))
    mean = 0.0
    for outcome in range(8):
        y = [(outcome >> i) & 1 for i in range(3)]
        accuracy = 1 - np.mean(y)
        mean += ((accuracy - 0.7) ** 2 - accuracy * (1 - accuracy) / 2) / 8
        floor = max(0, (accuracy - 0.7) ** 2 - accuracy * (1 - accuracy) / 2)
        ours = ece(p, y, norm=2, debias=True)
        assert ours == pytest.approx(math.sqrt(floor), abs=1e-15)
    assert mean == pytest.approx(0.2**2, rel=1e-14)


def test_half_of_it_is_what_others_call_the_score_of_two_classes():
    half = sklearn.metrics.brier_score_loss(LABELS, FIVE[:, 1])
    assert sl.brier_score(FIVE, LABELS) / 2 == pytest.approx(half, rel=1e-14)


# refusals


@pytest.mark.parametrize("norm", [0, 3, "l1", math.nan])
def test_there_are_three_norms(norm):
    with pytest.raises(ValueError, match="norm must be 1, 2 or inf"):
        ece(FIVE, LABELS, norm=norm)


def test_the_largest_gap_has_no_debiased_form():
    with pytest.raises(ValueError, match="no debiased form"):
        ece(FIVE, LABELS, norm="max", debias=True)


# regressions


def test_fewer_predictions_than_bins_leave_bins_empty():
    assert ece(FIVE, LABELS, bins=1000) == pytest.approx(
        (0.1 + 0.8 + 0.35 + 0.3 + 0.03) / 5, rel=1e-14
    )

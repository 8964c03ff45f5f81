"""The reliability curve, its bins, and its null band."""

import math

import numpy as np
import pytest
from calibration.predictions import FIVE, LABELS, drawn, predictions
from hypothesis import example, given
from hypothesis import strategies as st
from scipy.stats import binom

import softmax_lib as sl

# values a reader can check by hand


def test_five_predictions_in_five_bins():
    curve = sl.reliability(FIVE, LABELS, bins=5)
    np.testing.assert_array_equal(curve.edges, [0, 0.2, 0.4, 0.6, 0.8, 1])
    np.testing.assert_array_equal(curve.counts, [0, 0, 0, 3, 2])  # .8 is in (.6, .8]
    np.testing.assert_allclose(curve.confidence[3:], [2.15 / 3, 1.87 / 2], rtol=1e-15)
    np.testing.assert_allclose(curve.accuracy[3:], [2 / 3, 1], rtol=1e-15)
    assert np.isnan(curve.confidence[:3]).all()
    assert np.isnan(curve.accuracy[:3]).all()
    assert curve.low is None
    assert curve.high is None


def test_the_probability_of_a_class_against_how_often_it_came():
    curve = sl.reliability(FIVE, LABELS, bins=2, label=1)
    # .1, .2, .03 came true once; .65 and .7 both times
    np.testing.assert_array_equal(curve.counts, [3, 2])
    np.testing.assert_allclose(curve.confidence, [0.11, 0.675], rtol=1e-15)
    np.testing.assert_allclose(curve.accuracy, [1 / 3, 1], rtol=1e-15)


def test_bins_of_equal_mass_end_at_predictions():
    curve = sl.reliability(FIVE, LABELS, bins=2, strategy="mass")
    np.testing.assert_array_equal(curve.edges, [0, 0.8, 1])
    np.testing.assert_array_equal(curve.counts, [3, 2])


def test_edges_rise_to_one_where_rounded_rows_hold_more():
    p = np.array([0.8, 0.9, 1.0, 1.0005, 1.001])
    p = np.column_stack([p, np.maximum(1 - p, 0)])
    curve = sl.reliability(p, [0] * 5, bins=5, strategy="mass")
    np.testing.assert_array_equal(curve.edges, [0, 0.8, 0.9, 1])
    np.testing.assert_array_equal(curve.counts, [1, 1, 3])


def test_bins_are_closed_on_the_right_and_hold_zero_and_one():
    p = np.array([0, 0.25, 0.5, 0.75, 1])
    curve = sl.reliability(np.column_stack([1 - p, p]), [0] * 5, bins=4, label=1)
    np.testing.assert_array_equal(curve.counts, [2, 1, 1, 1])


def test_tenths_are_on_the_edges_of_tenths():
    # k * 0.1 is not: 3 * 0.1 > 0.3
    p = np.array([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0])
    curve = sl.reliability(np.column_stack([1 - p, p]), [0] * 10, bins=10, label=1)
    np.testing.assert_array_equal(curve.counts, [1] * 10)


def test_of_several_winners_the_first_is_meant():
    curve = sl.reliability([[0.5, 0.5]], [1], bins=1)
    assert curve.accuracy == 0


# properties


@given(predictions(), st.integers(1, 20), st.sampled_from(["width", "mass"]))
def test_the_means_of_the_bins_make_up_the_means_of_all(drawing, bins, strategy):
    p, y = drawing
    curve = sl.reliability(p, y, bins=bins, strategy=strategy)
    assert curve.counts.sum() == len(p)
    full = curve.counts > 0
    share = curve.counts[full] / len(p)
    room = len(p) * np.finfo(float).eps
    assert share @ curve.confidence[full] == pytest.approx(p.max(1).mean(), rel=room)
    right = (p.argmax(axis=1) == y).mean()
    assert share @ curve.accuracy[full] == pytest.approx(right, rel=room)


@given(predictions(), st.integers(1, 20), st.integers(0, 1))
def test_no_bin_of_equal_mass_is_empty_or_parts_equal_values(drawing, bins, label):
    p, y = drawing
    curve = sl.reliability(p, y, bins=bins, strategy="mass", label=label)
    assert (curve.counts > 0).all()
    assert (np.diff(curve.edges) > 0).all()
    assert len(curve.counts) <= min(bins, len(p))


@given(st.integers(1, 60), st.integers(1, 15))
@example(42, 14)  # 9 / 14 * 42 is more than 27 in floats
def test_different_values_are_shared_out_evenly(rows, bins):
    p = (np.random.default_rng(rows).permutation(rows) + 1) / (rows + 1)
    curve = sl.reliability(
        np.column_stack([1 - p, p]), [0] * rows, bins=bins, strategy="mass", label=1
    )
    assert len(curve.counts) == min(rows, bins)
    assert np.ptp(curve.counts) <= 1


@given(predictions(), st.integers(1, 20))
def test_each_mean_lies_in_its_bin(drawing, bins):
    p, y = drawing
    curve = sl.reliability(p, y, bins=bins)
    full = curve.counts > 0
    room = len(p) * np.finfo(float).eps
    assert (curve.confidence[full] >= curve.edges[:-1][full] - room).all()
    assert (curve.confidence[full] <= curve.edges[1:][full] + room).all()


# oracles


def test_the_band_is_that_of_the_binomial_distribution():
    """With one confidence, a bin's accuracy is a binomial count over n."""
    n, draws = 50, 40_000
    p = np.tile([0.8, 0.2], (n, 1))
    rng = np.random.default_rng(7)
    curve = sl.reliability(p, [0] * n, bins=10, rng=rng, draws=draws)
    counts = curve.low[7] * n, curve.high[7] * n
    # the end of the simulated band is a quantile of a share that is off by 4 sigma
    room = 4 * math.sqrt(0.025 * 0.975 / draws)
    low = binom.ppf([0.025 - room, 0.025 + room], n, 0.8)
    high = binom.ppf([0.975 - room, 0.975 + room], n, 0.8)
    assert low[0] <= round(counts[0]) <= low[1]
    assert high[0] <= round(counts[1]) <= high[1]
    assert np.isnan(curve.low[:7]).all()


def test_the_band_holds_a_calibrated_model_as_often_as_it_says():
    """Each bin misses in at most 5 % of the diagrams; discrete ones in fewer."""
    inside = total = 0
    for seed in range(60):
        z, y = drawn(300, 3, seed=seed)
        rng = np.random.default_rng(seed)
        curve = sl.reliability(sl.softmax(z), y, bins=8, rng=rng, draws=300)
        full = curve.counts > 0
        held = (curve.low <= curve.accuracy) & (curve.accuracy <= curve.high)
        inside, total = inside + held[full].sum(), total + full.sum()
    assert inside / total > 0.95 - 4 * math.sqrt(0.05 * 0.95 / total)


def test_the_band_leaves_out_fewer_than_25_of_1000_draws_on_each_side():
    """So that one more is inside in 951 of 1001; 25 on each side leave 949."""
    p, y = np.tile([0.8, 0.2], (20_000, 1)), np.zeros(20_000, dtype=int)
    curve = sl.reliability(p, y, bins=1, rng=np.random.default_rng(9))
    rng = np.random.default_rng(9)
    shares = np.sort([(rng.random(20_000) < 0.8).mean() for _ in range(1000)])
    assert shares[23] < shares[24] < shares[25]
    assert shares[974] < shares[975] < shares[976]
    assert (curve.low[0], curve.high[0]) == (shares[24], shares[975])


def test_the_band_shows_an_overconfident_model():
    z, y = drawn(2000, 3, seed=1, sharpness=4.0)
    rng = np.random.default_rng(7)
    curve = sl.reliability(sl.softmax(z), y, rng=rng, draws=200)
    assert (curve.accuracy < curve.low)[curve.counts > 100].all()


def test_a_band_ends_at_shares_that_were_drawn():
    z, y = drawn(60, 3, seed=2)
    rng, p = np.random.default_rng(7), sl.softmax(z)
    curve = sl.reliability(p, y, bins=5, rng=rng, draws=10, level=0.5)
    np.testing.assert_array_equal(curve.edges, sl.reliability(p, y, bins=5).edges)
    full = curve.counts > 0
    for end in (curve.low, curve.high):
        right = (end * curve.counts)[full]
        np.testing.assert_allclose(right, right.round(), atol=1e-12)


def test_a_band_is_drawn_a_thousand_times():
    states = []
    for draws in ({}, {"draws": 1000}):
        rng = np.random.default_rng(7)
        sl.reliability(FIVE, LABELS, rng=rng, **draws)
        states.append(rng.bit_generator.state)
    assert states[0] == states[1]


def test_the_same_generator_gives_the_same_band():
    curves = [
        sl.reliability(FIVE, LABELS, rng=np.random.default_rng(7), draws=50)
        for _ in range(2)
    ]
    np.testing.assert_array_equal(curves[0].low, curves[1].low)


# refusals


@pytest.mark.parametrize("bins", [0, -3, 1.5, math.nan])
def test_bins_are_counted(bins):
    with pytest.raises(ValueError, match="bins must be a whole number, 1 or more"):
        sl.reliability(FIVE, LABELS, bins=bins)


def test_there_are_two_strategies():
    with pytest.raises(ValueError, match="strategy must be one of"):
        sl.reliability(FIVE, LABELS, strategy="quantile")


@pytest.mark.parametrize("label", [-1, 2])
def test_a_label_is_a_class(label):
    with pytest.raises(ValueError, match=f"label {label} is none of the 2 classes"):
        sl.reliability(FIVE, LABELS, label=label)

"""CalibrationSums: the scores of a stream are those in one go."""

from functools import reduce

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import softmax_lib as sl

EPS = np.finfo(float).eps


def predictions(n, seed=8):
    rng = np.random.default_rng(seed)
    return sl.softmax(rng.normal(0, 2, size=(n, 5))), rng.integers(5, size=n)


def merged(p, y, cuts, bins):
    starts, ends = [0, *cuts], [*cuts, len(y)]
    pieces = [
        sl.CalibrationSums.of(p[a:b], y[a:b], bins=bins) if b > a else nothing(bins)
        for a, b in zip(starts, ends, strict=True)
    ]
    return reduce(sl.CalibrationSums.merge, pieces, nothing(bins)), len(pieces)


def nothing(bins=15):
    return sl.CalibrationSums.empty(bins=bins)


def equal(a, b):
    return all(
        np.array_equal(getattr(a, name), getattr(b, name))
        for name in ("counts", "confidence", "right", "surprise", "square")
    )


# values a reader can check by hand


def test_two_pieces_that_are_off_in_opposite_directions_are_perfect_together():
    p = np.tile([0.8, 0.2], (10, 1))
    low = sl.CalibrationSums.of(p, [0] * 7 + [1] * 3)
    high = sl.CalibrationSums.of(p, [0] * 9 + [1])
    errors = [s.expected_calibration_error for s in (low, high, low.merge(high))]
    assert errors == pytest.approx([0.1, 0.1, 0.0], abs=20 * EPS)
    both = low.merge(high)
    assert (both.rows, both.accuracy) == (20, 0.8)
    assert both.mean_confidence == pytest.approx(0.8, rel=20 * EPS)


def test_rounded_rows_are_no_better_than_certain():
    """Rows may sum to a little more than 1, so that -log p is below 0."""
    p, y = [[1.0015, 0.0]], [0]
    sums = sl.CalibrationSums.of(p, y)
    assert sums.negative_log_likelihood == sl.negative_log_likelihood(p, y) == 0
    assert np.isnan(nothing().negative_log_likelihood)


def test_surprise_and_square_of_two_predictions():
    sums = sl.CalibrationSums.of([[0.5, 0.5], [0.25, 0.75]], [0, 1])
    assert sums.brier_score == 0.3125  # (1/4 + 1/4 + 1/16 + 1/16) / 2
    expected = -(np.log(0.5) + np.log(0.75)) / 2
    assert sums.negative_log_likelihood == pytest.approx(expected, rel=4 * EPS)


def test_no_predictions_are_counted_in_fifteen_empty_bins():
    for counts in (nothing().counts, nothing().right):
        assert counts.dtype.kind == "i"
    assert sl.CalibrationSums.empty().counts.tolist() == [0] * 15


# properties


@given(
    st.integers(1, 80),
    st.lists(st.integers(0, 80), max_size=6),
    st.integers(1, 20),
    st.integers(0, 999),
)
def test_a_stream_has_the_scores_of_one_go(n, cuts, bins, seed):
    p, y = predictions(n, seed)
    sums, pieces = merged(p, y, sorted(min(cut, n) for cut in cuts), bins)
    room = (n + pieces) * EPS
    nll, brier = sl.negative_log_likelihood(p, y), sl.brier_score(p, y)
    error = sl.expected_calibration_error(p, y, bins=bins)
    assert sums.negative_log_likelihood == pytest.approx(nll, rel=room)
    assert sums.brier_score == pytest.approx(brier, rel=room)
    assert sums.expected_calibration_error == pytest.approx(error, abs=room)
    curve = sl.reliability(p, y, bins=bins)
    assert np.array_equal(sums.counts, curve.counts)
    full = curve.counts > 0
    shares = sums.right[full] / sums.counts[full]
    np.testing.assert_allclose(shares, curve.accuracy[full], rtol=room)
    assert sums.rows == n
    assert sums.accuracy == pytest.approx((p.argmax(axis=1) == y).mean(), rel=4 * EPS)


@given(st.integers(0, 999), st.integers(0, 999))
def test_merging_is_commutative_to_the_last_bit(one, other):
    a, b = (sl.CalibrationSums.of(*predictions(7, seed)) for seed in (one, other))
    assert equal(a.merge(b), b.merge(a))


@given(st.integers(0, 999))
def test_merging_with_nothing_changes_nothing(seed):
    a = sl.CalibrationSums.of(*predictions(7, seed))
    assert equal(a.merge(nothing()), a)
    assert equal(nothing().merge(a), a)


@given(st.integers(0, 999))
def test_merging_is_associative_but_for_rounding(seed):
    a, b, c = (sl.CalibrationSums.of(*predictions(9, seed + i)) for i in range(3))
    left, right = a.merge(b).merge(c), a.merge(b.merge(c))
    assert np.array_equal(left.counts, right.counts)
    assert np.array_equal(left.right, right.right)
    for name in ("confidence", "surprise", "square"):
        pair = getattr(left, name), getattr(right, name)
        np.testing.assert_allclose(*pair, rtol=2 * EPS)  # two additions each


# edges


def test_no_predictions_have_no_scores():
    sums = nothing(3)
    assert sums.rows == 0
    scores = (
        sums.accuracy,
        sums.mean_confidence,
        sums.brier_score,
        sums.negative_log_likelihood,
        sums.expected_calibration_error,
    )
    assert np.isnan(scores).all()


def test_an_impossible_event_is_infinitely_surprising_in_any_piece():
    with np.errstate(all="raise"):
        shock = sl.CalibrationSums.of([[1.0, 0.0]], [1])
    sums = shock.merge(sl.CalibrationSums.of([[0.5, 0.5]], [1]))
    assert sums.negative_log_likelihood == np.inf
    assert sums.brier_score == (2 + 0.5) / 2


def test_certain_and_right_costs_nothing_and_no_minus():
    sums = sl.CalibrationSums.of([[1.0, 0.0]], [0])
    assert str(sums.negative_log_likelihood) == "0.0"


def test_the_pieces_are_not_changed():
    a = sl.CalibrationSums.of(*predictions(7))
    before = [a.counts.copy(), a.confidence.copy(), a.right.copy()]
    a.merge(a)
    after = [a.counts, a.confidence, a.right]
    assert all(map(np.array_equal, before, after))


# refusals


def test_only_sums_merge():
    with pytest.raises(TypeError, match=r"not float; pass CalibrationSums\.of"):
        nothing().merge(0.1)


def test_different_bins_do_not_merge():
    with pytest.raises(ValueError, match="15 bins do not merge with 10"):
        nothing(15).merge(nothing(10))


@pytest.mark.parametrize("make", [sl.CalibrationSums.empty, sl.CalibrationSums.of])
def test_there_is_at_least_one_bin(make):
    arguments = () if make == sl.CalibrationSums.empty else ([[0.5, 0.5]], [0])
    with pytest.raises(ValueError, match="bins must be a whole number"):
        make(*arguments, bins=0)


def test_what_is_no_prediction_is_refused():
    with pytest.raises(ValueError, match="must be probabilities"):
        sl.CalibrationSums.of([[0.5, 0.9]], [0])

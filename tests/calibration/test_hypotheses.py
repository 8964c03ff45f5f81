"""A test of calibration, and the interval of a difference between models."""

import math

import numpy as np
import pytest
from calibration.predictions import FIVE, LABELS, drawn
from scipy.stats import binom

import softmax_lib as sl

kernel_error = sl.kernel_calibration_error


def squared_gap(p, y):
    """Return how far the share of class 0 is from its mean probability, squared."""
    return float((p[:, 0].mean() - (y == 0).mean()) ** 2)


# calibrated, or not


def test_the_p_value_is_a_binomial_tail():
    n, seen, draws = 50, 33, 4000
    p = np.tile([0.8, 0.2], (n, 1))
    y = np.repeat([0, 1], [seen, n - seen])
    rng = np.random.default_rng(7)
    found = sl.calibration_test(p, y, score=squared_gap, rng=rng, draws=draws)
    k = np.arange(n + 1)
    tail = binom.pmf(k, n, 0.8)[abs(k - 40) >= 7].sum()
    assert found.p_value == pytest.approx(tail, abs=4 * math.sqrt(tail / draws))
    assert found.score == pytest.approx((0.8 - seen / n) ** 2)
    assert found.if_calibrated.shape == (draws,)


@pytest.mark.parametrize(
    ("observed", "p_value"), [(5, 1 / 5), (4, 2 / 5), (3.5, 2 / 5), (0, 1)]
)
def test_what_was_seen_counts_among_the_draws_and_ties_against_it(observed, p_value):
    """One tie at 4; the draws are 1, 2, 3 and 4."""
    answers = iter([observed, 1, 2, 3, 4])
    found = sl.calibration_test(
        FIVE,
        LABELS,
        score=lambda p, y: next(answers),
        rng=np.random.default_rng(7),
        draws=4,
    )
    assert found.p_value == p_value


@pytest.mark.parametrize("answers", [(0.1 + 0.2, 0.3), (0, 0), (-0.3, -0.1 - 0.2)])
def test_equal_but_for_rounding_is_a_tie(answers):
    answers = iter(answers)
    found = sl.calibration_test(
        FIVE,
        LABELS,
        score=lambda p, y: next(answers),
        rng=np.random.default_rng(7),
        draws=1,
    )
    assert found.p_value == 1


@pytest.mark.parametrize("score", [sl.expected_calibration_error, kernel_error])
def test_perfect_models_are_rejected_as_rarely_as_promised(score):
    rejected = 0
    for seed in range(200):
        z, y = drawn(40, 3, seed=seed)
        rng = np.random.default_rng(seed)
        found = sl.calibration_test(sl.softmax(z), y, score=score, rng=rng, draws=19)
        rejected += found.p_value <= 0.1
    assert rejected / 200 == pytest.approx(0.1, abs=4 * math.sqrt(0.09 / 200))


def test_favourites_hide_what_whole_predictions_show():
    """Cats and boats have changed places; the favourite is as it says."""
    p, y = np.tile([0.6, 0.3, 0.1], (200, 1)), np.repeat([0, 1, 2], [120, 20, 60])
    rng = np.random.default_rng(7)
    assert sl.calibration_test(p, y, rng=rng, draws=200).p_value > 0.5
    whole = sl.calibration_test(p, y, rng=rng, draws=200, score=kernel_error)
    assert whole.p_value == 1 / 201


# one model or another


def test_the_interval_of_a_mean_is_that_of_the_differences():
    z, y = drawn(60, 3, seed=1)
    p, q = sl.softmax(z), sl.softmax(2 * z)
    low, high = sl.difference_interval(
        sl.negative_log_likelihood, p, q, y, rng=np.random.default_rng(7), draws=200
    )
    rows = np.arange(60)
    each = np.log(q[rows, y]) - np.log(p[rows, y])
    rng = np.random.default_rng(7)
    means = sorted(each[rng.integers(60, size=60)].mean() for _ in range(200))
    assert (low, high) == pytest.approx((means[5], means[194]))


def test_the_other_way_round_it_has_the_other_sign():
    z, y = drawn(40, 3, seed=1)
    models = sl.softmax(z), sl.softmax(3 * z)
    ends = [
        sl.difference_interval(
            sl.expected_calibration_error,
            *pair,
            y,
            rng=np.random.default_rng(7),
            draws=40,
            level=0.5,
        )
        for pair in (models, models[::-1])
    ]
    assert ends[0] == tuple(-end for end in ends[1][::-1])


def brier(p, y):
    """The Brier score of two classes, without checks, for very many draws."""
    return 2 * float(np.mean((p[:, 1] - y) ** 2))


def test_it_holds_the_truth_as_often_as_it_says():
    """Brier scores of 0.7 and 0.5 where 0.7 is true differ by 2 * 0.04."""
    held = 0
    for seed in range(100):
        rng = np.random.default_rng(seed)
        y = (rng.random(100) < 0.3).astype(int)
        p, q = np.tile([0.7, 0.3], (100, 1)), np.tile([0.5, 0.5], (100, 1))
        options = {"rng": rng, "draws": 200, "level": 0.9}
        low, high = sl.difference_interval(brier, q, p, y, **options)
        held += low <= 2 * 0.04 <= high
    assert held / 100 == pytest.approx(0.9, abs=4 * math.sqrt(0.09 / 100) + 0.02)


def test_equal_models_differ_by_nothing():
    rng = np.random.default_rng(7)
    options = {"rng": rng, "draws": 20}
    ends = sl.difference_interval(sl.brier_score, FIVE, FIVE, LABELS, **options)
    assert ends == (0, 0)


def test_both_models_answer_the_same_rows():
    with pytest.raises(ValueError, match="compare them on the same rows"):
        sl.difference_interval(
            sl.brier_score, FIVE, FIVE[:4], LABELS, rng=np.random.default_rng(7)
        )


def test_the_second_model_is_checked_as_the_first():
    spoilt = np.where(np.arange(5)[:, None] == 2, np.nan, FIVE)
    with pytest.raises(ValueError, match="q holds NaN, first in row 2"):
        sl.difference_interval(
            sl.brier_score, FIVE, spoilt, LABELS, rng=np.random.default_rng(7)
        )

"""Bootstrap intervals, and the scores of a perfect model."""

import math

import numpy as np
import pytest
from calibration.predictions import FIVE, LABELS, drawn
from scipy.stats import binom

import softmax_lib as sl

ece = sl.expected_calibration_error


def error(p, y):
    """Return the share of wrong predictions."""
    return float((p.argmax(axis=1) != y).mean())


# what a score would be: exact where there is one confidence


def test_one_confidence_gives_the_mean_deviation_of_a_binomial_count():
    n, draws = 100, 4000
    p = np.tile([0.8, 0.2], (n, 1))
    rng = np.random.default_rng(7)
    scores = sl.score_if_calibrated(ece, p, rng=rng, draws=draws)
    k = np.arange(n + 1)
    deviations, mass = np.abs(k / n - 0.8), binom.pmf(k, n, 0.8)
    mean = mass @ deviations
    room = 4 * math.sqrt(mass @ (deviations - mean) ** 2 / draws)
    assert scores.shape == (draws,)
    assert scores.mean() == pytest.approx(mean, abs=room)


def test_labels_are_drawn_with_the_predicted_probabilities():
    p = np.array([[0.1, 0.6, 0.3]])
    rng, draws = np.random.default_rng(7), 6000
    labels = sl.score_if_calibrated(lambda p, y: y[0], p, rng=rng, draws=draws)
    shares = np.bincount(labels.astype(int), minlength=3) / draws
    assert (np.abs(shares - p[0]) < 4 * np.sqrt(p[0] * (1 - p[0]) / draws)).all()


def test_impossible_classes_are_never_drawn():
    p = np.tile([0.0, 0.5, 0.0, 0.5, 0.0], (200, 1))
    rng = np.random.default_rng(7)
    losses = sl.score_if_calibrated(sl.negative_log_likelihood, p, rng=rng, draws=50)
    np.testing.assert_allclose(losses, math.log(2), rtol=1e-14)


def test_a_perfect_model_is_in_the_middle_of_the_scores():
    """Over many perfect models the p-value is uniform: a tenth is below a tenth."""
    shares = []
    for seed in range(100):
        z, y = drawn(80, 3, seed=seed)
        p, rng = sl.softmax(z), np.random.default_rng(seed)
        scores = sl.score_if_calibrated(ece, p, rng=rng, draws=60)
        shares.append((scores > ece(p, y)).mean())
    assert np.mean(shares) == pytest.approx(0.5, abs=4 / math.sqrt(12 * 100))


# the bootstrap


def test_resampled_errors_are_binomial():
    p = np.tile([0.8, 0.2], (100, 1))
    y = np.repeat([0, 1], [80, 20])
    rng = np.random.default_rng(7)
    low, high = sl.bootstrap_interval(error, p, y, rng=rng, draws=5000)
    room = 4 * math.sqrt(0.025 * 0.975 / 5000)
    for end, level in ((low, 0.025), (high, 0.975)):
        between = binom.ppf([level - room, level + room], 100, 0.2)
        assert between[0] <= round(100 * end) <= between[1]


def test_the_ends_are_scores_with_as_many_below_as_above():
    scores = []

    def noted(p, y):
        scores.append(sl.brier_score(p, y))
        return scores[-1]

    z, y = drawn(50, 3, seed=4)
    rng = np.random.default_rng(7)
    ends = sl.bootstrap_interval(noted, sl.softmax(z), y, rng=rng, draws=20, level=0.5)
    ordered = sorted(scores)
    assert ends == (ordered[5], ordered[14])  # five of 20 below, five above


@pytest.mark.parametrize("tool", ["interval", "scores"])
def test_a_thousand_draws_are_made(tool):
    count = []
    score = {"score": lambda p, y: count.append(1) or 0, "p": FIVE}
    rng = np.random.default_rng(7)
    if tool == "interval":
        sl.bootstrap_interval(**score, y=LABELS, rng=rng)
    else:
        assert sl.score_if_calibrated(**score, rng=rng).dtype == np.float64
    assert len(count) == 1000


def test_rows_and_labels_are_resampled_together():
    p = np.eye(5)
    rng = np.random.default_rng(7)
    assert sl.bootstrap_interval(error, p, range(5), rng=rng, draws=20) == (0, 0)


def brier(p, y):
    """The Brier score of two classes, without checks, for very many draws."""
    return 2 * float(np.mean((p[:, 1] - y) ** 2))


def test_the_interval_holds_the_truth_as_often_as_it_says():
    """Brier score of a model whose expected score is known: 2 * .3 * .7."""
    held = 0
    for seed in range(100):
        rng = np.random.default_rng(seed)
        y = (rng.random(100) < 0.3).astype(int)
        p = np.tile([0.7, 0.3], (100, 1))
        options = {"rng": rng, "draws": 200, "level": 0.9}
        low, high = sl.bootstrap_interval(brier, p, y, **options)
        held += low <= 2 * 0.3 * 0.7 <= high
    # 4 sigma of 100 trials; n = 100 and 200 draws cost some two points
    assert held / 100 == pytest.approx(0.9, abs=4 * math.sqrt(0.09 / 100) + 0.02)


def test_an_infinite_score_is_an_end_and_no_nan():
    p, y = [[1.0, 0.0], [0.5, 0.5]], [1, 0]
    score, rng = sl.negative_log_likelihood, np.random.default_rng(7)
    low, high = sl.bootstrap_interval(score, p, y, rng=rng, draws=99)
    assert low == pytest.approx(math.log(2))
    assert high == math.inf

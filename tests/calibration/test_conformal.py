"""Conformal sets: their threshold by hand, and their coverage, exactly."""

import math

import numpy as np
import pytest
from calibration.predictions import drawn, predictions
from hypothesis import given
from hypothesis import strategies as st

import softmax_lib as sl

THREE = [[0.7, 0.2, 0.1], [0.5, 0.4, 0.1], [0.6, 0.3, 0.1]]

# values a reader can check by hand


@pytest.mark.parametrize(
    ("method", "alpha", "threshold"),
    [
        ("lac", 0.5, 0.4),  # scores .3, .4, .6: the second, (3 + 1)(1 - .5)
        ("lac", 0.25, 0.6),
        ("lac", 0.2, math.inf),  # of four places one must be left out
        ("aps", 0.5, 0.7),  # scores .6, .7, .9
        ("aps", 0.25, 0.9),
    ],
)
def test_three_rows_by_hand(method, alpha, threshold):
    sets = sl.ConformalSets(method=method, alpha=alpha).fit(THREE, [0, 1, 0])
    assert sets.threshold_ == pytest.approx(threshold, rel=1e-15)


def test_sets_by_hand():
    p = [[0.45, 0.45, 0.1], [0.9, 0.06, 0.04], [0.38, 0.32, 0.3]]
    lac = sl.ConformalSets(alpha=0.5).fit(THREE, [0, 1, 0])
    np.testing.assert_array_equal(lac.predict(p), [[0, 0, 0], [1, 0, 0], [0, 0, 0]])
    aps = sl.ConformalSets(alpha=0.5, method="aps").fit(THREE, [0, 1, 0])
    np.testing.assert_array_equal(aps.predict(p), [[1, 0, 0], [0, 0, 0], [1, 1, 0]])


def test_of_equal_classes_the_first_are_in_the_set():
    p = np.tile([2 / 96, 1 / 96], (9, 32))
    sets = sl.ConformalSets(method="aps", alpha=0.1).fit(p, [10] * 9).predict(p)
    assert np.flatnonzero(sets[0]).tolist() == [0, 2, 4, 6, 8, 10]


def test_too_few_rows_promise_only_all_classes():
    sets = sl.ConformalSets(alpha=0.1).fit(THREE, [0, 1, 0])
    assert sets.predict(THREE).all()


@pytest.mark.parametrize(
    ("n", "alpha"), [(99, 0.29), (99, 0.1), (9, 0.7), (999, 0.001)]
)
def test_rounding_leaves_out_no_place_fewer(n, alpha):
    """0.29 * 100 is below 29; the threshold is the 71st of 99 all the same."""
    p = np.arange(1, n + 1) / (n + 1)
    sets = sl.ConformalSets(alpha=alpha).fit(np.column_stack([p, 1 - p]), [0] * n)
    place = n + 1 - round((n + 1) * alpha)
    assert sets.threshold_ == pytest.approx(np.sort(1 - p)[place - 1], abs=1e-15)


def test_an_alpha_next_to_one_leaves_out_all_rows_but_the_best():
    sets = sl.ConformalSets(alpha=1 - 1e-13).fit(THREE, [0, 1, 0])
    assert sets.threshold_ == pytest.approx(0.3, rel=1e-15)


# properties


@given(predictions(), st.sampled_from(["lac", "aps"]), st.floats(0.01, 0.99))
def test_the_rows_themselves_are_covered(drawing, method, alpha):
    p, y = drawing
    sets = sl.ConformalSets(method=method, alpha=alpha).fit(p, y).predict(p)
    covered = sets[np.arange(len(p)), y].sum()
    assert covered >= min(len(p), math.ceil((len(p) + 1) * (1 - alpha) - 1e-9))


@given(predictions())
def test_a_set_takes_the_more_probable_classes_first(drawing):
    p, y = drawing
    for method in ("lac", "aps"):
        sets = sl.ConformalSets(method=method, alpha=0.3).fit(p, y).predict(p)
        smallest_in = np.where(sets, p, np.inf).min(axis=1)
        largest_out = np.where(sets, -np.inf, p).max(axis=1)
        assert (smallest_in >= largest_out).all()


# exact: what the theory promises, and simulations of it


@pytest.mark.parametrize(
    ("method", "random"), [("lac", False), ("aps", True), ("aps", False)]
)
@pytest.mark.parametrize(("n", "alpha"), [(19, 0.1), (49, 0.3)])
def test_coverage_is_what_was_promised(method, random, n, alpha):
    """Between 1 - alpha and 1/(n + 1) more; for random scores without ties exact.

    The model is badly over-confident, which must not matter.
    """
    repeats, fresh = 400, 50
    z, y = drawn(repeats * (n + fresh), 4, seed=n, sharpness=5.0)
    p = sl.softmax(z).reshape(repeats, n + fresh, 4)
    y = y.reshape(repeats, n + fresh)
    rng = np.random.default_rng(n) if random else None
    shares = []
    for rows, labels in zip(p, y, strict=True):
        sets = sl.ConformalSets(method=method, alpha=alpha)
        sets.fit(rows[:n], labels[:n], rng=rng)
        inside = sets.predict(rows[n:], rng=rng)[np.arange(fresh), labels[n:]]
        shares.append(inside.mean())
    exact = math.ceil((n + 1) * (1 - alpha) - 1e-9) / (n + 1)
    room = 4 * np.std(shares) / math.sqrt(repeats)
    assert np.mean(shares) == pytest.approx(exact, abs=room)


def test_a_random_part_makes_smaller_sets():
    z, y = drawn(2000, 5, seed=9)
    p, rng = sl.softmax(z), np.random.default_rng(9)
    plain = sl.ConformalSets(method="aps").fit(p[:1000], y[:1000])
    exact = sl.ConformalSets(method="aps").fit(p[:1000], y[:1000], rng=rng)
    sizes = plain.predict(p[1000:]).sum(axis=1), exact.predict(p[1000:], rng=rng).sum(1)
    assert sizes[1].mean() < sizes[0].mean()


# refusals


@pytest.mark.parametrize("alpha", [0, 1, -0.1, math.nan])
def test_alpha_is_a_share(alpha):
    with pytest.raises(ValueError, match="alpha must lie between 0 and 1"):
        sl.ConformalSets(alpha=alpha).fit(THREE, [0, 1, 0])


def test_there_are_two_methods():
    with pytest.raises(ValueError, match="method must be one of"):
        sl.ConformalSets(method="raps").fit(THREE, [0, 1, 0])


def test_chance_is_for_both_or_neither():
    rng = np.random.default_rng(7)
    sets = sl.ConformalSets(method="aps")
    with pytest.raises(ValueError, match="both fit and predict"):
        sets.fit(THREE, [0, 1, 0], rng=rng).predict(THREE)
    with pytest.raises(ValueError, match="both fit and predict"):
        sets.fit(THREE, [0, 1, 0]).predict(THREE, rng=rng)
    with pytest.raises(ValueError, match="nothing is random"):
        sl.ConformalSets().fit(THREE, [0, 1, 0], rng=rng)
    sets.fit(THREE, [0, 1, 0], rng=rng).method = "lac"
    with pytest.raises(ValueError, match="nothing is random"):
        sets.predict(THREE, rng=rng)


def test_classes_are_those_of_fit():
    with pytest.raises(ValueError, match="p has 2 classes; fit has seen 3"):
        sl.ConformalSets().fit(THREE, [0, 1, 0]).predict([[0.5, 0.5]])


def test_nothing_is_predicted_before_fit():
    with pytest.raises(AttributeError, match="call fit first"):
        sl.ConformalSets().predict(THREE)

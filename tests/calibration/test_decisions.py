"""decide: the least expected cost."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import softmax_lib as sl

MISS = [[0, 1], [10, 0]]  # to miss class 1 costs ten times as much
MISS_ONE = [[0, 1], [1, 0]]

# values a reader can check by hand


def test_the_rarer_class_is_chosen_from_one_in_eleven_on():
    p = np.array([0.0, 0.09, 0.0909, 0.091, 0.5])
    decisions = sl.decide(np.column_stack([1 - p, p]), MISS)
    np.testing.assert_array_equal(decisions, [0, 0, 0, 1, 1])


def test_one_prediction_gives_one_number():
    assert sl.decide([0.95, 0.05], MISS) == 0
    assert sl.decide([0.85, 0.15], MISS, abstain=0.8) == -1


def test_abstaining_must_pay():
    p, cost = [[0.75, 0.25]], [[0, 1], [1, 0]]
    assert sl.decide(p, cost, abstain=0.25) == 0
    assert sl.decide(p, cost, abstain=0.24) == -1


def test_there_may_be_more_decisions_than_classes():
    cost = [[0, 5, 1], [5, 0, 1]]  # the third: ask somebody
    p = [[0.9, 0.1], [0.5, 0.5], [0.1, 0.9]]
    np.testing.assert_array_equal(sl.decide(p, cost), [0, 2, 1])


def test_gains_are_negative_costs():
    assert sl.decide([0.2, 0.8], [[-1, 0], [0, -1]]) == 1


# properties


@given(st.integers(2, 6), st.integers(0, 999))
def test_with_equal_costs_the_most_probable_class_wins(classes, seed):
    rng = np.random.default_rng(seed)
    p = rng.dirichlet(np.ones(classes), size=(3, 4))
    equal = 1 - np.eye(classes)
    np.testing.assert_array_equal(sl.decide(p, equal), p.argmax(axis=-1))
    sure = np.where(p.max(axis=-1) < 0.6, -1, p.argmax(axis=-1))
    np.testing.assert_array_equal(sl.decide(p, equal, abstain=0.4), sure)


@given(st.integers(0, 999))
def test_no_other_decision_costs_less_when_the_world_is_as_predicted(seed):
    rng = np.random.default_rng(seed)
    p, cost = rng.dirichlet(np.ones(4)), rng.normal(size=(4, 3))
    paid = [sum(p[k] * cost[k, d] for k in range(4)) for d in range(3)]
    assert paid[sl.decide(p, cost)] == pytest.approx(min(paid), abs=1e-15)


def test_low_precision_is_summed_in_double():
    p = np.full(1000, np.float16(1 / 1000))
    cost = np.column_stack([np.ones(1000), np.full(1000, 1.0001)])
    assert sl.decide(p, cost) == 0


@pytest.mark.parametrize("wide", ["p", "cost"])
def test_what_is_given_in_longdouble_is_summed_in_longdouble(wide):
    """Decisions that cost the same in float64, where longdouble tells them apart."""
    least = np.finfo(np.longdouble).eps
    if wide == "cost":
        p, cost = [0.5, 0.5], np.ones((2, 2), np.longdouble)
        cost[:, 0] += least
    else:
        half = np.longdouble(0.5)
        p, cost = np.array([half - least, half + least]), MISS_ONE
    assert sl.decide(p, cost) == 1


# refusals


@pytest.mark.parametrize(
    ("p", "cost"),
    [
        ([0.5, 0.5], [1, 2]),
        ([0.5, 0.5], np.ones((3, 2))),
        (1.0, [[1]]),
        ([0.5, 0.5], np.ones((2, 0))),
    ],
)
def test_costs_are_a_table_of_classes_and_decisions(p, cost):
    with pytest.raises(ValueError, match=r"cost must have shape \(K, D\)"):
        sl.decide(p, cost)


@pytest.mark.parametrize("infinite", [np.inf, np.nan])
def test_costs_are_finite(infinite):
    with pytest.raises(ValueError, match="cost must hold finite numbers"):
        sl.decide([0.5, 0.5], [[0, 1], [infinite, 0]])


def test_nothing_is_decided_on_nan():
    with pytest.raises(ValueError, match="p holds NaN"):
        sl.decide([[np.nan, 0.5]], MISS)
    with pytest.raises(ValueError, match="abstain must be a cost"):
        sl.decide([0.5, 0.5], MISS, abstain=np.nan)


def test_what_is_no_distribution_is_refused():
    with pytest.raises(ValueError, match=r"sums to 1\.2"):
        sl.decide([0.6, 0.6], MISS)

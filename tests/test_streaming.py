"""LogSumExp and online_softmax: the same answers from pieces."""

import math
from functools import reduce

import numpy as np
import oracles
import pytest
from functions import INF, same
from hypothesis import given
from hypothesis import strategies as st

import softmax_lib as sl

EPS = np.finfo(float).eps

numbers = st.floats(-800, 800) | st.sampled_from([-INF, INF, 0.0])
pieces = st.lists(st.lists(numbers, max_size=9), max_size=9)
finite = st.lists(
    st.lists(st.floats(-800, 800), min_size=1, max_size=9), min_size=1, max_size=9
)


def merged(parts):
    return reduce(sl.LogSumExp.merge, map(sl.LogSumExp.of, parts), sl.LogSumExp.of([]))


def equal(a, b):
    return same(a.max, b.max) and same(a.rest, b.rest)


# values a reader can check by hand


def test_two_thousands_are_a_thousand_and_log_two():
    a = sl.LogSumExp.of([1000.0])
    assert (a.max, a.rest, a.sum) == (1000, 0, 1)
    both = a.merge(a)
    assert (both.max, both.rest, both.sum) == (1000, 1, 2)
    assert both.value == 1000 + math.log(2)


def test_the_smaller_part_is_scaled_to_the_larger_maximum():
    low, high = sl.LogSumExp.of([0.0, 0.0]), sl.LogSumExp.of([math.log(4)])
    for state in (low.merge(high), high.merge(low)):
        assert state.max == math.log(4)
        assert state.rest == pytest.approx(2 / 4, rel=4 * EPS)
        assert state.value == pytest.approx(math.log(6), rel=4 * EPS)


def test_nothing_sums_to_nothing():
    nothing = sl.LogSumExp.of([])
    assert (nothing.max, nothing.sum, nothing.value) == (-INF, 0, -INF)


def test_online_softmax_of_two_equal_logits_is_one_half_each():
    assert sl.online_softmax([1000, 1000], chunk=1).tolist() == [0.5, 0.5]


# properties


@given(pieces, pieces)
def test_merging_is_commutative_to_the_last_bit(one, other):
    a, b = merged(one), merged(other)
    assert equal(a.merge(b), b.merge(a))


def test_merging_is_commutative_where_both_have_the_same_maximum():
    z = -np.random.default_rng(8).exponential(size=(2, 200, 5))
    z[:, :, 0] = 0
    a, b = map(sl.LogSumExp.of, z)
    assert equal(a.merge(b), b.merge(a))


@given(pieces)
def test_merging_with_nothing_changes_nothing(parts):
    a, nothing = merged(parts), sl.LogSumExp.of([])
    assert equal(a.merge(nothing), a)
    assert equal(nothing.merge(a), a)


def close(a, b, merges):
    # each merge rounds exp, a product and a sum; a difference of up to 1600 is
    # rounded too, but weighs at most |d| exp(d) <= 1/e
    room = 4 * (merges + 10) * EPS
    assert a.max == b.max
    assert abs(a.sum - b.sum) <= room * a.sum


@given(finite, finite, finite)
def test_merging_is_associative_but_for_rounding(one, two, three):
    a, b, c = merged(one), merged(two), merged(three)
    close(a.merge(b).merge(c), a.merge(b.merge(c)), 30)


@given(finite, st.randoms(use_true_random=False))
def test_pieces_may_arrive_in_any_order(parts, random):
    whole = sl.LogSumExp.of(np.concatenate(parts))
    random.shuffle(parts)
    close(merged(parts), whole, sum(map(len, parts)))


@given(pieces)
def test_infinities_survive_in_pieces(parts):
    z = np.array([x for part in parts for x in part], float)
    value, expected = merged(parts).value, sl.logsumexp(z)
    if np.isinf(expected):
        assert value == expected
    else:
        assert value == pytest.approx(expected, rel=1e-13, abs=1e-13)


@given(finite, st.integers(1, 9))
def test_chunks_of_any_size_give_one_softmax(parts, chunk):
    z = np.concatenate(parts)
    p = sl.online_softmax(z, chunk=chunk)
    # the difference to the maximum is rounded, by up to eps/2 of it; each of
    # up to 81 merges rounds four times
    room = (np.ptp(z) / 2 + 4 * len(z) + 20) * EPS
    assert np.abs(p / np.maximum(sl.softmax(z), 1e-300) - 1)[p > 1e-290].max() <= room
    assert abs(p.sum() - 1) <= (4 * len(z) + 20) * EPS


# oracles


@given(finite)
def test_mpmath_agrees(parts):
    truth = oracles.logsumexp(np.concatenate(parts))
    room = 4 * (sum(map(len, parts)) + 2) * EPS
    error = abs(oracles.exact(merged(parts).value) - truth)
    assert error <= room * max(1, abs(truth))


def test_a_small_part_beside_a_large_one_is_not_rounded_away():
    state = sl.LogSumExp.of([0.0]).merge(sl.LogSumExp.of([-50.0, -51.0]))
    truth = oracles.logsumexp(np.array([0.0, -50.0, -51.0]))
    assert oracles.worst_ulp([state.value], [truth]) <= 4


@pytest.mark.parametrize("size", [3, 40, 600])
@pytest.mark.parametrize("axis", [0, 1])
def test_small_terms_beside_the_largest_are_kept(size, axis):
    z = -np.random.default_rng(8).uniform(50, 60, size=(4, size))
    z[:, size // 2] = 0
    state = sl.LogSumExp.of(z if axis else z.T, axis=axis)
    others = np.delete(z, size // 2, axis=1)
    truth = [math.fsum(map(math.exp, row)) for row in others]
    np.testing.assert_allclose(state.rest, truth, rtol=8 * EPS)


@pytest.mark.parametrize("axis", [0, 1, -1, (0, 1), (0, 2), (2, 1), (0, 1, 2)])
def test_every_axis_gives_what_logsumexp_and_softmax_give(axis):
    z = np.random.default_rng(8).normal(size=(3, 4, 5)) * 3
    state = sl.LogSumExp.of(z, axis=axis)
    np.testing.assert_allclose(state.value, sl.logsumexp(z, axis=axis), rtol=4 * EPS)
    p = sl.online_softmax(z, axis=axis, chunk=3)
    # differences up to 20: 10 eps of rounding, and 20 merges
    np.testing.assert_allclose(p, sl.softmax(z, axis=axis), rtol=100 * EPS)
    assert p.flags.c_contiguous


def test_states_of_many_rows_merge_row_by_row():
    z = np.random.default_rng(8).normal(size=(6, 50)) * 30
    together = sl.LogSumExp.of(z[:, :20]).merge(sl.LogSumExp.of(z[:, 20:]))
    for i, row in enumerate(z):
        alone = sl.LogSumExp.of(row[:20]).merge(sl.LogSumExp.of(row[20:]))
        assert (together.max[i], together.rest[i]) == (alone.max, alone.rest)


def test_a_state_of_a_row_alone_has_the_same_bits():
    z = np.random.default_rng(8).normal(size=(7, 300)) * 3
    for a in (z, np.asfortranarray(z)):
        states = sl.LogSumExp.of(a)
        assert same(states.rest, np.array([sl.LogSumExp.of(row).rest for row in z]))
    assert same(sl.online_softmax(z), np.array([sl.online_softmax(row) for row in z]))


# memory


def test_the_input_is_not_changed():
    z = np.array([[3.0, -INF], [INF, 1.0]])
    before = z.copy()
    z.flags.writeable = False
    sl.online_softmax(z)
    state = sl.LogSumExp.of(z)
    rest = state.rest.copy()
    state.merge(state)
    assert same(z, before)
    assert same(state.rest, rest)

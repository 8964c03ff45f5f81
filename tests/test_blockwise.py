"""AttentionState and blockwise_attention: the same means from blocks."""

import math
from functools import reduce

import numpy as np
import pytest
from attention_inputs import arrays
from functions import INF, NAN, same
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from mpmath import mp

import softmax_lib as sl
from bench.timing import peak_memory
from softmax_lib.blockwise import AttentionState, blockwise_attention

EPS = np.finfo(float).eps
whole = sl.scaled_dot_product_attention
seeds = st.integers(0, 999)
places = hnp.arrays(
    np.float64,
    st.tuples(st.integers(0, 5), st.just(4)),
    elements=st.floats(-800, 800) | st.sampled_from([-INF, 0.0]),
)


def state(part):
    """Two queries' scores stand in the first two columns, values in the others."""
    return AttentionState.of(part[:, :2].T, np.nan_to_num(part[:, 2:], neginf=7.0))


def equal(a, b):
    pairs = (a.scores.max, b.scores.max), (a.scores.rest, b.scores.rest)
    return all(same(*pair) for pair in (*pairs, (a.weighted, b.weighted)))


NOTHING = state(np.empty((0, 4)))


# values a reader can check by hand


def test_two_places_of_one_score_weigh_the_same():
    found = AttentionState.of([[1000.0, 1000.0]], [[1.0], [3.0]])
    assert (found.scores.max, found.scores.sum) == (1000, 2)
    assert found.weighted.tolist() == [[4]]
    assert found.mean.tolist() == [[2]]


def test_the_smaller_part_is_scaled_to_the_larger_score():
    low = AttentionState.of([[0.0]], [[8.0]])
    high = AttentionState.of([[math.log(3)]], [[4.0]])
    for both in (low.merge(high), high.merge(low)):
        assert both.weighted == pytest.approx(4 + 8 / 3, rel=4 * EPS)
        assert both.mean == pytest.approx(5, rel=4 * EPS)  # 3/4 of 4 and 1/4 of 8


# a monoid


@given(places, places)
def test_merging_is_commutative_to_the_last_bit(one, other):
    a, b = state(one), state(other)
    assert equal(a.merge(b), b.merge(a))


@given(places)
def test_merging_with_nothing_changes_nothing(part):
    a = state(part)
    assert equal(a.merge(NOTHING), a)
    assert equal(NOTHING.merge(a), a)


@given(places, places, places)
def test_merging_is_associative_within_the_stated_bound(one, two, three):
    a, b, c = map(state, (one, two, three))
    left, right = a.merge(b).merge(c), a.merge(b.merge(c))
    assert same(left.scores.max, right.scores.max)
    # two merges on each side; the sums of absolute values, merged the same way
    size = reduce(
        AttentionState.merge,
        (AttentionState(s.scores, np.abs(s.weighted)) for s in (a, b, c)),
    ).weighted
    room = (4 * 4 * EPS) * size * (1 + 1e-9) + 5e-322
    assert (np.abs(left.weighted - right.weighted) <= room).all()


@given(places, st.integers(0, 5))
def test_a_cut_anywhere_gives_the_mean_of_the_whole(part, cut):
    merged = state(part[:cut]).merge(state(part[cut:])).mean
    assert len(part) or np.isnan(merged).all()
    expected = sl.softmax(part[:, :2].T) @ np.nan_to_num(part[:, 2:], neginf=7.0)
    merged = np.where(len(part) > 0, merged, expected)
    np.testing.assert_allclose(merged, expected, rtol=0, atol=40 * 800 * EPS)


def test_mpmath_agrees():
    rng = np.random.default_rng(10)
    scores, value = rng.normal(size=(1, 12)) * 30, rng.normal(size=(12, 1))
    parts = [slice(0, 5), slice(5, 6), slice(6, 12)]
    states = [AttentionState.of(scores[:, p], value[p]) for p in parts]
    ours = reduce(AttentionState.merge, states).mean.item()
    with mp.workdps(60):
        terms = [mp.exp(mp.mpf(float(z))) for z in scores[0]]
        each = [mp.mpf(float(v)) for v in value[:, 0]]
        truth = mp.fdot(terms, each) / mp.fsum(terms)
    assert abs(mp.mpf(ours) - truth) <= 20 * EPS


# attention in blocks


@given(seeds, st.integers(1, 9), st.sampled_from([1e-3, 1.0, 30.0]))
def test_it_is_attention_within_the_stated_bound(seed, block, scale):
    query, key, value = arrays(seed)
    query *= scale
    d, count = key.shape[1], len(key)
    largest = (np.abs(query) @ np.abs(key).T).max() / math.sqrt(d)
    blocks = math.ceil(count / block)
    room = (2 * d * largest + count + 8 * blocks + 32) * EPS * np.abs(value).max()
    ours = blockwise_attention(query, key, value, block=block)
    assert np.abs(ours - whole(query, key, value)).max() <= room


@pytest.mark.parametrize("lead", [(), (2,), (2, 3)])
@pytest.mark.parametrize("block", [1, 2, 4, 100])
def test_masks_and_leading_axes(lead, block):
    query, key, value = arrays(lead=lead)
    query, key = query[:1] if lead else query, key[:, :1] if len(lead) > 1 else key
    mask = np.random.default_rng(7).random((4, 6)) < 0.4
    mask[1] = False
    for empty in (NAN, 0):
        ours = blockwise_attention(
            query, key, value, mask=mask, empty=empty, block=block
        )
        expected = whole(query, key, value, mask=mask, empty=empty)
        assert ours.shape == expected.shape
        np.testing.assert_allclose(ours, expected, rtol=0, atol=200 * EPS)


@pytest.mark.parametrize("block", [1, 2, 3])
@pytest.mark.parametrize(
    "scores",
    [
        [0, INF, -INF],
        [INF, INF, 0],
        [-INF, -INF, -INF],
        [NAN, 0, INF],
        [-INF, -INF, 0],
        [-1e308, 1e308, 1e308],
        [0, -800, -900],
    ],
)
@pytest.mark.parametrize("value", [[1, 2, 4], [1, NAN, 2], [INF, 0, 1], [1, INF, -INF]])
def test_edges_are_those_of_attention(scores, value, block):
    key, value = np.array([scores]).T, np.array([value], float).T
    with np.errstate(all="raise"):
        ours = blockwise_attention([[1.0]], key, value, block=block)
    expected = whole([[1.0]], key, value)
    np.testing.assert_allclose(ours, expected, rtol=40 * EPS)


def test_no_places_and_no_queries():
    _, key, value = arrays()
    assert np.isnan(blockwise_attention(np.ones((2, 5)), key[:0], value[:0])).all()
    assert blockwise_attention(np.ones((0, 5)), key, value).shape == (0, 3)


def test_values_near_the_largest_float_do_not_overflow():
    value = np.array([[1.7e308], [-1.7e308], [1.7e308]])
    ours = blockwise_attention(np.zeros((1, 1)), np.zeros((3, 1)), value)
    assert ours == pytest.approx(1.7e308 / 3, rel=8 * EPS)


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.longdouble])
def test_floats_keep_their_dtype(dtype):
    parts = [a.astype(dtype) for a in arrays()]
    ours = blockwise_attention(*parts, block=2)
    assert ours.dtype == dtype
    room = 200 * max(EPS, float(np.finfo(dtype).eps))
    np.testing.assert_allclose(ours, whole(*parts), rtol=0, atol=room)


def test_inputs_are_not_changed():
    parts = arrays()
    copies = [a.copy() for a in parts]
    blockwise_attention(*parts, mask=np.tri(4, 6, dtype=bool), block=2)
    AttentionState.of(parts[0], np.ones((5, 1)))
    assert all(same(a, b) for a, b in zip(parts, copies, strict=True))


@pytest.mark.parametrize(
    "count",
    [512, 2048, *(pytest.param(n, marks=pytest.mark.thorough) for n in (1024, 4096))],
)
@pytest.mark.parametrize("width", [4, 64, 256])
def test_memory_is_that_of_a_few_blocks_however_many_places(count, width):
    rng = np.random.default_rng(10)
    parts = rng.normal(size=(3, count, width)).astype(np.float32)
    block = 128
    most = 5 * block * block + 7 * block * width
    result = count * width
    spare = 8 * count  # numbers: one a row, and what Python itself takes
    peak = peak_memory(lambda: blockwise_attention(*parts, block=block))
    assert peak < 4 * (most + result + spare)


# refusals


@pytest.mark.parametrize(
    ("shapes", "message"),
    [
        (((3,), (3, 1)), "at least two axes"),
        (((2, 3), (4, 1)), "one value for each place: scores"),
        (((2, 2, 3), (3, 3, 1)), "leading axes must broadcast"),
    ],
)
def test_a_state_of_what_does_not_fit(shapes, message):
    with pytest.raises(ValueError, match=message):
        AttentionState.of(*map(np.ones, shapes))


def test_only_states_merge():
    with pytest.raises(TypeError, match=r"not LogSumExp; pass AttentionState\.of"):
        NOTHING.merge(NOTHING.scores)


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"block": 0}, ValueError, "block must be at least 1"),
        ({"block": 2.5}, TypeError, "block must be an integer"),
        ({"empty": 1}, ValueError, "empty must be nan or 0"),
        ({"mask": np.ones((4, 6))}, TypeError, "mask must be boolean"),
    ],
)
def test_options_that_make_no_sense(options, error, message):
    with pytest.raises(error, match=message):
        blockwise_attention(*arrays(), **options)

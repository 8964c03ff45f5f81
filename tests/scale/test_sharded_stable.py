"""scale.softmax, scale.log_softmax and scale.logsumexp, whatever the cuts."""

import dask.array as da
import numpy as np
import oracles
import pytest
from cuts import chunks_of, cut, now, stated
from functions import DTYPES, INF, NAN, same
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import softmax_lib as sl
from softmax_lib import scale

EPS = np.finfo(float).eps
SAME_SHAPE = ["softmax", "log_softmax"]
ALL = [*SAME_SHAPE, "logsumexp"]
ORACLES = {"softmax": oracles.softmax, "log_softmax": oracles.log_softmax}
SHAPE = (4, 3, 9)
logits = hnp.arrays(np.float64, SHAPE, elements=st.floats(-800, 800))


# values a reader can check by hand


def test_two_thousands_in_two_pieces_are_a_thousand_and_log_two():
    z = cut(np.array([1000.0, 1000.0]), 1)
    assert now(scale.logsumexp(z)) == 1000 + np.log(2)
    assert now(scale.softmax(z)).tolist() == [0.5, 0.5]


def test_states_are_those_of_the_whole_row():
    state = now(scale.states(cut(np.array([[0.0, 5.0, 5.0], [1.0, 0.0, 0.0]]), (1, 2))))
    assert state.shape == (2, 1)
    assert state["max"].ravel().tolist() == [5, 1]
    expected = [1 + np.exp(-5), 2 * np.exp(-1)]
    np.testing.assert_allclose(state["rest"].ravel(), expected, rtol=4 * EPS)


# properties


@pytest.mark.parametrize("name", ALL)
@given(logits, chunks_of(SHAPE), st.sampled_from([0, 1, -1, (0, 2), (1, 2), (0, 1, 2)]))
def test_any_cuts_give_the_result_of_numpy(name, z, chunks, axis):
    ours = getattr(scale, name)(cut(z, chunks), axis=axis)
    whole = getattr(sl, name)(z, axis=axis)
    result = now(ours)
    assert result.shape == np.shape(whole) == ours.shape
    assert result.dtype == ours.dtype == whole.dtype
    room = 8 + stated(4**3)  # numpy's own, and ours for three cuts of three axes
    if name == "logsumexp":
        np.testing.assert_allclose(result, whole, rtol=room * EPS, atol=room * EPS)
    else:
        assert sl.ulp_distance(result, whole).max() <= room


@pytest.mark.parametrize("name", ALL)
def test_rows_that_are_not_cut_have_the_bits_of_numpy(name):
    z = np.random.default_rng(8).normal(0, 9, size=(50, 40))
    assert same(now(getattr(scale, name)(cut(z, (7, 40)))), getattr(sl, name)(z)) or (
        name == "logsumexp"  # which has its state in any case
    )


def test_nothing_is_computed_before_it_is_asked_for():
    def fail(block):
        raise AssertionError(f"computed {block.shape}")

    z = da.map_blocks(fail, cut(np.ones((4, 6)), 2), meta=np.empty((0, 0)))
    for name in ALL:
        getattr(scale, name)(z)
    scale.cross_entropy(z, np.zeros(4, int))
    scale.cross_entropy_grad(z, np.zeros(4, int))


def test_a_block_is_read_once_for_the_sum_and_once_more_for_the_division():
    reads = []

    def noted(block, block_info=None):
        reads.append(block_info[0]["chunk-location"])
        return block

    z = da.map_blocks(noted, cut(np.ones((4, 6)), (4, 2)), meta=np.empty((0, 0)))
    now(scale.logsumexp(z))
    assert len(reads) == 3
    reads.clear()
    now(scale.softmax(z))
    assert len(reads) == 6
    assert set(reads[:3]) == set(reads[3:])


def test_the_result_has_the_chunks_of_the_input():
    z = cut(np.ones((5, 7)), ((2, 3), (1, 6)))
    assert scale.softmax(z).chunks == z.chunks
    assert scale.logsumexp(z).chunks == ((2, 3),)
    assert scale.logsumexp(z, keepdims=True).chunks == ((2, 3), (1,))


# oracles


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("spread", [1, 10, 60])
@pytest.mark.parametrize("pieces", [2, 64])
@pytest.mark.parametrize("name", SAME_SHAPE)
def test_mpmath_agrees_within_the_stated_bound(name, pieces, spread, dtype):
    z = np.random.default_rng(8).normal(0, spread, size=192).astype(dtype)
    ours = now(getattr(scale, name)(cut(z, len(z) // pieces)))
    assert oracles.worst_ulp(ours, ORACLES[name](z)) <= stated(pieces)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("pieces", [2, 64])
def test_mpmath_agrees_about_the_log_sum_exp(pieces, dtype):
    z = np.random.default_rng(8).normal(0, 10, size=192).astype(dtype)
    ours = now(scale.logsumexp(cut(z, len(z) // pieces)))
    truth = oracles.logsumexp(z)
    room = stated(pieces) * np.finfo(dtype).eps * max(1, abs(truth))
    assert abs(oracles.exact(ours) - truth) <= room


def test_a_million_classes_in_a_thousand_pieces():
    z = np.random.default_rng(8).normal(0, 5, size=1_000_000)
    ours = now(scale.softmax(cut(z, 1000)))
    assert sl.ulp_distance(ours, sl.softmax(z)).max() <= 8 + stated(1000)


# edges


@pytest.mark.parametrize(
    "row",
    [
        [0, INF, -INF, 1],
        [INF, INF, 0, 1],
        [-INF, -INF, -INF, -INF],
        [NAN, 0, INF, 1],
        [0, -INF, 0, -INF],
        [-1e308, 1e308, 1e308, 0],
        [-1e308, -1e308, -1e308, -1e308],
    ],
)
@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("step", [1, 2, 3])
def test_edges_are_those_of_numpy(row, name, step):
    z = np.array([row, [1.0, 2.0, 3.0, 4.0]])
    with np.errstate(all="raise"):
        ours = now(getattr(scale, name)(cut(z, (2, step))))
    np.testing.assert_allclose(ours, getattr(sl, name)(z), rtol=16 * EPS)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("dtype", [*DTYPES, np.int32, bool])
def test_dtypes_are_those_of_numpy(name, dtype):
    z = (np.random.default_rng(8).normal(size=(3, 8)) * 2).astype(dtype)
    ours, whole = getattr(scale, name)(cut(z, (2, 3))), getattr(sl, name)(z)
    result = now(ours)
    assert result.dtype == ours.dtype == whole.dtype
    eps = max(EPS, float(np.finfo(whole.dtype).eps))
    np.testing.assert_allclose(result, whole, rtol=8 * eps, atol=8 * eps)


def test_seventy_thousand_float16_zeros_share_the_mass():
    z = da.zeros(70_000, chunks=7000, dtype=np.float16)
    assert same(now(scale.softmax(z)), sl.softmax(np.zeros(70_000, np.float16)))


@pytest.mark.parametrize("shape", [(0, 3), (3, 0)])
def test_empty_arrays_have_empty_results(shape):
    z = da.zeros(shape, chunks=(2, 2))
    assert same(now(scale.softmax(z)), np.empty(shape))
    assert same(now(scale.logsumexp(z)), sl.logsumexp(np.empty(shape)))


# refusals


@pytest.mark.parametrize("name", [*ALL, "states"])
@pytest.mark.parametrize(
    ("z", "axis", "error", "message"),
    [
        (np.ones(3), -1, TypeError, r"pass da\.from_array"),
        ([1.0], -1, TypeError, "not list"),
        (da.ones(3, dtype=complex), -1, TypeError, "real numbers"),
        (da.ones(3), None, TypeError, "axis=None is not accepted"),
        (da.ones(3), 1, np.exceptions.AxisError, "out of bounds"),
        (da.ones(()), -1, ValueError, "a single number has no axis"),
        (da.ones(3)[da.ones(3) > 0], -1, ValueError, "compute_chunk_sizes"),
    ],
)
def test_refused(name, z, axis, error, message):
    with pytest.raises(error, match=message):
        getattr(scale, name)(z, axis=axis)

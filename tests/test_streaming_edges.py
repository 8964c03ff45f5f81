"""The edges of LogSumExp and online_softmax, and what they refuse."""

import math

import numpy as np
import pytest
from functions import DTYPES, INF, NAN, same
from oracles import FLOATS

import softmax_lib as sl
from softmax_lib._conformance.edges import EDGES

EPS = np.finfo(float).eps


WITHOUT_MASK = [edge for edge in EDGES if edge.where is None]


@pytest.mark.parametrize("cut", [0, 1, 2])
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("edge", WITHOUT_MASK, ids=lambda edge: edge.name)
def test_edge(edge, dtype, cut):
    z = np.array(edge.z, dtype)
    eps = max(float(np.finfo(dtype).eps), EPS)
    with np.errstate(all="raise"):
        state = sl.LogSumExp.of(z[:cut]).merge(sl.LogSumExp.of(z[cut:]))
        value, p = state.value, sl.online_softmax(z, chunk=cut + 1)
    assert value == pytest.approx(edge.logsumexp, rel=4 * eps, nan_ok=True)
    expected = np.array(edge.softmax).astype(dtype)
    np.testing.assert_allclose(p, expected, rtol=4 * eps)
    assert p.dtype == dtype


@pytest.mark.parametrize("dtype", FLOATS)
def test_a_state_keeps_its_dtype_but_float16_is_summed_in_float32(dtype):
    state = sl.LogSumExp.of(np.zeros((2, 3), dtype))
    state = state.merge(state)
    expected = np.promote_types(dtype, np.float32)
    assert {state.max.dtype, state.rest.dtype, state.value.dtype} == {expected}


@pytest.mark.parametrize("dtype", FLOATS)
def test_a_state_of_nothing_has_the_dtype_too(dtype):
    state = sl.LogSumExp.of(np.empty((2, 0), dtype))
    assert {state.max.dtype, state.rest.dtype} == {np.promote_types(dtype, np.float32)}


@pytest.mark.parametrize("z", [[-INF], [-INF] * 3, []])
def test_impossible_entries_leave_no_rest(z):
    assert sl.LogSumExp.of(z).rest == 0


@pytest.mark.parametrize("large", [89.0, 800.0, 1e300])
@pytest.mark.parametrize("dtype", DTYPES)
def test_the_largest_logits_vanish_beside_infinity(large, dtype):
    z = np.array([INF, min(large, float(np.finfo(dtype).max))], dtype)
    with np.errstate(all="raise"):
        state = sl.LogSumExp.of(z[:1]).merge(sl.LogSumExp.of(z[1:]))
        assert (state.max, state.rest, state.sum) == (INF, 0, 1)
        for chunk in (1, 2):
            assert sl.online_softmax(z, chunk=chunk).tolist() == [1, 0]


def test_infinite_logits_are_counted_row_by_row():
    state = sl.LogSumExp.of([[INF, 1, INF, INF], [0, INF, 0, 0], [1, 1, 1, 1]])
    assert state.rest.tolist() == [2, 0, 3]
    assert state.sum.tolist() == [3, 1, 4]


def test_seventy_thousand_float16_zeros_do_not_overflow():
    z = np.zeros(70_000, np.float16)
    assert sl.LogSumExp.of(z).sum == 70_000
    assert same(sl.online_softmax(z), sl.softmax(z))


def test_nan_spoils_its_own_row_only():
    state = sl.LogSumExp.of([[NAN, 1.0], [1.0, 1.0]])
    state = state.merge(sl.LogSumExp.of([[INF], [-INF]]))
    assert np.isnan(state.value[0])
    assert state.value[1] == 1 + math.log(2)


@pytest.mark.parametrize("shape", [(0, 3), (3, 0), (2, 0, 3)])
def test_empty_arrays_have_empty_results(shape):
    z = np.empty(shape)
    assert same(sl.online_softmax(z), z)
    assert same(sl.LogSumExp.of(z).value, sl.logsumexp(z))


def test_only_states_merge():
    with pytest.raises(TypeError, match=r"not ndarray; pass LogSumExp\.of\(z\)"):
        sl.LogSumExp.of([1.0]).merge(np.array([1.0]))


@pytest.mark.parametrize(
    ("chunk", "error", "message"),
    [
        (0, ValueError, "at least 1"),
        (-3, ValueError, "at least 1"),
        (2.0, TypeError, "an integer"),
    ],
)
def test_a_chunk_has_at_least_one_entry(chunk, error, message):
    with pytest.raises(error, match=message):
        sl.online_softmax([1.0], chunk=chunk)


@pytest.mark.parametrize("function", [sl.LogSumExp.of, sl.online_softmax])
@pytest.mark.parametrize(
    ("z", "axis", "error", "message"),
    [
        (1.0, -1, ValueError, "a single number has no axis"),
        ([1.0], 1, np.exceptions.AxisError, "out of bounds"),
        ([1.0], None, TypeError, "axis=None is not accepted"),
        ([1j], -1, TypeError, "real numbers"),
    ],
)
def test_refused(function, z, axis, error, message):
    with pytest.raises(error, match=message):
        function(z, axis=axis)

"""The worst float32 errors of softmax from pieces, which few rows show."""

import numpy as np
import oracles
import pytest

import softmax_lib as sl

# found by pairing the numbers whose float32 exp is off most, upwards and downwards
WORST = [
    [23.915281295776367, 18.353750228881836],
    [5.887043476104736, 1.733422875404358],
    [3.1221556663513184, -3.8334712982177734],
]


@pytest.mark.parametrize("chunk", [1, 4096])
@pytest.mark.parametrize("row", WORST)
def test_the_worst_rows_that_were_found_keep_the_promise(row, chunk):
    z = np.float32(row)
    p = sl.online_softmax(z, chunk=chunk)
    assert oracles.worst_ulp(p, oracles.softmax(z)) <= 9


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_the_state_of_no_logits_of_the_same_dtype_changes_nothing(dtype):
    state = sl.LogSumExp.of(np.array([0.7, 1.5, 4.8], dtype))
    nothing = sl.LogSumExp.of(np.array([], dtype))
    for both in (state.merge(nothing), nothing.merge(state)):
        assert (both.max, both.rest) == (state.max, state.rest)
        assert both.max.dtype == both.rest.dtype == state.rest.dtype

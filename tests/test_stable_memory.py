"""Rows and their batch, dtypes, strides, out: same values, right memory."""

import math

import numpy as np
import pytest
from functions import DTYPES, INF, NAN, ROWWISE, ULP, named, same

import softmax_lib as sl
from bench.timing import peak_memory

# a row's result does not depend on its batch

KINDS = [
    lambda n: n * 3,
    lambda n: n * 3 + 1e4,
    lambda n: n * 3 - 1e4,
    lambda n: n - 3,
    lambda n: np.abs(n) * 200,
    lambda n: np.where(n > 0, n, -INF),
    lambda n: np.where(n == n.max(), INF, n),
    lambda n: np.where(n == n.max(), NAN, n),
    lambda n: np.where(n == n.max(), 100, n),
    lambda n: np.full(n.shape, -INF),
    lambda n: np.zeros(n.shape),
]


def mixed_rows(size, dtype):
    rng = np.random.default_rng(size)
    return np.array([kind(rng.normal(size=size)) for kind in KINDS * 3]).astype(dtype)


@named()
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("size", [1, 2, 10, 32, 33, 128, 129, 700])
def test_a_row_alone_gives_the_same_bits(function, dtype, size):
    z = mixed_rows(size, dtype)
    together = function(z)
    for i, row in enumerate(z):
        assert same(function(row), together[i])
        assert same(function(z[i:]), together[i:])


@named()
@pytest.mark.parametrize("size", [1, 2, 10, 33, 700])
def test_a_column_alone_gives_the_same_bits(function, size):
    z = np.ascontiguousarray(mixed_rows(size, np.float64).T)
    together = function(z, axis=0)
    for i in range(z.shape[1]):
        assert same(function(z[:, i : i + 1], axis=0), together[..., i : i + 1])


@named()
def test_ties_give_the_same_bits_in_any_batch(function):
    for low in np.random.default_rng(3).uniform(size=(50, 2)):
        row = np.array([1.0, 1.0, *low])
        many = np.tile(row, (5000, 1))
        assert same(function(row), function(many)[0])
        columns, alone = function(many.T, axis=0), function(row[:, None], axis=0)
        assert same(columns[..., :1], alone)


@named()
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("beside", [1e4, -1e4])
@pytest.mark.parametrize("size", [3, 2000])  # of many, softmax looks at some
def test_where_a_shift_begins_does_not_depend_on_the_rows_beside(
    function, dtype, beside, size
):
    largest = float(sl.exp_limits(dtype).largest)
    near_low = (-8.0, *np.linspace(-11, -5, 60))
    for top in (*np.linspace(largest - 12, largest, 150), *near_low):
        row = np.full(size, top - 20, dtype)
        row[[-1, 0]] = top, top - 0.7
        other = np.full(size, beside, dtype)
        assert same(function(row), function(np.array([row, other]))[0])


@named()
def test_tiles_give_the_same_bits_as_their_rows(function):
    z = np.random.default_rng(3).normal(size=(20_000, 10)) * 30
    assert same(function(z)[7::13], function(z[7::13]))


@named()
@pytest.mark.parametrize("shape", [(20, 60), (60, 20)])
def test_blocks_of_any_shape_give_the_same_bits_as_their_rows(function, shape):
    z = np.random.default_rng(3).normal(size=shape) * 3
    assert same(function(z)[5], function(z[5]))


@named()
def test_wide_columns_give_the_same_bits_as_narrow_ones(function):
    z = np.random.default_rng(3).normal(size=(100, 3000)) * 30
    assert same(function(z, axis=0)[..., :5], function(z[:, :5], axis=0))


@named()
def test_a_row_longer_than_the_cache_is_computed_in_blocks(function):
    z = np.random.default_rng(3).normal(size=(2, 150_000))
    lse = math.log(math.fsum(np.exp(z[1])))
    truth = {"softmax": np.exp(z[1] - lse), "log_softmax": z[1] - lse}
    # lse is at most 20, so its half ulp is 8 eps
    np.testing.assert_allclose(
        function(z)[1],
        truth.get(function.__name__, lse),
        rtol=(8 + 2 * ULP) * np.finfo(float).eps,
    )


@named()
def test_nan_and_ties_side_by_side_are_not_mixed_up(function):
    # one maximum too few in the first row, one too many in the second
    z = np.array([[NAN, 1.0, 2.0], [5.0, 5.0, 0.0], [1.0, 2.0, 3.0]])
    assert same(function(z)[1], function(z[1]))
    assert same(function(np.tile(z, (2000, 1)))[1], function(z[1]))
    columns = function(z.T, axis=0)
    assert same(columns[..., 1:2], function(z.T[:, 1:2], axis=0))


@named()
def test_strides_make_no_difference(function):
    z = np.random.default_rng(3).normal(size=(50, 60)) * 3
    for view in (z[0, ::-2], z[::5, 0]):
        assert same(function(view), function(view.copy()))
    for view in (z[::2, ::3], z[::-1], z.T, np.asfortranarray(z), z.astype(">f8")):
        assert same(function(view), function(view.astype(np.float64, order="C")))


@named()
def test_unaligned_memory_makes_no_difference(function):
    z = np.random.default_rng(3).normal(size=20)
    odd = np.frombuffer(b"x" + z.tobytes(), dtype=np.uint8)[1:].view(np.float64)
    assert same(function(odd), function(z))


# dtypes


@named()
@pytest.mark.parametrize("dtype", DTYPES)
def test_floats_keep_their_dtype(function, dtype):
    assert function(np.ones((2, 3), dtype)).dtype == dtype


@named()
@pytest.mark.parametrize("dtype", [bool, np.int8, np.uint8, np.int64, np.uint64])
def test_integers_and_bools_become_float64(function, dtype):
    z = np.array([0, 1, 1], dtype)
    assert same(function(z), function(z.astype(np.float64)))


def test_seventy_thousand_float16_zeros_share_the_mass():
    p = sl.softmax(np.zeros(70_000, np.float16))
    assert same(p, np.full(70_000, 1 / 70_000, np.float16))


@named()
def test_no_axis_left_gives_a_scalar_or_the_shape_of_z(function):
    result = function([1.0, 2.0])
    assert np.shape(result) == (() if function is sl.logsumexp else (2,))
    assert isinstance(result, np.float64 if function is sl.logsumexp else np.ndarray)


# memory


@named()
@pytest.mark.parametrize("shape", [(5,), (3, 50)])
def test_the_input_is_not_changed(function, shape):
    z = np.random.default_rng(3).normal(size=shape) * 100
    before = z.copy()
    z.flags.writeable = False
    function(z)
    function(z, where=z > 0)
    assert same(z, before)


@named(ROWWISE)
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("axis", [0, 1, (0, 1), (0, 2)])
def test_out_takes_the_result_and_may_be_the_input(function, dtype, axis):
    z = (np.random.default_rng(3).normal(size=(4, 5, 6)) * 100).astype(dtype)
    where = z > -100
    expected = function(z, axis=axis, where=where, temperature=0.5)
    for out in (np.empty_like(z), np.empty((6, 5, 4), dtype).T, z):
        result = function(z, axis=axis, where=where, temperature=0.5, out=out)
        assert result is out
        assert same(out, expected)


@named(ROWWISE)
def test_out_may_be_the_input_where_nothing_else_needs_a_copy(function):
    z = np.random.default_rng(3).normal(size=(40, 5)) * 1000
    expected = function(z)
    assert same(function(z, out=z), expected)


@named(ROWWISE)
def test_out_may_overlap_the_input(function):
    memory = np.random.default_rng(3).normal(size=(40_000, 5)) * 100
    expected = function(memory[:-1])
    assert same(function(memory[:-1], out=memory[1:]), expected)


@named(ROWWISE)
def test_out_may_share_the_memory_of_where(function):
    where = np.ones((4, 8), bool)
    where[1::2] = False
    out = where.view(np.float64)
    z = np.array([[1.0], [2.0], [1.0], [4.0]])
    expected = function(z, where=where[:, :1].copy(), axis=0)
    assert same(function(z, where=where[:, :1], axis=0, out=out), expected)


@named(ROWWISE)
def test_out_may_be_the_input_in_whose_memory_where_lies(function):
    memory = np.ones((4, 8), bool)
    memory[1::2] = False
    z, where = memory.view(np.float64), memory[:, :1]
    expected = function(z.copy(), where=where.copy(), axis=0)
    assert same(function(z, where=where, axis=0, out=z), expected)


@named(ROWWISE)
def test_an_empty_out_is_returned(function):
    out = np.empty((3, 0))
    assert function(out, out=out) is out


@named()
@pytest.mark.parametrize("where", [[True, False, True], [[True], [False]], True])
def test_where_broadcasts(function, where):
    z = np.arange(6.0).reshape(2, 3)
    full = np.broadcast_to(where, (2, 3))
    assert same(function(z, where=where), function(z, where=full.copy()))


@named(ROWWISE)
@pytest.mark.parametrize("axis", [0, 1])
@pytest.mark.parametrize("in_place", [True, False])
def test_with_out_no_second_array_is_made(function, axis, in_place):
    z = np.random.default_rng(3).normal(size=(800, 1000))
    z = np.broadcast_to(z, (4, 800, 1000)).copy() if axis else z.reshape(100, 8, 1000)
    out = z if in_place else np.empty_like(z)
    assert peak_memory(lambda: function(z, axis=axis + 1, out=out)) < z.nbytes / 2


@pytest.mark.parametrize("axis", [1, 2])
def test_a_reduction_holds_its_result_and_a_few_blocks(axis):
    z = np.random.default_rng(3).normal(size=(400, 10, 1000))
    assert peak_memory(lambda: sl.logsumexp(z, axis=axis)) < z.nbytes / 3

"""The edges of softmax, log_softmax and logsumexp."""

import itertools
import math

import numpy as np
import oracles
import pytest
from functions import DTYPES, INF, NAN, ROWWISE, ULP, named, same
from oracles import FLOATS

import softmax_lib as sl
from softmax_lib._conformance.edges import EDGES

# edges

TOLERANCE = {dtype: 4 * float(np.finfo(dtype).eps) for dtype in FLOATS}
TOLERANCE[np.longdouble] = TOLERANCE[np.float64]  # the table is written in float64


def as_mask(edge):
    return {} if edge.where is None else {"where": np.array(edge.where, bool)}


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: edge.name)
@named()
def test_edge(function, edge, dtype):
    expected = np.array(getattr(edge, function.__name__)).astype(dtype)
    with np.errstate(all="raise"):
        result = function(np.array(edge.z, dtype), **as_mask(edge))
    with np.errstate(all="warn"):  # a warning would be an error, see pyproject.toml
        again = function(np.array(edge.z, dtype), **as_mask(edge))
    assert same(result, again)
    assert result.dtype == dtype
    np.testing.assert_allclose(result, expected, rtol=TOLERANCE[dtype], atol=0)
    certain = np.isin(expected, [0, 1, INF, -INF])
    assert np.array_equal(np.asarray(result)[certain], expected[certain])


@pytest.mark.parametrize("axis", [0, 1, (0, 1), (0, 2)])
@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: edge.name)
@named()
def test_edge_among_ordinary_rows_and_along_other_axes(function, edge, axis):
    size = len(edge.z)
    lines = np.array([np.arange(size) * 1.0, edge.z, np.arange(size) * 1000.0])
    where = np.ones(lines.shape, bool)
    where[1] = True if edge.where is None else np.array(edge.where, bool)
    alone = [function(z, where=w) for z, w in zip(lines, where, strict=True)]
    shape = (size, 3, 1) if axis in (0, (0, 2)) else (1, size, 3)
    z, where = lines.T.reshape(shape), where.T.reshape(shape)
    result = function(z, axis=axis, where=where)
    expected = np.array(alone).T.ravel()
    # the sum is made in another order, of few terms
    np.testing.assert_allclose(result.ravel(), expected, rtol=4 * np.finfo(float).eps)


@pytest.mark.parametrize("temperature", [0.5, 2.0, 1e-300, 1e300])
@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: edge.name)
@named(ROWWISE)
def test_what_is_no_number_or_impossible_stays_so_at_any_temperature(
    function, edge, temperature
):
    z = np.array(edge.z, float)
    with np.errstate(all="raise"):
        result = function(z, temperature=temperature, **as_mask(edge))
    expected = np.array(getattr(edge, function.__name__))
    assert np.array_equal(np.isnan(result), np.isnan(expected))
    impossible = (z == -INF) | ~np.array(edge.where or [1] * len(z), bool)
    keep = impossible & ~np.isnan(expected)
    assert np.array_equal(result[keep], expected[keep])


@named()
@pytest.mark.parametrize("shape", [(0, 3), (3, 0), (2, 0, 3)])
def test_empty_arrays_have_empty_or_infinite_results(function, shape):
    for axis, keepdims in itertools.product(range(len(shape)), [True, False]):
        if function is sl.logsumexp:
            result = function(np.empty(shape), axis=axis, keepdims=keepdims)
            expected = np.full(np.empty(shape).sum(axis, keepdims=keepdims).shape, -INF)
        else:
            result, expected = function(np.empty(shape), axis=axis), np.empty(shape)
        assert same(result, expected)


@pytest.mark.parametrize(
    ("z", "temperature", "expected"),
    [
        ([1e300, 1e299], 1e-10, [1, 0]),
        ([1e308, 1e308, -1e308], 0.5, [0.5, 0.5, 0]),
        ([-1e308, -1e308], 1e-5, [0.5, 0.5]),
        ([-1e308, 0], 1e-300, [0, 1]),
        ([INF, 1e308], 1e-10, [1, 0]),
        ([INF, 1e308], 5e-324, [1, 0]),
        ([1000, 999], 1e-306, [1, 0]),
        ([NAN, 1e308], 1e-10, [NAN, NAN]),
        ([1e308, -1e308], 1e308, [1 / (1 + math.exp(-2)), 1 / (1 + math.exp(2))]),
    ],
)
def test_where_z_over_temperature_overflows_differences_are_divided(
    z, temperature, expected
):
    z = np.array([z, [1.0] * len(z)])
    with np.errstate(all="raise"):
        p = sl.softmax(z, temperature=temperature)
    np.testing.assert_allclose(p[0], expected, rtol=1e-15)
    assert same(p[1:], sl.softmax(z[1:], temperature=temperature))


def test_a_masked_entry_does_not_shift_those_that_overflow():
    z = np.array([1e308, 9e307, 9e307])
    p = sl.softmax(z, temperature=1e-10, where=[False, True, True])
    assert same(p, np.array([0, 0.5, 0.5]))


def test_a_temperature_too_small_for_float32_is_no_zero():
    tiny = np.finfo(np.float32).smallest_subnormal
    z = np.array([0, tiny], np.float32)
    assert sl.softmax(z, temperature=float(tiny) / 1000).tolist() == [0, 1]
    p = sl.softmax(z, temperature=float(tiny) * 0.7)
    assert p[1] / p[0] == pytest.approx(math.exp(1 / 0.7), rel=1e-6)


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
def test_a_temperature_too_large_for_float32_is_not_infinite(dtype):
    z = np.array([[0, 0, -INF], [1, 2, INF], [3, -3, 1]], dtype)
    p = sl.softmax(z, temperature=1e39)
    third = pytest.approx([1 / 3] * 3, rel=float(np.finfo(dtype).eps))
    assert p.tolist() == [[0.5, 0.5, 0], [0, 0, 1], third]
    assert p.dtype == dtype


def test_large_differences_remain_at_a_temperature_beyond_float32():
    z = np.array([3e38, 0], np.float32)
    p = sl.softmax(z, temperature=1e39)
    assert p[0] / p[1] == pytest.approx(math.exp(float(z[0]) / 1e39), rel=1e-6)


@named()
@pytest.mark.parametrize("held", [NAN, INF, -INF, 1.7e308, -1.7e308])
def test_what_a_masked_entry_holds_makes_no_difference(function, held):
    z = np.array([[0.3, 9.0, 0.7], [-3.1, 2.0, 5.5]])
    where = np.array([[True, False, True], [True, True, False]])
    options = {} if function is sl.logsumexp else {"temperature": 0.3}
    expected = function(z, where=where, **options)
    assert same(function(np.where(where, z, held), where=where, **options), expected)


def test_infinite_temperature_is_uniform_over_the_allowed():
    z = [1.0, -INF, 1e308, 5.0]
    p = sl.softmax(z, temperature=INF, where=[True, True, True, False])
    assert same(p, np.array([0.5, 0, 0.5, 0]))


@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("step", [-1, 0, 1])
def test_nothing_happens_where_exp_overflows_or_vanishes(dtype, step):
    # one number either side of each limit, alone and ten times
    for limit, size in itertools.product(sl.exp_limits(dtype), (1, 10, 300)):
        direction = dtype(np.sign(step) * np.inf) if step else limit
        z = np.full(size, np.nextafter(limit, direction))
        p, log_p = sl.softmax(z).astype(float), sl.log_softmax(z).astype(float)
        assert p == pytest.approx(1 / size, rel=TOLERANCE[dtype])
        assert log_p == pytest.approx(-math.log(size), rel=TOLERANCE[dtype], abs=0)


@pytest.mark.parametrize("power", [20, 23, 24, 51, 52, 53, 60, 1000])
def test_logits_beyond_the_integers_are_still_compared(power):
    top = 2.0**power
    z = np.array([top, top, np.nextafter(top, 0), top - 800, -top])
    truth = [float(p) for p in oracles.softmax(z)]
    np.testing.assert_allclose(sl.softmax(z), truth, rtol=ULP * np.finfo(float).eps)


@named()
def test_the_state_of_numpy_is_left_alone(function):
    before = np.geterr(), np.getbufsize()
    function(np.array([[1000.0, 2.0], [INF, NAN]]))
    assert (np.geterr(), np.getbufsize()) == before


# what the docstrings say about where, empty, temperature and out


@pytest.mark.parametrize("axis", [0, 1])
def test_a_row_with_nothing_left_is_empty_as_asked(axis):
    z = np.array([[1.0, -INF, NAN, 2.0], [5.0, -INF, 1.0, -INF]])
    where = np.array([[False, True, True, True], [False, True, True, True]])
    p = np.full(z.T.shape, NAN)
    for i, row in enumerate(z.T):
        p[i] = sl.softmax(row, where=where.T[i])
    nothing = [True, True, False, False]
    assert np.isnan(p[nothing]).all()
    p[nothing] = 0
    z, where = (z.T, where.T) if axis else (z, where)
    result = sl.softmax(z, where=where, axis=axis, empty=0)
    log_p = sl.log_softmax(z, where=where, axis=axis, empty=0)
    assert same(result.T if axis == 0 else result, p)
    assert same(np.exp(log_p).round(15), result.round(15))


@named(ROWWISE)
def test_a_row_of_minus_infinity_is_empty_without_a_mask_too(function):
    z = np.array([[-INF, -INF], [0.0, 0.0]])
    result = function(z, empty=0)
    assert result[0].tolist() == ([0, 0] if function is sl.softmax else [-INF, -INF])
    assert same(result[1], function(z[1]))
    assert same(function(z, empty=NAN), function(z))


@pytest.mark.parametrize("temperature", [3.0, 7.0, 0.3, 1e5])
def test_far_from_zero_the_differences_are_divided(temperature):
    z = np.array([1e16 + 2, 1e16, 1e16 - 8])
    p = sl.softmax(z, temperature=temperature)
    truth = [float(x) for x in oracles.softmax(z, temperature)]
    np.testing.assert_allclose(p, truth, rtol=8 * np.finfo(float).eps)


@named(ROWWISE)
def test_out_may_have_the_other_byte_order_as_the_input_may(function):
    z = np.arange(3, dtype=">f8")
    expected = function(np.arange(3.0))
    assert function(z, out=z) is z
    assert z.tolist() == expected.tolist()


@named(ROWWISE)
@pytest.mark.filterwarnings("ignore::PendingDeprecationWarning")
@pytest.mark.parametrize("axis", [0, 1])
def test_out_may_be_a_matrix_but_not_masked(function, axis):
    z = np.arange(6.0).reshape(2, 3)
    out = np.matrix(np.zeros((2, 3)))
    assert function(z, axis=axis, out=out) is out
    assert same(np.asarray(out), function(z, axis=axis))
    with pytest.raises(TypeError, match=r"out is a masked array.*pass out\.data"):
        function(z, out=np.ma.zeros((2, 3)))


@named()
def test_arrays_may_have_as_many_axes_as_numpy_allows(function):
    z = np.arange(2.0).reshape(*[1] * 63, 2)
    for axis in (-1, 0, tuple(range(64))):
        result = np.asarray(function(z, axis=axis))
        alone = np.asarray(function(z.reshape(1, 2), axis=(0, 1) if axis else axis))
        assert result.ravel().tolist() == alone.ravel().tolist()


@pytest.mark.parametrize("axis", [0, 1, 2])
@pytest.mark.parametrize("function", [sl.softmax, sl.log_softmax, sl.logsumexp])
def test_rows_of_every_kind_in_one_array_are_as_if_they_were_alone(function, axis):
    rng = np.random.default_rng(8)
    rows = rng.normal(size=(4, 6, 5)) * 3
    rows += np.array([0, 1000, -1000, 300])[:, None, None]
    rows[1, 2, 0] = rows[2, 2, 3] = np.inf
    rows[3, 4, :2] = rows[0, 1, 3:] = np.inf
    rows[0, 0, 2] = -np.inf
    alone = np.stack([[function(row) for row in block] for block in rows])
    together = function(np.moveaxis(rows, -1, axis), axis=axis)
    if function is not sl.logsumexp:
        together = np.moveaxis(together, axis, -1)
    np.testing.assert_allclose(together, alone, rtol=1e-13, atol=0)

"""Derivatives of softmax: dtypes, impossible classes, gradcheck's edges, refusals."""

import math

import numpy as np
import pytest
from functions import DTYPES, INF, NAN, named, same
from oracles import FLOATS

import softmax_lib as sl

PRODUCTS = [sl.softmax_jvp, sl.softmax_vjp, sl.cross_entropy_hvp]


# edges


@pytest.mark.parametrize("dtype", DTYPES)
def test_floats_keep_their_dtype(dtype):
    p = np.array([[0.5, 0.25, 0.25]] * 2, dtype)
    for function in PRODUCTS:
        result = function(p, np.array([[1, 0, 0]] * 2, dtype))
        assert same(result, np.array([[0.25, -0.125, -0.125]] * 2, dtype))
    jacobian = sl.softmax_jacobian(p)
    assert jacobian.dtype == dtype
    assert jacobian.shape == (2, 3, 3)


def test_seventy_thousand_float16_entries_do_not_overflow():
    p = sl.softmax(np.zeros(70_000, np.float16))
    v = np.full(70_000, 60_000, np.float16)
    v[0] = 0
    result = sl.softmax_jvp(p, v)
    assert np.isfinite(result).all()
    assert result[0] == pytest.approx(-60_000 * float(p[0]), rel=0.005)


@pytest.mark.parametrize("dtype", FLOATS)
@named(PRODUCTS)
def test_an_impossible_class_has_no_derivative(function, dtype):
    p = sl.softmax(np.array([0, -INF, 0], dtype))
    with np.errstate(all="raise"):
        assert function(p, dtype([1, 100, 0])).tolist() == [0.25, 0, -0.25]
        assert function(p, dtype([0, 1, 0])).tolist() == [0, 0, 0]


@named(PRODUCTS)
def test_nan_and_infinity_spoil_their_own_row_only(function):
    p = [[NAN, NAN], [0.5, 0.5], [0.5, 0.5]]
    with np.errstate(all="raise"):
        result = function(p, [[1, 0], [INF, 0], [1, 0]])
    assert np.isnan(result[:2]).all()
    assert result[2].tolist() == [0.25, -0.25]


@pytest.mark.parametrize("shape", [(0, 3), (2, 0, 3)])
def test_no_rows_have_no_derivatives(shape):
    p = np.empty(shape)
    for function in PRODUCTS:
        assert same(function(p, p), p)
    assert sl.softmax_jacobian(p).shape == (*shape, 3)


def test_the_input_is_not_changed():
    p, v = np.array([0.5, 0.5]), np.array([1.0, 2.0])
    for a in (p, v):
        a.flags.writeable = False
    for function in PRODUCTS:
        function(p, v)
    sl.softmax_jacobian(p)
    assert p.tolist() == [0.5, 0.5]


def test_gradcheck_looks_at_every_entry_of_an_array():
    def f(x):
        return np.sum(np.sin(x))

    x = np.arange(6.0).reshape(2, 3)
    assert sl.gradcheck(f, np.cos, x) < 1e-10
    for i in range(6):
        wrong = np.zeros(6)
        wrong[i] = 1e-6
        error = sl.gradcheck(f, lambda x, w=wrong: np.cos(x) + w.reshape(2, 3), x)
        assert error == pytest.approx(1e-6, rel=1e-3)


def test_gradcheck_hands_out_copies():
    def greedy(x):
        x *= 2
        return x[0] / 2

    assert sl.gradcheck(greedy, lambda x: np.ones(1), [3.0]) < 1e-11


def test_the_step_is_the_one_asked_for():
    visited = []
    sl.gradcheck(lambda x: visited.append(x[0]) or 0.0, np.zeros_like, [1.0], step=0.25)
    assert visited == [0.5, 0.75, 1.25, 1.5]


@pytest.mark.parametrize(
    ("x", "step"),
    [(0, 2**-10), (0.1, 2**-10), (-1e6, 2**-10), (2.0**41, 0.5), (-(2.0**53), 2048)],
)
def test_the_step_grows_only_where_it_would_be_rounded(x, step):
    visited = []
    sl.gradcheck(lambda x: visited.append(x[0]) or 0.0, np.zeros_like, [x])
    offsets = np.array(visited) - x
    # near 0.1 the sums have a bit more than x
    np.testing.assert_allclose(offsets / step, [-2, -1, 1, 2], rtol=1e-13)


def test_whole_numbers_are_a_place_to_look():
    assert sl.gradcheck(lambda x: x[0] * x[1], lambda x: x[::-1], [3, 2]) < 1e-11


def test_a_small_gradient_is_judged_by_its_own_size():
    wrong_by_half = sl.gradcheck(
        lambda x: 1e-6 * x[0], lambda x: np.full(1, 2e-6), [1.0]
    )
    assert wrong_by_half == pytest.approx(0.5, rel=1e-9)


def cliff(x):
    """A function that jumps at 1 by more than a float64 can hold, and comes back."""
    return math.copysign(1.7e308, x[0] - 1) if abs(x[0] - 1) < 1e-3 else 0.0


@pytest.mark.parametrize(
    ("f", "grad", "x", "expected"),
    [
        (lambda x: 3.0, np.zeros_like, [1.0], 0),
        (lambda x: np.array([3.0]), np.zeros_like, [1.0], 0),
        (lambda x: 0.0, np.zeros_like, [], 0),
        (lambda x: math.nan, np.zeros_like, [1.0], math.nan),
        (lambda x: 0.0, lambda x: x * NAN, [1.0], math.nan),
        (lambda x: INF, np.zeros_like, [1.0], math.nan),
        (cliff, lambda x: x * INF, [1.0], math.nan),
    ],
)
def test_edge_of_gradcheck(f, grad, x, expected):
    with np.errstate(all="raise"):
        assert sl.gradcheck(f, grad, x) == pytest.approx(expected, nan_ok=True)


# refusals


@named(PRODUCTS)
@pytest.mark.parametrize(
    ("p", "v", "options", "error", "message"),
    [
        ([3.0, 1.0], [0, 0], {}, ValueError, "p must be probabilities.*softmax first"),
        ([0.5, 0.5], [0, 0, 0], {}, ValueError, "broadcast"),
        ([0.5, 0.5], [1j, 0], {}, TypeError, r"[vg] must hold real numbers"),
        ([1j, 1], [1, 0], {}, TypeError, "p must hold real numbers"),
        ([0.5, 0.5], [0, 0], {"axis": 1}, np.exceptions.AxisError, "out of bounds"),
        ([0.5, 0.5], [[0, 0]], {"axis": 1}, np.exceptions.AxisError, "out of bounds"),
        (1.0, [0, 0], {}, np.exceptions.AxisError, "no axis to normalise over"),
        ([1.0], [0, 0], {}, ValueError, "p must be probabilities"),
        ([0.5, 0.5], [0, 0], {"axis": None}, TypeError, "axis=None"),
    ],
)
def test_refused_products(function, p, v, options, error, message):
    with pytest.raises(error, match=message):
        function(p, v, **options)


def test_the_jacobian_is_of_real_numbers():
    with pytest.raises(TypeError, match=r"^p must hold real numbers"):
        sl.softmax_jacobian([1j, 1])


@pytest.mark.parametrize("p", [[3.0, 1.0], [1.5, -0.5], []])
def test_only_probabilities_have_a_jacobian(p):
    with pytest.raises(ValueError, match="p must be probabilities"):
        sl.softmax_jacobian(p)


@pytest.mark.parametrize(
    ("f", "grad", "step", "message"),
    [
        (lambda x: x, lambda x: x, None, r"f must return one number.*\(2,\)"),
        (np.sum, np.sum, None, r"grad returned an array of shape \(\); x has \(2,\)"),
        (np.sum, np.ones_like, 0, "step must be positive"),
        (np.sum, np.ones_like, NAN, "step must be positive"),
    ],
)
def test_refused_checks(f, grad, step, message):
    with pytest.raises(ValueError, match=message):
        sl.gradcheck(f, grad, [1.0, 2.0], step=step)


@pytest.mark.parametrize("function", [sl.softmax_jvp, sl.softmax_vjp])
def test_directions_as_large_as_there_are_do_not_overflow(function):
    largest = np.finfo(float).max
    assert function([0.5, 0.5], [1e308, -1e308]).tolist() == [5e307, -5e307]
    assert function([0.5, 0.5], [largest, -largest]).tolist() == [
        largest / 2,
        -largest / 2,
    ]
    rows = function([[0.5, 0.5], [0.5, 0.5]], [[1e308, -1e308], [1e-320, 0]])
    assert rows[1].tolist() == function([0.5, 0.5], [1e-320, 0]).tolist()

"""Derivatives of softmax: by hand, their laws, and against independent oracles."""

from functools import cache

import mpmath
import numpy as np
import oracles
import pytest
from functions import named, same
from hypothesis import given
from hypothesis import strategies as st
from mpmath import mp

import softmax_lib as sl

EPS = np.finfo(float).eps
PRODUCTS = [sl.softmax_jvp, sl.softmax_vjp, sl.cross_entropy_hvp]

logits = st.lists(st.floats(-40, 40), min_size=1, max_size=30).map(np.array)
seeds = st.integers(0, 999)


def direction(z, seed=0):
    return np.random.default_rng(seed).normal(size=np.shape(z))


# values a reader can check by hand


def test_the_jacobian_of_two_equal_classes():
    assert sl.softmax_jacobian([0.5, 0.5]).tolist() == [[0.25, -0.25], [-0.25, 0.25]]


def test_the_jacobian_of_the_worked_example():
    jacobian = sl.softmax_jacobian(sl.softmax([0.7, 1.5, 4.8])).round(7)
    assert jacobian.tolist() == [
        [0.0154842, -0.0005508, -0.0149334],
        [-0.0005508, 0.0337858, -0.033235],
        [-0.0149334, -0.033235, 0.0481684],
    ]


@named(PRODUCTS)
def test_a_product_by_hand(function):
    # p·v = 1/2, so p (v - 1/2)
    assert function([0.5, 0.25, 0.25], [1, 0, 0]).tolist() == [0.25, -0.125, -0.125]


@named(PRODUCTS)
def test_a_constant_direction_leads_nowhere(function):
    assert function(sl.softmax([0.7, 1.5, 4.8]), [0.1, 0.1, 0.1]).tolist() == [0, 0, 0]


def test_the_gradient_of_a_square_is_right_and_that_of_its_half_is_not():
    def square(x):
        return x @ x

    assert sl.gradcheck(square, lambda x: 2 * x, [1.0, -3.0]) < 1e-11
    assert sl.gradcheck(square, lambda x: x, [1.0, -3.0]) == pytest.approx(0.5)


def test_two_matrices_of_directions_by_hand():
    # p·v is the mean of a column: 2, 5 and 26, 37
    v = np.arange(8.0).reshape(2, 2, 2) ** 2
    result = sl.softmax_jvp(np.full((2, 2), 0.5), v, axis=0)
    assert result.tolist() == [[[-1, -2], [1, 2]], [[-5, -6], [5, 6]]]


# properties


@given(logits)
def test_rows_and_columns_sum_to_zero_and_the_matrix_is_symmetric(z):
    jacobian = sl.softmax_jacobian(sl.softmax(z))
    assert same(jacobian, jacobian.T)
    room = len(z) * EPS * np.abs(jacobian).max()
    assert np.abs(jacobian.sum(axis=0)).max() <= room


@given(logits)
def test_the_norm_is_at_most_one_half(z):
    assert np.linalg.norm(sl.softmax_jacobian(sl.softmax(z)), 2) <= 0.5 + 4 * EPS


@given(logits, seeds)
def test_products_are_those_with_the_matrix(z, seed):
    p, v = sl.softmax(z), direction(z, seed)
    expected = sl.softmax_jacobian(p) @ v
    for function in PRODUCTS:
        room = 4 * (len(z) + 4) * EPS * np.abs(v).max() * p.max()
        assert np.abs(function(p, v) - expected).max() <= room


@given(logits, seeds)
def test_the_loss_is_convex(z, seed):
    p, v = sl.softmax(z), direction(z, seed)
    assert v @ sl.cross_entropy_hvp(p, v) >= -len(z) * EPS


@named(PRODUCTS)
@pytest.mark.parametrize("axis", [0, 1, -1, (0, 1), (2, 0), (0, 1, 2)])
def test_an_axis_is_a_row_of_the_moved_array(function, axis):
    z = np.random.default_rng(6).normal(size=(3, 4, 5))
    p, v = sl.softmax(z, axis=axis), direction(z)
    axes = sorted(a % 3 for a in np.atleast_1d(axis))
    rest = tuple(n for a, n in enumerate(z.shape) if a not in axes)

    def rows(a):
        moved = np.moveaxis(a, axes, range(len(rest), 3))
        return np.ascontiguousarray(moved.reshape(*rest, -1))

    assert same(rows(function(p, v, axis=axis)), function(rows(p), rows(v)))
    assert same(sl.softmax_jacobian(p, axis=axis), sl.softmax_jacobian(rows(p)))


@named(PRODUCTS)
def test_a_row_alone_gives_the_same_bits(function):
    p = sl.softmax(np.random.default_rng(6).normal(size=(7, 300)) * 3)
    v = direction(p)
    alone = [function(a, b) for a, b in zip(p, v, strict=True)]
    assert same(function(np.asfortranarray(p), v), np.array(alone))


@named(PRODUCTS)
def test_one_distribution_takes_many_directions(function):
    p = sl.softmax([0.7, 1.5, 4.8])
    room = 4 * EPS
    assert np.abs(function(p, np.eye(3)) - sl.softmax_jacobian(p)).max() <= room


@named(PRODUCTS)
@pytest.mark.parametrize("axis", [0, 1, -1, -2, (0, 1), (-1, 0)])
def test_an_axis_is_one_of_p_however_many_directions_there_are(function, axis):
    p = sl.softmax(np.random.default_rng(6).normal(size=(3, 4)), axis=axis)
    v = direction(np.empty((2, 5, 3, 4)))
    expected = [[function(p, b, axis=axis) for b in a] for a in v]
    assert same(function(p, v, axis=axis), np.array(expected))


@named(PRODUCTS)
@pytest.mark.parametrize("axis", [0, 1, -1, (0, 2)])
@pytest.mark.parametrize("shape", [(5,), (4, 1), ()])
def test_one_direction_goes_with_many_distributions(function, axis, shape):
    p = sl.softmax(np.random.default_rng(6).normal(size=(3, 4, 5)), axis=axis)
    v = direction(np.empty(shape))
    expected = function(p, np.broadcast_to(v, p.shape), axis=axis)
    assert same(function(p, v, axis=axis), expected)


@pytest.mark.parametrize("far", [0, 10, 1000.1, -1e4, 1e6])
def test_a_right_gradient_is_right_however_far_the_logits_are_from_zero(far):
    error = sl.gradcheck(
        lambda z: sl.cross_entropy(z, 0),
        lambda z: sl.cross_entropy_grad(z, 0),
        np.array([0.0, 1.0, -1.0]) + far,
    )
    assert error < 1e-12


# oracles


@cache
@mp.workdps(oracles.DIGITS_OF_LOGS)
def true_product(z, v):
    e = [mpmath.exp(oracles.exact(x)) for x in z]
    p = [x / mpmath.fsum(e) for x in e]
    mean = mpmath.fsum(a * oracles.exact(b) for a, b in zip(p, v, strict=True))
    return [a * (oracles.exact(b) - mean) for a, b in zip(p, v, strict=True)]


REGIMES = {
    "ordinary": lambda n: n * 3,
    "wide": lambda n: n * 150,
    "one dominant": lambda n: n + 60 * (np.arange(len(n)) == 1),
    "all equal": lambda n: n * 0,
}


@named(PRODUCTS)
@pytest.mark.parametrize("size", [10, 1000])
@pytest.mark.parametrize("regime", REGIMES)
def test_the_error_is_small_beside_the_norm(function, size, regime):
    rng = np.random.default_rng(6)
    z, v = REGIMES[regime](rng.normal(size=size)), rng.normal(size=size)
    truth = true_product(tuple(z), tuple(v))
    result = function(sl.softmax(z), v)
    off = [oracles.exact(a) - b for a, b in zip(result, truth, strict=True)]
    assert mpmath.norm(off) <= 1e-13 * mpmath.norm(truth)


@pytest.mark.parametrize("lead", [5.0, 50.0, 300.0])
def test_a_dominant_class_keeps_its_digits(lead):
    z, v = np.array([lead, 0.0, -1.0]), np.array([1.0, 0.0, 2.0])
    p, truth = sl.softmax(z), true_product(tuple(z), tuple(v))
    assert oracles.worst_ulp(sl.softmax_jvp(p, v), truth) <= 16
    diagonal = np.diag(sl.softmax_jacobian(p))
    expected = [
        true_product(tuple(z), tuple(unit))[i] for i, unit in enumerate(np.eye(3))
    ]
    assert oracles.worst_ulp(diagonal, expected) <= 16


@given(logits, seeds)
def test_the_complex_step_agrees(z, seed):
    v, h = direction(z, seed), 1e-200
    e = np.exp(z - z.max() + 1j * h * v)
    expected = (e / e.sum()).imag / h
    # the textbook's formula rounds z - max, up to 80; v is below 5
    room = (80 + len(z)) * 10 * EPS
    assert np.abs(sl.softmax_jvp(sl.softmax(z), v) - expected).max() <= room


@given(logits, seeds)
def test_differences_agree_with_the_gradients(z, seed):
    y, g = seed % len(z), direction(z, seed)
    assert (
        sl.gradcheck(
            lambda z: 1 + sl.cross_entropy(z, y),
            lambda z: sl.cross_entropy_grad(z, y),
            z / 10,
        )
        < 1e-9
        or len(z) == 1
    )
    scale = np.abs(sl.softmax_vjp(sl.softmax(z / 10), g)).max(initial=0)
    error = sl.gradcheck(
        lambda z: g @ sl.softmax(z), lambda z: sl.softmax_vjp(sl.softmax(z), g), z / 10
    )
    assert error * scale < 1e-10

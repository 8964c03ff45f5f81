"""What a dtype can hold."""

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracles import FLOATS, exact

import softmax_lib as sl
from softmax_lib import floats

ALL_FLOAT16 = np.arange(2**16, dtype=np.uint16).view(np.float16)


# values a reader can check by hand


def test_float16_overflows_just_above_eleven():
    assert sl.exp_limits(np.float16).largest == 11.0859375


def test_neighbours_are_one_apart():
    assert sl.ulp_distance(1.0, 1.0 + 2.0**-52) == 1
    assert sl.ulp_distance(np.float32(1), np.float32(1 - 2.0**-24)) == 1


def test_the_two_zeros_are_the_same_number():
    assert sl.ulp_distance(0.0, -0.0) == 0


def test_from_minus_to_plus_the_smallest_number_are_two_steps():
    tiny = np.finfo(np.float64).smallest_subnormal
    assert sl.ulp_distance(-tiny, tiny) == 2


# properties


@given(st.floats(width=32), st.integers(1, 50))
def test_every_step_towards_infinity_counts_one(x, steps):
    x = np.float32(x)
    y = x
    with np.errstate(over="ignore"):  # infinity, the last one, is a neighbour too
        for _ in range(steps):
            y = np.nextafter(y, np.float32(np.inf))
    if np.isfinite(y):
        assert sl.ulp_distance(x, y) == steps


@given(st.floats(), st.floats())
def test_the_distance_does_not_depend_on_the_order(a, b):
    assert sl.ulp_distance(a, b) == sl.ulp_distance(b, a)


# oracles


def test_all_float16_numbers_are_counted_one_by_one():
    finite = np.sort(ALL_FLOAT16[np.isfinite(ALL_FLOAT16)])
    steps = sl.ulp_distance(finite[:-1], finite[1:])
    assert np.array_equal(steps, finite[:-1] != finite[1:])


@pytest.mark.parametrize("dtype", FLOATS)
def test_the_limits_are_the_last_numbers_before_exp_rounds_out_of_range(dtype):
    limits = sl.exp_limits(dtype)
    info = np.finfo(dtype)
    quarter = exact(info.eps) / 4
    ends = [
        exact(info.max) * (1 + quarter),  # from here on rounded to inf
        exact(info.smallest_normal) * (1 - quarter),
        exact(info.smallest_subnormal) / 2,  # from here on rounded to 0
    ]
    for limit, end in zip(limits, ends, strict=True):
        step = exact(np.spacing(np.abs(limit)))
        assert abs(exact(limit) - mpmath.log(end)) <= step


@pytest.mark.parametrize("dtype", [*FLOATS, np.longdouble])
def test_numpy_agrees_with_the_limits_of_exp(dtype):
    largest, normal, smallest = sl.exp_limits(dtype)
    info = np.finfo(dtype)
    with np.errstate(all="ignore"):
        assert np.exp(largest) < np.inf == np.exp(np.nextafter(largest, dtype(np.inf)))
        assert np.exp(normal) >= info.smallest_normal
        assert np.exp(smallest) > 0 == np.exp(np.nextafter(smallest, dtype(-np.inf)))


@pytest.mark.skipif(
    np.finfo(np.longdouble).nmant <= 52, reason="longdouble is no longer than double"
)
def test_where_longdouble_computes_in_float64_its_limits_are_those(monkeypatch):
    def in_float64(function):
        return lambda x: np.asarray(function(np.float64(x)), type(x))[()]

    for name in ("exp", "log"):
        monkeypatch.setattr(np, name, in_float64(getattr(np, name)))
    with np.errstate(all="ignore"):
        limits = floats._exp_limits.__wrapped__(np.dtype(np.longdouble))
        assert np.exp(limits.largest) < np.inf
    assert limits == sl.exp_limits(np.float64)
    assert {type(limit) for limit in limits} == {np.longdouble}


# edges


def test_two_nan_are_the_same_and_nan_is_far_from_every_number():
    assert sl.ulp_distance(np.nan, np.nan) == 0
    assert sl.ulp_distance(np.nan, 1.0) == np.inf
    assert sl.ulp_distance(1.0, np.nan) == np.inf


def test_infinity_is_the_neighbour_of_the_largest_number():
    assert sl.ulp_distance(np.finfo(np.float64).max, np.inf) == 1


def test_shapes_broadcast():
    assert sl.ulp_distance(np.ones((2, 1)), np.ones(3)).shape == (2, 3)


# refusals


@pytest.mark.parametrize("dtype", [int, complex, object])
def test_only_real_floats_have_limits(dtype):
    with pytest.raises(TypeError, match="real floating dtype"):
        sl.exp_limits(dtype)


@pytest.mark.parametrize("b", [np.float32(1), 1, np.longdouble(1), 1j])
def test_only_numbers_of_one_dtype_have_a_distance(b):
    with pytest.raises(TypeError, match="one dtype"):
        sl.ulp_distance(1.0, b)


def test_the_byte_order_makes_no_difference_to_the_distance():
    x = np.array([1.0, -2.0, 5e-324])
    y = np.nextafter(x, 9)
    assert sl.ulp_distance(x.astype(">f8"), y).tolist() == [1, 1, 1]

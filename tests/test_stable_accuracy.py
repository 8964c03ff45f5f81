"""How many digits of softmax, log_softmax and logsumexp are right."""

import functools
import itertools
import math

import error_bounds
import mpmath
import numpy as np
import oracles
import pytest
import scipy.special
from functions import ULP
from oracles import FLOATS

import softmax_lib as sl

# oracles

SPREADS = {
    "N(0, 10²)": lambda n: n * 10,
    "N(0, 1)": lambda n: n,
    "all positive": lambda n: np.abs(n) * 10,
    "all negative": lambda n: -np.abs(n) * 10,
    "offset 80": lambda n: n * 3 + 80,
    "offset -1e4": lambda n: n * 3 - 1e4,
    "wide": lambda n: n * 150,
    "beyond exp": lambda n: n * 30 + 1000,
}
CASES = list(itertools.product(["softmax", "log_softmax"], FLOATS, [10, 1000]))


def promised(name, dtype, size):
    """Return what the docstring promises; float16 is computed in float32."""
    return 0.51 if dtype == np.float16 else getattr(error_bounds, name)(dtype, size)


def logits(spread, dtype, shape):
    noise = np.random.default_rng(3).normal(size=shape)
    return SPREADS[spread](noise).astype(dtype)


@functools.cache
def truths(name, spread, dtype, shape):
    return [getattr(oracles, name)(row) for row in logits(spread, dtype, shape)]


@pytest.mark.parametrize("axis", [0, -1])
@pytest.mark.parametrize("spread", SPREADS)
@pytest.mark.parametrize(("name", "dtype", "size"), CASES)
def test_errors_stay_within_the_promise(name, dtype, size, spread, axis):
    z = logits(spread, dtype, (12, 10) if size == 10 else (1, size))
    function = getattr(sl, name)
    result = np.moveaxis(function(np.moveaxis(z, -1, axis), axis=axis), axis, -1)
    for of_row, truth in zip(result, truths(name, spread, dtype, z.shape), strict=True):
        assert oracles.worst_ulp(of_row, truth) <= promised(name, dtype, size)


@pytest.mark.parametrize("spread", SPREADS)
@pytest.mark.parametrize("dtype", FLOATS)
@pytest.mark.parametrize("size", [10, 1000])
def test_logsumexp_stays_within_its_bound(size, dtype, spread):
    z = logits(spread, dtype, (8, 10) if size == 10 else (1, size))
    bound = 1 if dtype == np.float16 else error_bounds.logsumexp(dtype, size)
    for result, row in zip(sl.logsumexp(z), z, strict=True):
        truth = oracles.logsumexp(row)
        error = abs(oracles.exact(result) - truth)
        assert error <= bound * float(np.finfo(dtype).eps) * max(1, abs(truth))


@pytest.mark.skipif(
    np.finfo(np.longdouble).nmant <= 52, reason="longdouble is no longer than double"
)
@pytest.mark.parametrize("size", [10, 1000])
def test_a_hundred_thousand_errors_stay_within_the_promise(size):
    z = logits("N(0, 10²)", np.float64, (100_000 // size, size))
    # longdouble holds 11 bits more, and exp(±50) with ease: the bare definition
    e = np.exp(z.astype(np.longdouble))
    truth = e / e.sum(axis=1, keepdims=True)
    unit = np.spacing(truth.astype(np.float64))
    error = (np.abs(sl.softmax(z) - truth) / unit).max()
    assert error <= error_bounds.softmax(np.float64, size)


@pytest.mark.parametrize("lead", [5.0, 50.0, 500.0, 740.0])
@pytest.mark.parametrize("level", [0.0, -300.0, 3000.0])
def test_the_dominant_class_keeps_all_its_digits(lead, level):
    z = np.array([level + lead, level, level - 1])
    error = oracles.worst_ulp(sl.log_softmax(z), oracles.log_softmax(z))
    assert error <= 8


def test_logsumexp_of_zero_and_a_small_logit_is_not_zero():
    z = np.array([0.0, -50.0])
    truth = oracles.logsumexp(z)
    assert oracles.worst_ulp([sl.logsumexp(z)], [truth]) <= 8


def test_all_float16_numbers_against_zero():
    x = np.arange(2**16, dtype=np.uint16).view(np.float16)
    x = x[np.isfinite(x)]
    z = np.stack([x, np.zeros_like(x)], axis=1)
    gap = np.minimum(np.abs(x.astype(float)), 700)  # float16 ends at exp(-17)
    p = np.where(x > 0, 1, np.exp(-gap)) / (1 + np.exp(-gap))
    log_p = np.minimum(x.astype(float), 0) - np.log1p(np.exp(-gap))
    for result, truth in [(sl.softmax(z), p), (sl.log_softmax(z), log_p)]:
        unit = np.spacing(np.minimum(np.abs(truth), 65000).astype(np.float16))
        assert (np.abs(result[:, 0] - truth) / unit).max() <= 0.51


@pytest.mark.parametrize(
    "axis", [0, 1, 2, -1, (0, 1), (1, 2), (0, 2), (-1, 0), (0, 1, 2)]
)
def test_scipy_agrees_along_every_axis(axis):
    z = np.random.default_rng(3).normal(size=(3, 4, 5)) * 3
    close = {"rtol": 128 * np.finfo(float).eps, "strict": True}  # scipy: 64 ulp off
    np.testing.assert_allclose(
        sl.softmax(z, axis=axis), scipy.special.softmax(z, axis=axis), **close
    )
    for keepdims in (True, False):
        np.testing.assert_allclose(
            sl.logsumexp(z, axis=axis, keepdims=keepdims),
            scipy.special.logsumexp(z, axis=axis, keepdims=keepdims),
            **close,
        )
    np.testing.assert_allclose(
        np.exp(sl.log_softmax(z, axis=axis)),
        scipy.special.softmax(z, axis=axis),
        **close,
    )


@pytest.mark.parametrize("temperature", [0.3, 7.0, 1e-3])
def test_a_temperature_adds_only_the_rounding_of_the_division(temperature):
    z = np.random.default_rng(3).normal(size=8) * 3
    p = sl.softmax(z, temperature=temperature)
    truth = np.array([float(x) for x in oracles.softmax(z, temperature)])
    u = np.finfo(float).eps / 2
    bound = (2 * u * np.abs(z).max() / temperature + 10 * u) * truth
    assert (np.abs(p - truth) <= bound + np.finfo(float).smallest_subnormal).all()


@pytest.mark.skipif(
    np.finfo(np.longdouble).nmant <= 52, reason="longdouble is no longer than double"
)
def test_longdouble_keeps_its_digits():
    z = np.random.default_rng(3).normal(size=10).astype(np.longdouble) * 10
    for name in ("softmax", "log_softmax"):
        worst = oracles.worst_ulp(getattr(sl, name)(z), getattr(oracles, name)(z))
        assert worst <= ULP


@pytest.mark.parametrize("top", [-5000, -100, -0.5, 0, 7, 5000])
@pytest.mark.parametrize("size", [10, 1000])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_terms_that_underflow_cost_half_the_smallest_number_each(dtype, size, top):
    gap = {"float32": 101.25, "float64": 741.25}[dtype]  # exp(-gap) is subnormal
    row = np.full(size, top - gap, dtype)
    row[3] = top
    with mpmath.workdps(40):
        truth = float(-mpmath.log1p((size - 1) * mpmath.exp(-gap)))
    # half the smallest number for each term, divided by exp of a maximum >= -1
    allowed = math.e / 2 * size * float(np.finfo(dtype).smallest_subnormal)
    for z, axis in (
        (row, -1),
        (np.tile(row, (40, 1)), -1),
        (np.tile(row, (40, 1)).T, 0),
    ):
        result = sl.log_softmax(z, axis=axis)
        right = np.take(result, 3, axis=axis).astype(float)
        assert (np.abs(right - truth) <= allowed).all()


def test_terms_below_every_float_leave_a_maximum_far_above_them_its_zero():
    z = np.array([[80, *[-90] * 9], [0, *[-90] * 9]], np.float32)
    result = sl.log_softmax(z)[:, 0]
    assert result[0] == 0
    assert result[1] < 0


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("size", [2, 3, 10, 33, 1000])
def test_sums_of_equal_exponentials_do_not_overflow(dtype, size):
    limits = np.finfo(dtype)
    room = 4 * float(limits.eps)
    for away in np.linspace(-3, 3, 25):
        z = np.full((2, size), np.log(limits.max) - np.log(size) + away, dtype)
        for rows in (z, z[0]):  # one short row has a way of its own
            total = float(np.max(sl.logsumexp(rows)))
            assert total == pytest.approx(float(z[0, 0]) + math.log(size), rel=room)
            np.testing.assert_allclose(sl.softmax(rows), 1 / size, rtol=room)

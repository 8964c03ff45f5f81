"""Relative errors that docstrings state: proved, and kept where they are largest."""

import itertools
import re

import error_bounds
import mpmath
import numpy as np
import oracles
import pytest
import relative_error_bounds

import softmax_lib as sl

DTYPES = [np.float64, np.float32]
SIZES = [10, 1000]


def error(result, truth):
    """Return the relative error of a number, in eps of its dtype."""
    eps = float(np.finfo(result.dtype).eps)
    return float(abs(oracles.exact(result) - truth) / abs(truth)) / eps


def levels(size, a, b):
    """Return a row with one half of its entries at each of two levels."""
    return np.where(np.arange(size) < size // 2, a, b)


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("size", SIZES)
def test_the_entropy_of_equal_levels(size, dtype):
    bound, found = relative_error_bounds.entropy(dtype, size), 0
    for share in np.linspace(0.05, 0.95, 9):
        p = levels(size, share, 1 - share) / (size // 2)
        for row in (p.astype(dtype), p[::-1].astype(dtype)):
            found = max(found, error(sl.entropy(row), oracles.entropy(row)))
    assert 0.5 < found <= bound


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("ratio", [1.2224, 0.8180, 1.22, 0.82, 1.05, 2, 1e-9])
def test_the_divergence_where_the_series_begins_and_ends(ratio, size, dtype):
    bound, found = relative_error_bounds.kl_divergence(dtype, size), 0
    for share in np.linspace(0.05, 0.45, 9 if size == 10 else 3):
        p = levels(size, share, 1 - share) / (size // 2)
        q = levels(size, share * ratio, 1 - share * ratio) / (size // 2)
        p, q = p.astype(dtype), q.astype(dtype)
        found = max(found, error(sl.kl_divergence(q, p), oracles.kl_divergence(q, p)))
    assert found <= bound
    assert found > 3 or ratio not in (1.2224, 0.8180)


@mpmath.workdps(oracles.DIGITS)
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("rows", [1, 3])
def test_the_gradient_at_the_label_and_beside_it(size, dtype, rows):
    bound, rng = (
        relative_error_bounds.cross_entropy_grad(dtype, size),
        np.random.default_rng(7),
    )
    for top in (0, 7, 15):
        row = np.where(np.arange(size) == 1, top, rng.normal(size=size)).astype(dtype)
        z = np.tile(row, (rows, 1))
        gradient = sl.cross_entropy_grad(z, [1] * rows)[0]
        p = oracles.softmax(row)
        p[1] = -mpmath.fsum(p[:1] + p[2:])
        for g, truth in zip(gradient, p, strict=True):
            assert error(g, truth / rows) <= bound


@mpmath.workdps(oracles.DIGITS)
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("size", [2, 10, 1000])
@pytest.mark.parametrize("lead", [0, 5, 50])
def test_the_gradient_of_distributions(size, dtype, lead):
    bound = relative_error_bounds.cross_entropy_grad_of_distributions(dtype, size)
    rng, found = np.random.default_rng(7), 0
    eps = mpmath.mpf(float(np.finfo(dtype).eps))
    for _ in range(2 if size == 1000 else 20):
        z = rng.normal(size=size).astype(dtype)
        z[1] += lead
        near = sl.softmax(z + rng.normal(size=size) * 1e-3)
        p = oracles.softmax(z)
        of_p = mpmath.fsum(p)
        for q in (near, rng.dirichlet(np.full(size, 0.3)), np.eye(size)[1]):
            gradient = sl.cross_entropy_grad(z, q, reduction="sum")
            q = [oracles.exact(x) for x in q]
            of_q = mpmath.fsum(q)
            for g, a, b in zip(gradient, p, q, strict=True):
                first, second = a * (of_q - b), b * (of_p - a)
                off = abs(oracles.exact(g) - (first - second))
                found = max(found, float(off / eps / (first + second)))
    assert 0.4 < found <= bound


@mpmath.workdps(oracles.DIGITS)
@pytest.mark.parametrize("far", [0, 3000])
@pytest.mark.parametrize("temperature", [0.1, 0.7, 3.0, 90.0])
def test_a_temperature_adds_the_rounding_of_the_quotients(temperature, far):
    rng, found = np.random.default_rng(7), 0
    of_log = error_bounds.log_softmax(np.float64, 10)
    for _ in range(10):
        z = rng.normal(size=10) * 60 * temperature + far
        added = relative_error_bounds.divided(np.abs(z / temperature).max())
        bound = error_bounds.softmax(np.float64, 10) + added
        p, q = (sl.softmax(z, temperature=temperature), oracles.softmax(z, temperature))
        log_p = sl.log_softmax(z, temperature=temperature)
        for ours, truth, log in zip(p, q, log_p, strict=True):
            if truth > 1e-300:
                found = max(found, error(ours, truth))
                assert error(ours, truth) <= bound
                off = abs(oracles.exact(log) - mpmath.log(truth))
                assert float(off) <= (added + of_log * abs(log)) * 2.0**-52
    assert found > error_bounds.softmax(np.float64, 10)  # so that it has to be said


@mpmath.workdps(oracles.DIGITS)
@pytest.mark.parametrize("temperature", [1.0, 0.1])
@pytest.mark.parametrize("scale", [10, 700, 2000])
def test_noise_and_temperature_add_to_the_error_of_a_soft_draw(scale, temperature):
    z = np.random.default_rng(7).uniform(0.97, 1, size=(10, 10)) * scale
    ours = sl.gumbel_softmax(z, rng=np.random.default_rng(8), temperature=temperature)
    noise = -np.log(np.random.default_rng(8).standard_exponential(z.shape))
    found = 0
    for row, of_row, p in zip(z, noise, ours, strict=True):
        exact = [
            oracles.exact(x) + oracles.exact(g)
            for x, g in zip(row, of_row, strict=True)
        ]
        e = [mpmath.exp(x / mpmath.mpf(temperature)) for x in exact]
        largest = (np.abs(row) + np.abs(of_row)).max()
        bound = error_bounds.softmax(np.float64, 10) + relative_error_bounds.drawn(
            largest, temperature
        )
        for q, x in zip(p, e, strict=True):
            truth = x / mpmath.fsum(e)
            if truth > 1e-300:
                found = max(found, error(q, truth))
                assert error(q, truth) <= bound
    assert found < 100 or scale > 10
    assert found > 500 or (scale, temperature) != (700, 0.1)


@pytest.mark.parametrize("dtype", DTYPES)
def test_no_ratio_is_worse_than_those_of_the_bound(dtype):
    ratios = [
        *np.geomspace(1e-12, 0.9 / 1.1, 3000),
        *np.geomspace(1.1 / 0.9, 1e12, 3000),
    ]
    worst = max(relative_error_bounds.term(dtype, r) for r in ratios)
    named = max(
        relative_error_bounds.term(dtype, r) for r in relative_error_bounds.RATIOS
    )
    assert worst <= named * (1 + 1e-9)


@pytest.mark.parametrize("name", ["cross_entropy_grad", "entropy", "kl_divergence"])
def test_the_docstring_states_what_is_proved(name):
    text = re.sub(r"\s+", " ", getattr(sl, name).__doc__)
    stated = re.search(
        r"below (\d+) and (\d+) eps for rows of 10 and of 1000 \(float32: (\d+) and "
        r"(\d+)\)",
        text,
    )
    cases = itertools.product(DTYPES, SIZES)
    for number, (dtype, size) in zip(stated.groups(), cases, strict=True):
        bound = getattr(relative_error_bounds, name)(dtype, size)
        assert bound <= int(number) < bound + 1


@pytest.mark.parametrize(
    ("function", "factor"),
    [
        (sl.softmax, relative_error_bounds.divided(1)),
        (sl.log_softmax, relative_error_bounds.divided(1)),
        (sl.gumbel_softmax, relative_error_bounds.drawn(1, 1)),
    ],
)
def test_the_docstring_states_what_a_temperature_adds(function, factor):
    text = re.sub(r"\s+", " ", function.__doc__)
    assert f"``{factor:g} * eps * " in text


def test_the_docstring_states_the_bound_for_distributions():
    text = re.sub(r"\s+", " ", sl.cross_entropy_grad.__doc__)
    stated = re.search(
        r"sum the error stays below (\d+) and (\d+) eps \(float32: (\d+) and (\d+)\)",
        text,
    )
    bound = relative_error_bounds.cross_entropy_grad_of_distributions
    cases = itertools.product(DTYPES, SIZES)
    for number, case in zip(stated.groups(), cases, strict=True):
        assert bound(*case) <= int(number) < bound(*case) + 1

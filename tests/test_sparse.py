"""sparsemax and 1.5-entmax."""

import math

import numpy as np
import pytest
from functions import INF, NAN, named, same
from hypothesis import given
from hypothesis import strategies as st

import softmax_lib as sl

SPARSE = [sl.sparsemax, sl.entmax15]
EPS = np.finfo(float).eps

logits = st.lists(st.floats(-30, 30), min_size=1, max_size=40).map(np.array)


def bisect(z, power):
    """Return max(x - t, 0) ** power that sums to one, t found by halving.

    Independent of how the library does it: no sorting, no support.
    """
    low, high = z.max() - 1, z.max()
    for _ in range(200):
        middle = (low + high) / 2
        if math.fsum(np.maximum(z - middle, 0) ** power) >= 1:
            low = middle
        else:
            high = middle
    return np.maximum(z - low, 0) ** power


ORACLES = {
    sl.sparsemax: lambda z: bisect(z, 1),
    sl.entmax15: lambda z: bisect(z / 2, 2),
}


# values a reader can check by hand


def test_sparsemax_clips_at_the_threshold():
    # the threshold is -0.25: 0 + 0.25 and 0.5 + 0.25 sum to one
    assert sl.sparsemax([-2, 0, 0.5]).tolist() == [0, 0.25, 0.75]


def test_entmax15_squares_what_is_above_the_threshold():
    # with x = z / 2 and x1 - x2 = 1/4, x1² + x2² = 1 gives x2 = (√31 - 1) / 8
    low = (math.sqrt(31) - 1) / 8
    expected = [0, low**2, (low + 0.25) ** 2]
    assert sl.entmax15([-2, 0, 0.5]) == pytest.approx(expected, rel=4 * EPS)


@named(SPARSE)
def test_a_clear_winner_takes_exactly_everything(function):
    assert function([0.7, 1.5, 4.8]).tolist() == [0, 0, 1]


@named(SPARSE)
def test_equal_logits_share_the_mass(function):
    assert function([3.0, 3.0, 3.0, 3.0]).tolist() == [0.25] * 4


# properties


@named(SPARSE)
@given(z=logits)
def test_the_result_is_a_distribution(function, z):
    p = function(z)
    assert (p >= 0).all()
    # K rounding errors of numbers <= 1, and the threshold's, K times
    assert abs(math.fsum(p) - 1) <= 4 * len(z) * EPS


@named(SPARSE)
@given(z=logits)
def test_a_larger_logit_never_has_less(function, z):
    assert (np.diff(function(z)[np.argsort(z)]) >= 0).all()


@named(SPARSE)
@given(z=logits, shift=st.integers(-1000, 1000))
def test_adding_a_constant_changes_nothing(function, z, shift):
    z = np.round(z * 2**20) / 2**20  # so that z + shift is exact
    assert same(function(z + shift), function(z))


@named(SPARSE)
@given(z=logits, more=st.integers(1, 20))
def test_entries_of_minus_infinity_do_not_change_the_rest(function, z, more):
    p = function(np.concatenate([z, np.full(more, -INF)]))
    assert not p[len(z) :].any()
    assert np.abs(p[: len(z)] - function(z)).max() <= 4 * len(z) * EPS


@given(z=logits)
def test_sparsemax_is_the_closest_distribution(z):
    # a projection: no vertex of the simplex lies on the side of z
    p = sl.sparsemax(z)
    assert (z - p - (z - p) @ p).max() <= 8 * len(z) * EPS * max(1, np.abs(z).max())


@given(z=logits)
def test_entmax15_is_the_optimum(z):
    # d/dp of p·z + 4/3 Σ(p - p^1.5) is z - 2√p + const: equal where p > 0, less else
    p = sl.entmax15(z)
    slope = z - 2 * np.sqrt(p)
    inside = slope[p > 0]
    # an error of EPS in p is one of √EPS at most in √p
    room = 4 * np.sqrt(len(z) * EPS) + 8 * EPS * np.abs(z).max()
    assert np.ptp(inside) <= room
    assert (slope <= inside.max() + room).all()


@named(SPARSE)
@pytest.mark.parametrize("spread", [0.0, 1e-6, 3e-3])
def test_a_hundred_thousand_float32_classes_still_sum_to_one(function, spread):
    n = 100_000
    z = (np.random.default_rng(4).normal(size=n) * spread).astype(np.float32)
    # pairwise sums have log2(n) rounding errors; one by one it would be n
    bound = (math.log2(n) + 4) * float(np.finfo(np.float32).eps)
    assert abs(math.fsum(function(z)) - 1) <= bound


# oracles


@named(SPARSE)
@given(z=logits)
def test_bisection_agrees(function, z):
    room = 8 * len(z) * EPS * max(1, np.abs(z).max())
    assert np.abs(function(z) - ORACLES[function](z)).max() <= room


@named(SPARSE)
@pytest.mark.parametrize("scale", [1e-5, 0.5, 1e4])
@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64, np.longdouble])
def test_bisection_agrees_at_every_scale_and_in_every_dtype(function, scale, dtype):
    z = (np.random.default_rng(4).normal(size=(5, 100)) * scale).astype(dtype)
    p = function(z)
    # the library computes in float32 at least, the oracle in float64
    eps = max(float(np.finfo(np.promote_types(dtype, np.float32)).eps), EPS)
    rounding = float(np.finfo(dtype).eps) / 2 if dtype == np.float16 else 0
    for row, result in zip(z.astype(float), p.astype(float), strict=True):
        truth = ORACLES[function](row)
        room = 8 * len(row) * eps * max(1, np.abs(row).max() * EPS / eps)
        assert np.abs(result - truth).max() <= room + rounding
    assert p.dtype == dtype


@named(SPARSE)
@pytest.mark.parametrize("axis", [0, 1, -1, (0, 1), (0, 2), (2, 1), (0, 1, 2)])
def test_an_axis_is_a_row_of_the_moved_array(function, axis):
    z = np.random.default_rng(4).normal(size=(3, 4, 5))
    axes = axis if isinstance(axis, tuple) else (axis,)
    tail = tuple(range(-len(axes), 0))
    moved = np.moveaxis(z, sorted(a % 3 for a in axes), tail)
    rows = moved.reshape(-1, math.prod(moved.shape[3 - len(axes) :]))
    expected = np.array([function(row) for row in rows]).reshape(moved.shape)
    result = np.moveaxis(function(z, axis=axis), sorted(a % 3 for a in axes), tail)
    assert same(result, expected)


@named(SPARSE)
def test_a_row_alone_gives_the_same_bits(function):
    z = np.random.default_rng(4).normal(size=(9, 300)) / 4
    assert same(function(z), np.array([function(row) for row in z]))


# edges


@named(SPARSE)
@pytest.mark.parametrize(
    ("z", "expected"),
    [
        ([], []),
        ([5], [1]),
        ([INF], [1]),
        ([INF, 0, -INF], [1, 0, 0]),
        ([INF, INF, 0], [NAN, NAN, NAN]),
        ([-INF, -INF], [NAN, NAN]),
        ([-INF, 0], [0, 1]),
        ([NAN, 0], [NAN, NAN]),
        ([NAN, INF], [NAN, NAN]),
        ([1e300, -1e300], [1, 0]),
        ([1.7e308, -1.7e308], [1, 0]),
        ([1e300, 1e300], [0.5, 0.5]),
        ([False, True], [0, 1]),
        ([0, 2], [0, 1]),
    ],
)
def test_edge(function, z, expected):
    if z == [False, True] and function is sl.entmax15:
        expected = bisect(np.array([0, 0.5]), 2)
    with np.errstate(all="raise"):
        result = function(z)
        among_others = function([z, list(range(len(z)))])[0] if z else result
    np.testing.assert_allclose(result, expected, rtol=4 * EPS)
    np.testing.assert_allclose(among_others, expected, rtol=4 * EPS)


@named(SPARSE)
def test_the_input_is_not_changed(function):
    z = np.array([3.0, 1.0, 2.0])
    function(z)
    assert z.tolist() == [3, 1, 2]


# refusals


@named(SPARSE)
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

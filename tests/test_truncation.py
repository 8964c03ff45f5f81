"""top_k, top_p and min_p."""

import functools
import math

import numpy as np
import pytest
from functions import DTYPES, INF, NAN, same
from hypothesis import given
from hypothesis import strategies as st

import softmax_lib as sl

EPS = np.finfo(float).eps
FILTERS = {
    "top_k": functools.partial(sl.top_k, k=2),
    "top_p": functools.partial(sl.top_p, mass=0.9),
    "min_p": functools.partial(sl.min_p, ratio=0.1),
}
each = pytest.mark.parametrize("keep", FILTERS.values(), ids=FILTERS)

logits = st.lists(st.floats(-20, 20), min_size=1, max_size=30).map(np.array)


def kept(z):
    return np.flatnonzero(z > -INF).tolist()


# values a reader can check by hand

# probabilities 0.5, 0.25, 0.125, 0.125
HALVES = np.log([0.125, 0.5, 0.125, 0.25])


def test_the_two_largest():
    assert kept(sl.top_k(HALVES, k=2)) == [1, 3]


@pytest.mark.parametrize(
    ("mass", "expected"),
    [(0.4, [1]), (0.6, [1, 3]), (0.8, [0, 1, 3]), (0.9, [0, 1, 2, 3])],
)
def test_the_fewest_that_hold_the_mass(mass, expected):
    assert kept(sl.top_p(HALVES, mass=mass)) == expected


@pytest.mark.parametrize(
    ("ratio", "expected"),
    [(0.6, [1]), (0.5, [1, 3]), (0.3, [1, 3]), (0.2, [0, 1, 2, 3])],
)
def test_those_not_much_below_the_first(ratio, expected):
    assert kept(sl.min_p(HALVES, ratio=ratio)) == expected


# properties


@each
@given(z=logits)
def test_what_is_kept_is_unchanged_and_the_largest_is_among_it(keep, z):
    result = keep(z)
    stays = result > -INF
    assert same(result[stays], z[stays])
    assert result.max() == z.max()
    if (~stays).any():
        assert z[stays].min() >= z[~stays].max()


@each
@given(z=logits, shift=st.integers(-1000, 1000))
def test_adding_a_constant_changes_nothing(keep, z, shift):
    z = np.round(z * 2**20) / 2**20  # so that z + shift is exact
    assert kept(keep(z + shift)) == kept(keep(z))


@given(logits, st.integers(1, 40))
def test_exactly_k_stay_ties_or_not(z, k):
    assert len(kept(sl.top_k(np.round(z), k=k))) == min(k, len(z))


@given(logits, st.floats(0.01, 1))
def test_the_mass_is_held_and_one_class_fewer_would_not_hold_it(z, mass):
    stays = kept(sl.top_p(z, mass=mass))
    p = sl.softmax(z)[stays]
    room = (len(z) + 20) * EPS
    assert math.fsum(p) >= mass - room
    if mass < 1:
        assert math.fsum(p) - p.min() < mass + room


@given(logits, st.floats(0, 1))
def test_ratios_are_those_of_the_probabilities(z, ratio):
    p = sl.softmax(z)
    # a difference of up to 40 is rounded, and two probabilities
    room = 60 * EPS * ratio
    stays = sl.min_p(z, ratio=ratio) > -INF
    assert (p[stays] / p.max() >= ratio - room).all()
    assert (p[~stays] / p.max() < ratio + room).all()


@given(logits)
def test_the_widest_settings_keep_everything(z):
    for result in (sl.top_k(z, k=99), sl.top_p(z, mass=1), sl.min_p(z, ratio=0)):
        assert same(result, z)


def test_equal_logits_the_first_are_kept_or_all():
    z = np.zeros(4)
    assert kept(sl.top_k(z, k=3)) == [0, 1, 2]
    assert kept(sl.top_p(z, mass=0.6)) == [0, 1, 2]
    assert kept(sl.min_p(z, ratio=1)) == [0, 1, 2, 3]


@each
@pytest.mark.parametrize("axis", [0, 1, -1, (0, 1), (2, 0), (0, 1, 2)])
def test_an_axis_is_a_row_of_the_moved_array(keep, axis):
    z = np.random.default_rng(7).normal(size=(3, 4, 5))
    axes = sorted(a % 3 for a in np.atleast_1d(axis))
    tail = range(3 - len(axes), 3)
    moved = np.moveaxis(z, axes, tail)
    rows = moved.reshape(*moved.shape[: 3 - len(axes)], -1)
    result = np.moveaxis(keep(z, axis=axis), axes, tail)
    assert same(result.reshape(rows.shape), keep(rows))
    assert keep(z, axis=axis).flags.c_contiguous


@each
def test_a_draw_is_one_of_those_kept(keep):
    z = keep(np.random.default_rng(7).normal(size=20))
    draws = sl.gumbel_max(z, rng=np.random.default_rng(7), size=200)
    assert set(draws) <= set(kept(z))


# edges


@each
@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(
    ("z", "expected"),
    [
        ([], []),
        ([3], [3]),
        ([-INF, -INF, -INF], [-INF] * 3),
        ([0, -INF, -INF], [0, -INF, -INF]),
        ([INF, 0, -INF], [INF, 0, -INF]),
        ([0, INF, 9, INF], [-INF, INF, -INF, INF]),
        ([NAN, 1, 2], [NAN] * 3),
        ([NAN, INF, -INF], [NAN] * 3),
        ([60000, -60000, -60000], [60000, -INF, -INF]),
    ],
)
def test_edge(keep, z, expected, dtype):
    if keep is FILTERS["top_k"] and z[:2] == [60000, -60000]:
        expected = [*z[:2], -INF]
    if keep is not FILTERS["top_k"] and z == [INF, 0, -INF]:
        expected = [INF, -INF, -INF]
    with np.errstate(all="raise"):
        result = keep(np.array(z, dtype))
    assert same(result, np.array(expected, dtype))


def test_a_ratio_on_the_border_is_kept():
    assert kept(sl.min_p([0, np.log(0.1)], ratio=0.1)) == [0, 1]


@pytest.mark.parametrize("dtype", [np.float16, np.float32])
@pytest.mark.parametrize("ratio", [0.05, 0.1, 0.5])
def test_the_border_is_not_rounded_to_the_dtype_of_the_logits(dtype, ratio):
    border = dtype(math.log(ratio))
    z = [0, np.nextafter(border, dtype(-9)), border, np.nextafter(border, dtype(0))]
    expected = [i for i, x in enumerate(z) if math.exp(x) >= ratio]
    assert kept(sl.min_p(np.array(z, dtype), ratio=ratio)) == expected


def test_many_float16_classes_are_summed_in_float64():
    z = np.zeros(70_000, np.float16)
    assert len(kept(sl.top_p(z, mass=0.5))) == pytest.approx(35_000, abs=1)


@each
@pytest.mark.parametrize("shape", [(0, 3), (3, 0), (2, 0, 3)])
def test_empty_arrays_stay_so(keep, shape):
    assert same(keep(np.empty(shape)), np.empty(shape))


@each
def test_integers_become_float64_and_the_input_is_not_changed(keep):
    z = np.array([5, 1, 5, 1])
    z.flags.writeable = False
    assert same(keep(z), np.array([5, -INF, 5, -INF]))
    assert z.tolist() == [5, 1, 5, 1]


# refusals


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda z: sl.top_k(z, k=0), ValueError, "k must be at least 1, not 0"),
        (lambda z: sl.top_k(z, k=1.5), TypeError, "integer"),
        (lambda z: sl.top_p(z, mass=0), ValueError, "mass must be above 0"),
        (lambda z: sl.top_p(z, mass=1.1), ValueError, "at most 1, not 1.1"),
        (lambda z: sl.top_p(z, mass=NAN), ValueError, "mass must be"),
        (lambda z: sl.min_p(z, ratio=-0.1), ValueError, "between 0 and 1, not -0.1"),
        (lambda z: sl.min_p(z, ratio=NAN), ValueError, "ratio must lie"),
    ],
)
def test_refused_options(call, error, message):
    with pytest.raises(error, match=message):
        call([1.0, 2.0])


@each
@pytest.mark.parametrize(
    ("z", "axis", "error", "message"),
    [
        (1.0, -1, ValueError, "a single number has no axis"),
        ([1.0], 1, np.exceptions.AxisError, "out of bounds"),
        ([1.0], None, TypeError, "axis=None is not accepted"),
        ([1j], -1, TypeError, "real numbers"),
    ],
)
def test_refused(keep, z, axis, error, message):
    with pytest.raises(error, match=message):
        keep(z, axis=axis)


def test_top_p_keeps_no_more_where_the_sum_is_exactly_the_mass():
    np.testing.assert_array_equal(sl.top_p([0.0, 0.0], mass=0.5), [0, -np.inf])
    kept = np.isfinite(sl.top_p([0.0, 0.0, 0.0, 0.0], mass=0.75))
    np.testing.assert_array_equal(kept, [True, True, True, False])

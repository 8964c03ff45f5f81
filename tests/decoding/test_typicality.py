"""Locally typical sampling: what stays is what is as surprising as expected."""

import math

import numpy as np
import pytest
from functions import DTYPES, INF, NAN, same
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import entropy

from softmax_lib import decoding

LOGITS = st.lists(st.floats(-20, 20), min_size=1, max_size=30).map(np.array)


def kept(z):
    return np.flatnonzero(z > -INF).tolist()


# probabilities 0.4 and four times 0.15: the entropy is 1.505, the surprise of the first
# 0.916, that of the others 1.897
UNSURE = np.log([0.15, 0.15, 0.4, 0.15, 0.15])


@pytest.mark.parametrize(
    ("mass", "expected"),
    [(0.1, [0]), (0.4, [0, 1, 3]), (0.6, [0, 1, 3, 4]), (0.7, [0, 1, 2, 3, 4])],
)
def test_the_most_probable_class_may_be_the_last_to_stay(mass, expected):
    assert kept(decoding.typical(UNSURE, mass=mass)) == expected


def test_where_one_class_is_nearly_certain_it_stays():
    assert kept(decoding.typical(np.log([0.9, 0.05, 0.05]), mass=0.5)) == [0]


@given(LOGITS, st.floats(0.01, 1))
def test_the_fewest_nearest_to_the_entropy_that_hold_the_mass(z, mass):
    p = np.exp(z - z.max())
    p /= math.fsum(p)
    away = abs(entropy(p) + np.log(p))
    stays = decoding.typical(z, mass=mass) > -INF
    room = 1e-9
    assert math.fsum(p[stays]) >= mass - room
    if (~stays).any():
        assert away[stays].max() <= away[~stays].min() + room
    if mass < 1:
        farthest = p[stays][away[stays] >= away[stays].max() - room].max()
        assert math.fsum(p[stays]) - farthest < mass + room


@given(LOGITS, st.floats(0.05, 1), st.integers(-1000, 1000))
def test_adding_a_constant_changes_nothing(z, mass, constant):
    z = np.round(z * 2**20) / 2**20  # so that z + constant is exact
    moved = decoding.typical(z + constant, mass=mass)
    assert kept(moved) == kept(decoding.typical(z, mass=mass))


@given(LOGITS)
def test_what_stays_is_unchanged_and_all_stays_with_mass_one(z):
    result = decoding.typical(z, mass=0.7)
    assert same(result[result > -INF], z[result > -INF])
    assert same(decoding.typical(z, mass=1), z)


@pytest.mark.parametrize("axis", [0, 1, -1, (0, 1), (0, 1, 2)])
def test_an_axis_is_a_row_of_the_moved_array(axis):
    z = np.random.default_rng(7).normal(size=(3, 4, 5))
    axes = sorted(a % 3 for a in np.atleast_1d(axis))
    moved = np.moveaxis(z, axes, range(3 - len(axes), 3))
    rows = moved.reshape(-1, math.prod(moved.shape[3 - len(axes) :]))
    wanted = np.array([decoding.typical(row, mass=0.6) for row in rows])
    result = decoding.typical(z, mass=0.6, axis=axis)
    back = np.moveaxis(result, axes, range(3 - len(axes), 3))
    assert same(back.reshape(rows.shape), wanted)


@pytest.mark.parametrize("dtype", DTYPES)
def test_the_dtype_stays(dtype):
    z = np.array([1, 2, 3], dtype)
    assert decoding.typical(z, mass=0.5).dtype == dtype


def test_rows_without_an_answer():
    rows = np.array([[0, NAN, 1], [INF, 0, INF], [-INF, 0, -INF], [-INF] * 3])
    result = decoding.typical(rows, mass=0.5)
    assert np.isnan(result[0]).all()
    assert kept(result[1]) == [0, 2]
    assert kept(result[2]) == [1]
    assert kept(result[3]) == []


@pytest.mark.parametrize("mass", [0, -1, 1.1, NAN])
def test_a_mass_that_is_no_share_is_refused(mass):
    with pytest.raises(ValueError, match="above 0 and at most 1"):
        decoding.typical([1.0, 2.0], mass=mass)

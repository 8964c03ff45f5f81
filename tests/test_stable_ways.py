"""Which way a block is computed: the same bits, and no more work than it needs."""

import numpy as np
import pytest
from functions import INF, NAN, ROWWISE, named, same

import softmax_lib as sl
from softmax_lib import _state, _sums


def lines_of_which_three_need_a_shift(axis):
    """Return logits, and a view with the classes last.

    The large number lies between those at which softmax looks first.
    """
    z = np.random.default_rng(3).normal(size=(300, 40) if axis == -1 else (6, 40, 50))
    lines = np.moveaxis(z, axis, -1)
    at = [np.unravel_index(n, lines.shape[:-1]) for n in (7, 23, 131)]
    lines[at[0]][1], lines[at[1]], lines[at[2]] = 1000, lines[at[1]] - 20, -INF
    return z, lines


@named(ROWWISE)
@pytest.mark.parametrize("axis", [-1, 1])
def test_a_few_lines_that_need_a_shift_give_the_same_bits_alone(function, axis):
    z, lines = lines_of_which_three_need_a_shift(axis)
    together = np.moveaxis(function(z, axis=axis), axis, -1)
    for at in np.ndindex(lines.shape[:-1]):
        row, column = lines[at], lines[at][:, None]
        alone = function(row) if axis == -1 else function(column, axis=0)[:, 0]
        assert same(together[at], alone)


@pytest.fixture
def shifted(monkeypatch):
    """Return a list that takes the numbers of rows for which a shift is computed."""
    seen = []
    monkeypatch.setattr(_state, "shift", lambda top, _: seen.append(top.size))
    return seen


@pytest.mark.parametrize("axis", [-1, 1])
def test_softmax_computes_again_only_what_needs_a_shift(shifted, axis):
    sl.softmax(lines_of_which_three_need_a_shift(axis)[0], axis=axis)
    assert shifted == [3]


@pytest.mark.parametrize(("few", "again"), [(0, []), (10, [10]), (11, [40])])
def test_all_is_computed_again_where_more_than_a_quarter_needs_it(shifted, few, again):
    z = np.zeros((40, 30))
    z[-few or 40 :, 1] = 1000
    sl.softmax(z)
    assert shifted == again


@pytest.mark.parametrize(
    ("shape", "numbers"),
    [((1, 999), 999), ((1, 1000), 16), ((10, 100), 10 * 15), ((160, 16), 15 * 8)],
)
def test_softmax_looks_at_some_of_many_numbers(monkeypatch, shape, numbers):
    seen = []
    monkeypatch.setattr(_state, "most", lambda v: seen.append(v.size) or 0)
    sl.softmax(np.zeros(shape))
    assert seen == [numbers]


@pytest.mark.parametrize(
    ("shape", "short"),
    [
        *[((4097, 12), True), ((4096, 12), False), ((9000, 13), False)],
        *[((5, 7, 64), True), ((4, 7, 64), False), ((5, 7, 65), False)],
        *[((257, 12, 1), True), ((256, 12, 1), False), ((300, 13, 1), False)],
    ],
)
def test_many_short_rows_take_a_way_of_their_own(shape, short):
    assert _sums.are_short(np.broadcast_to(0.0, shape)) == short


@named()
@pytest.mark.parametrize("shape", [(8, 530, 1), (300, 7, 3), (300, 40, 3)])
def test_groups_of_few_columns_give_the_same_bits_as_wide_ones(function, shape):
    z = np.random.default_rng(3).normal(size=shape) * 30
    z[1, 2], z[2, :2], z[3] = NAN, 100, -INF
    wide = function(z.swapaxes(0, 1).reshape(shape[1], -1), axis=0)
    narrow = function(z, axis=1)
    if narrow.ndim == 3:
        narrow = narrow.swapaxes(0, 1)
    assert same(narrow.reshape(wide.shape), wide)

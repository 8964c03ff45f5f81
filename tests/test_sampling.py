"""gumbel_max and gumbel_softmax."""

import math

import numpy as np
import pytest
import scipy.stats
from functions import DTYPES, INF, NAN, same
from hypothesis import given
from hypothesis import strategies as st

import softmax_lib as sl


def rng():
    return np.random.default_rng(7)


class Fixed(np.random.Generator):
    """A generator whose exponential draws are all the same number."""

    def __new__(cls, value):
        return super().__new__(cls, np.random.PCG64(0))

    def __init__(self, value):
        super().__init__(np.random.PCG64(0))
        self.value = value

    def standard_exponential(self, size):
        return np.full(size, self.value)


# values a reader can check by hand


def test_a_class_that_is_certain_is_drawn():
    assert sl.gumbel_max([0, 1000, 0], rng=rng()) == 1


def test_with_equal_noise_the_largest_logit_wins():
    assert sl.gumbel_max([1.0, 3.0, 2.0], rng=Fixed(1.0)) == 1


def test_with_equal_noise_a_soft_draw_is_softmax():
    z = np.array([1.0, 3.0, 2.0])
    p = sl.gumbel_softmax(z, rng=Fixed(1.0), temperature=0.5)
    np.testing.assert_allclose(p, sl.softmax(z, temperature=0.5), rtol=1e-15)


# properties


@given(
    st.lists(st.floats(-5, 5), min_size=1, max_size=9),
    st.sampled_from([0.01, 0.5, 1.0, 30.0]),
)
def test_a_soft_draw_is_a_distribution_whose_largest_entry_is_the_hard_draw(z, t):
    p = sl.gumbel_softmax(z, rng=rng(), temperature=t, size=20)
    np.testing.assert_allclose(p.sum(axis=-1), 1, rtol=1e-14)
    hard = sl.gumbel_max(z, rng=rng(), size=20)
    assert same(np.take_along_axis(p, hard[:, None], -1)[:, 0], p.max(axis=-1))


@pytest.mark.parametrize("temperature", [1e-9, 1e-300, 5e-324])
@pytest.mark.parametrize("dtype", DTYPES)
def test_towards_temperature_zero_a_soft_draw_becomes_the_hard_one(dtype, temperature):
    z = (np.random.default_rng(1).normal(size=(3, 5)) * 100).astype(dtype)
    with np.errstate(all="raise"):
        p = sl.gumbel_softmax(z, rng=rng(), temperature=temperature, size=50)
    assert same(p, np.eye(5, dtype=dtype)[sl.gumbel_max(z, rng=rng(), size=50)])


def test_towards_infinite_temperature_a_soft_draw_becomes_uniform():
    p = sl.gumbel_softmax([0.7, 1.5, -INF, 4.8], rng=rng(), temperature=INF)
    assert same(p, np.array([1, 1, 0, 1]) / 3)


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=9), st.integers(-100, 100))
def test_adding_a_constant_changes_no_draw(z, shift):
    z = np.round(np.array(z) * 2**20) / 2**20  # so that z + shift is exact
    draws = [sl.gumbel_max(x, rng=rng(), size=50) for x in (z, z + shift)]
    # the sums with the noise are rounded: a tie may fall the other way
    assert (draws[0] != draws[1]).mean() <= 0.02


@given(st.lists(st.sampled_from([0.0, 3.0, -INF]), min_size=1, max_size=9))
def test_what_is_drawn_was_possible(z):
    z = np.array([*z, 0.0])
    assert (z[sl.gumbel_max(z, rng=rng(), size=50)] > -INF).all()


def test_the_same_seed_gives_the_same_draws():
    z = np.zeros((3, 5))
    assert same(sl.gumbel_max(z, rng=rng()), sl.gumbel_max(z, rng=rng()))


# oracles


@pytest.mark.parametrize("z", [[0.7, 1.5, 4.8], [-3.44, 1.16, -0.81, 3.91], [0.0] * 6])
def test_the_frequencies_are_those_of_softmax(z):
    n = 100_000
    counts = np.bincount(sl.gumbel_max(z, rng=rng(), size=n), minlength=len(z))
    # one seed in a thousand would fail; this one is fixed
    assert scipy.stats.chisquare(counts, n * sl.softmax(z)).pvalue > 0.001


def test_rows_and_draws_are_independent():
    draws = sl.gumbel_max(np.zeros((2, 2)), rng=rng(), size=20_000)
    table = np.zeros((2, 2))
    np.add.at(table, (draws[:, 0], draws[:, 1]), 1)
    assert scipy.stats.chi2_contingency(table).pvalue > 0.001
    assert scipy.stats.chisquare(table.ravel()).pvalue > 0.001


# edges


@pytest.mark.parametrize(
    ("shape", "size", "axis", "expected"),
    [
        ((3,), None, -1, ()),
        ((3,), 5, -1, (5,)),
        ((3,), (4, 5), -1, (4, 5)),
        ((2, 3), None, -1, (2,)),
        ((2, 3), 4, 0, (4, 3)),
        ((2, 3, 4), (5,), (0, 2), (5, 3)),
        ((2, 3), 0, -1, (0, 2)),
        ((0, 3), None, -1, (0,)),
    ],
)
def test_shapes(shape, size, axis, expected):
    draws = sl.gumbel_max(np.zeros(shape), rng=rng(), size=size, axis=axis)
    assert np.shape(draws) == expected
    assert draws.dtype == np.intp


@pytest.mark.parametrize("size", [None, 4, (2, 3), 0])
@pytest.mark.parametrize("axis", [0, 1, -1, (0, 2), (2, 1), (0, 1, 2)])
def test_soft_draws_have_the_shape_of_the_draws_and_of_z(size, axis):
    z = np.zeros((3, 4, 5))
    draws = () if size is None else tuple(np.atleast_1d(size))
    p = sl.gumbel_softmax(z, rng=rng(), size=size, axis=axis, temperature=1e-9)
    assert p.shape == (*draws, 3, 4, 5)
    axes = tuple(a % 3 for a in np.atleast_1d(axis))
    within = tuple(a + len(draws) for a in axes)
    assert (p.sum(axis=within) == 1).all()
    # the place of the 1, counted in C order, is the hard draw
    rest = [a for a in range(p.ndim) if a not in within]
    classes = math.prod(z.shape[a] for a in axes)
    shape = [p.shape[a] for a in rest]
    rows = p.transpose([*rest, *sorted(within)]).reshape(*shape, classes)
    hard = sl.gumbel_max(z, rng=rng(), size=size, axis=axis)
    assert np.array_equal(rows.argmax(axis=-1), hard)


def test_certain_and_impossible_classes_stay_so_in_soft_draws():
    p = sl.gumbel_softmax([[900, INF, 0], [0, -INF, 0]], rng=rng(), size=9)
    assert (p[:, 0] == [0, 1, 0]).all()
    assert (p[:, 1, 1] == 0).all()


def test_several_axes_are_counted_in_c_order():
    z = np.full((2, 3, 4), -INF)
    z[1, :, 2] = 0
    assert sl.gumbel_max(z, rng=rng(), axis=(2, 0)).tolist() == [6, 6, 6]


def test_a_logit_of_plus_infinity_is_always_drawn():
    assert set(sl.gumbel_max([900, INF, 0], rng=rng(), size=100)) == {1}


@pytest.mark.parametrize("draw", [0.0, np.finfo(float).smallest_subnormal, 1e300])
def test_the_noise_is_finite_whatever_the_generator_draws(draw):
    with np.errstate(all="raise"):
        assert sl.gumbel_max([-INF, 0.0, 1.0], rng=Fixed(draw)) == 2


def test_float16_logits_do_not_make_the_noise_coarse():
    # in float16 the largest of 300 sums would often be shared: the first would win
    z = np.zeros(300, np.float16)
    draws = sl.gumbel_max(z, rng=rng(), size=6000)
    assert same(draws, sl.gumbel_max(z.astype(float), rng=rng(), size=6000))


@pytest.mark.parametrize("far", [-1e17, -800, 800, 1e16, 1e17, 1e300])
@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.longdouble])
def test_the_noise_is_not_lost_far_from_zero(far, dtype):
    z = np.full(4, min(far, 1e30 if dtype == np.float32 else far), dtype)
    hard, soft = sl.gumbel_max, sl.gumbel_softmax
    near = np.zeros(4, dtype)
    assert same(hard(z, rng=rng(), size=500), hard(near, rng=rng(), size=500))
    # at 800 the noise is rounded to half of the last place of 709
    np.testing.assert_allclose(
        soft(z, rng=rng(), size=500),
        soft(near, rng=rng(), size=500),
        rtol=max(np.spacing(709.0), 2 * float(np.finfo(dtype).eps)),
    )


def test_differences_survive_far_from_zero():
    z = np.array([0.0, 2.0, 4.0])  # multiples of the last place there
    far = sl.gumbel_max(z + 2.0**53, rng=rng(), size=500)
    assert same(far, sl.gumbel_max(z, rng=rng(), size=500))


def test_the_input_is_not_changed():
    z = np.array([1.0, 2.0])
    sl.gumbel_max(z, rng=rng(), size=3)
    sl.gumbel_softmax(z, rng=rng(), size=3)
    assert z.tolist() == [1, 2]


# refusals


@pytest.mark.parametrize(
    ("z", "message"),
    [
        ([-INF, -INF], "all -inf"),
        ([[0.0, 1.0], [-INF, -INF]], "all -inf"),
        ([NAN, 0.0], "NaN"),
        ([INF, INF], r"several \+inf"),
        ([], "no classes"),
        (np.empty((0, 0)), "no classes"),
        (1.0, "a single number has no axis"),
    ],
)
def test_rows_without_a_distribution_are_refused(z, message):
    for function in (sl.gumbel_max, sl.gumbel_softmax):
        with pytest.raises(ValueError, match=message):
            function(z, rng=rng())


def test_a_soft_draw_needs_a_temperature_above_zero():
    with pytest.raises(ValueError, match=r"temperature must be positive.*argmax"):
        sl.gumbel_softmax([0.0, 1.0], rng=rng(), temperature=0)


@pytest.mark.parametrize(
    ("z", "options"),
    [
        ([0.0, 1.0], {"temperature": 0}),
        ([0.0, 1.0], {"axis": 1}),
        ([0.0, 1.0], {"size": -1}),
        ([0.0, NAN], {}),
    ],
)
def test_what_is_refused_draws_nothing(z, options):
    generator = rng()
    with pytest.raises(ValueError, match=r"temperature|axis|negative|NaN"):
        sl.gumbel_softmax(z, rng=generator, **options)
    assert generator.random() == rng().random()


@pytest.mark.parametrize("wrong", [7, None, np.random, np.random.RandomState(7)])
def test_only_a_generator_is_a_source_of_noise(wrong):
    with pytest.raises(TypeError, match=r"np\.random\.default_rng\(seed\)"):
        sl.gumbel_max([0.0, 1.0], rng=wrong)


def test_the_generator_has_to_be_given():
    with pytest.raises(TypeError, match="rng"):
        sl.gumbel_max([0.0, 1.0])

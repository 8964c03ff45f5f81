"""entropy and kl_divergence."""

import math

import numpy as np
import oracles
import pytest
import scipy.stats
from functions import DTYPES, INF, NAN, same
from hypothesis import example, given
from hypothesis import strategies as st

import softmax_lib as sl

EPS = np.finfo(float).eps

logits = st.lists(st.floats(-40, 40), min_size=1, max_size=40).map(np.array)


# values a reader can check by hand


def test_a_fair_coin_is_one_bit():
    assert sl.entropy([0.5, 0.5], base=2) == 1


def test_halves_and_quarters_are_one_and_a_half_bits():
    assert sl.entropy([0.5, 0.25, 0.25], base=2) == 1.5


def test_certainty_is_zero_and_not_minus_zero():
    h = sl.entropy([0.0, 1.0, 0.0])
    assert h == 0
    assert math.copysign(1, h) == 1


def test_the_number_of_classes_as_base_gives_one():
    assert sl.entropy([0.2] * 5, base=5) == pytest.approx(1, rel=4 * EPS)


def test_a_fair_coin_expected_of_a_sure_one_costs_one_bit():
    assert sl.kl_divergence([1.0, 0.0], [0.5, 0.5], base=2) == 1


def test_halves_where_quarters_were_expected():
    # 1/2 log2(2) + 1/2 log2(2) + 0
    assert sl.kl_divergence([0.5, 0.5, 0], [0.25, 0.25, 0.5], base=2) == 1


# properties


@given(logits)
def test_entropy_lies_between_zero_and_that_of_equal_shares(z):
    h = sl.entropy(sl.softmax(z))
    assert 0 <= h <= math.log(len(z)) * (1 + 4 * EPS) + 20 * EPS


@given(logits)
def test_entropy_is_logsumexp_minus_the_mean_logit(z):
    p = sl.softmax(z)
    # p and lse are off by some ulp, and are multiplied by numbers up to max |z|
    bound = (20 + len(z)) * EPS * max(1, np.abs(z).max())
    assert abs(sl.entropy(p) - (sl.logsumexp(z) - p @ z)) <= bound


@given(logits, st.integers(1, 9))
def test_impossible_classes_change_nothing(z, more):
    p = sl.softmax(z)
    longer = np.concatenate([p, np.zeros(more)])
    assert sl.entropy(longer) == pytest.approx(sl.entropy(p), rel=len(z) * EPS, abs=0)


@given(logits, st.integers(0, 999))
def test_cross_entropy_is_entropy_and_divergence(z, seed):
    q, p = sl.softmax(z), sl.softmax(np.random.default_rng(seed).permutation(z))
    crossed = -(q @ np.log(p))
    room = (10 + len(z)) * EPS * max(1, np.abs(np.log(p)).max())
    assert abs(sl.entropy(q) + sl.kl_divergence(q, p) - crossed) <= room


@given(logits, st.floats(1e-12, 1))
def test_a_divergence_is_never_negative_and_zero_from_itself(z, step):
    q, p = sl.softmax(z), sl.softmax(z + step * np.cos(np.arange(len(z))))
    assert sl.kl_divergence(q, p) >= 0
    assert sl.kl_divergence(q, q) == 0


# oracles


@given(logits, st.floats(-1, 12))
@example(np.array([30.0, -23.0]), 12.0)  # 1e-48, from terms of 1e-36 and sums of 1
def test_mpmath_agrees_on_divergences_small_and_large(z, digits):
    step = 10**-digits * np.cos(np.arange(len(z)))
    q, p = sl.softmax(z), sl.softmax(z + step)
    truth = oracles.kl_divergence(q, p)
    # every term is >= 0 and off by a few ulp, by log(q) - log(p) at worst
    room = (60 + len(z)) * EPS
    assert sl.kl_divergence(q, p) == pytest.approx(float(truth), rel=room, abs=0)


@given(logits)
def test_mpmath_agrees(z):
    p = sl.softmax(z)
    truth = oracles.entropy(p)
    # every term is rounded twice, and the sum of them len(z) times at most
    bound = (len(z) + 2) * EPS * max(1, float(truth))
    assert abs(sl.entropy(p) - float(truth)) <= bound


@pytest.mark.parametrize("axis", [0, 1, -1])
@pytest.mark.parametrize("base", [math.e, 2, 10])
def test_scipy_agrees(axis, base):
    z = np.random.default_rng(4).normal(size=(3, 4, 5)) * 3
    p = sl.softmax(z, axis=axis)
    np.testing.assert_allclose(
        sl.entropy(p, axis=axis, base=base),
        scipy.stats.entropy(p, axis=axis, base=base),
        rtol=20 * EPS,
        strict=True,
    )


@pytest.mark.parametrize("axis", [0, 1, -1])
def test_scipy_agrees_on_divergences(axis):
    z = np.random.default_rng(4).normal(size=(2, 3, 4, 5)) * 3
    q, p = sl.softmax(z, axis=axis if axis < 0 else axis + 1)
    np.testing.assert_allclose(
        sl.kl_divergence(q, p, axis=axis, base=2),
        scipy.stats.entropy(q, p, axis=axis, base=2),
        rtol=100 * EPS,
        strict=True,
    )


def test_several_axes_are_one_long_row():
    p = sl.softmax(np.random.default_rng(4).normal(size=(3, 4, 5)), axis=(0, 2))
    expected = [sl.entropy(p[:, i].ravel()) for i in range(4)]
    np.testing.assert_allclose(sl.entropy(p, axis=(2, 0)), expected, rtol=20 * EPS)


def test_a_row_alone_gives_the_same_bits():
    p = sl.softmax(np.random.default_rng(4).normal(size=(7, 300)) * 3)
    assert same(sl.entropy(p), np.array([sl.entropy(row) for row in p]))
    columns = np.ascontiguousarray(p.T)
    alone = [sl.entropy(columns[:, [i]], axis=0)[0] for i in range(7)]
    assert same(sl.entropy(columns, axis=0), np.array(alone))


# edges

TINY = float(np.finfo(float).smallest_subnormal)


@pytest.mark.parametrize(
    ("q", "p", "expected"),
    [
        ([1, 0], [0, 1], INF),
        ([0, 1], [0, 1], 0),
        ([0, 1], [0.5, 0.5], math.log(2)),
        ([0.5, 0.5], [1, 0], INF),
        ([NAN, 1], [0.5, 0.5], NAN),
        ([0.5, 0.5], [NAN, NAN], NAN),
        # a quotient that overflows, and one that underflows
        ([0.5, 0.5], [1.0, TINY], math.log(0.5) - 0.5 * math.log(TINY)),
        ([1.0, TINY], [0.5, 0.5], math.log(2)),
    ],
)
def test_edge_of_the_divergence(q, p, expected):
    with np.errstate(all="raise"):
        result = sl.kl_divergence(q, p)
    assert result == pytest.approx(expected, rel=4 * EPS, abs=0, nan_ok=True)


@pytest.mark.parametrize("dtype", DTYPES)
def test_a_divergence_has_the_wider_dtype(dtype):
    q = np.full((2, 4), 0.25, np.float16)
    p = np.array([[0.5, 0.25, 0.125, 0.125]] * 2, dtype)
    result = sl.kl_divergence(q, p)
    assert result.dtype == dtype
    assert result == pytest.approx(math.log(2) / 4, rel=float(np.finfo(dtype).eps))


@pytest.mark.parametrize("dtype", DTYPES)
def test_floats_keep_their_dtype(dtype):
    h = sl.entropy(np.full((2, 4), 0.25, dtype))
    assert h.dtype == dtype
    assert h == pytest.approx(math.log(4), rel=float(max(np.finfo(dtype).eps, EPS)))


def test_many_equal_float16_probabilities_are_accepted():
    # 1/n is about 100.5 steps of float16, which rounds it by 0.5 %
    n = 167_000
    p = sl.softmax(np.zeros(n, np.float16))
    assert float(sl.entropy(p)) == pytest.approx(math.log(n), rel=0.006)


def test_a_sum_rounded_above_one_makes_no_negative_entropy():
    assert sl.entropy([1.001, 0.0]) == 0


def test_sums_that_are_off_a_little_make_no_negative_divergence():
    # the bare sum is 0.5 log(0.5 / 0.501) = -0.000999
    d = sl.kl_divergence([0.5, 0.5], [0.5, 0.501])
    assert d == pytest.approx(0.5 * math.log(0.5 / 0.501) + 0.001, abs=2 * EPS)
    assert d > 0


def test_a_row_of_nan_stays_nan_and_leaves_the_others_alone():
    with np.errstate(all="raise"):
        h = sl.entropy([[NAN, NAN], [0.5, 0.5]], base=2)
    assert np.isnan(h[0])
    assert h[1] == 1


def test_probabilities_rounded_to_three_digits_are_accepted():
    assert sl.entropy([0.333, 0.333, 0.333]) > 0


def test_no_rows_have_no_entropies():
    assert sl.entropy(np.empty((0, 3))).shape == (0,)


def test_the_smallest_probability_adds_something_finite():
    with np.errstate(all="raise"):
        assert sl.entropy([1.0, TINY]) == pytest.approx(-TINY * math.log(TINY), abs=0)


def test_the_input_is_not_changed():
    p = np.array([0.25, 0.75])
    p.flags.writeable = False
    sl.entropy(p)
    sl.kl_divergence(p, p)
    assert p.tolist() == [0.25, 0.75]


# refusals


@pytest.mark.parametrize(
    ("p", "message"),
    [
        ([2.0, 1.0, 0.1], r"sums to 3\.1, not 1"),
        ([3, 5], "divide counts by their sum"),
        ([[0.5, 0.5], [0.5, 0.4]], r"sums to 0\.9"),
        ([1.5, -0.5], r"smallest entry is -0\.5"),
        ([math.inf, 0.0], "sums to inf"),
        ([], "sums to 0"),
    ],
)
def test_what_is_no_distribution_is_refused(p, message):
    with pytest.raises(ValueError, match=message):
        sl.entropy(p)


@pytest.mark.parametrize("base", [0, 0.5, 1, -2, NAN, math.inf])
def test_refused_bases(base):
    for call in (sl.entropy, lambda p, base: sl.kl_divergence(p, p, base=base)):
        with pytest.raises(ValueError, match="base must be above 1 and finite"):
            call([0.5, 0.5], base=base)


@pytest.mark.parametrize(
    ("q", "p", "options", "message"),
    [
        ([0.5, 0.5], [0.5, 0.25, 0.25], {}, r"shape \(2,\) and p has shape \(3,\)"),
        ([0.5, 0.6], [0.5, 0.5], {}, "q must be probabilities"),
        ([0.5, 0.5], [2.0, 1.0], {}, "p must be probabilities"),
        ([0.5, 0.5], [0.5, 0.5], {"base": 1}, "base must be"),
    ],
)
def test_refused_divergences(q, p, options, message):
    with pytest.raises(ValueError, match=message):
        sl.kl_divergence(q, p, **options)


def test_the_message_names_the_argument():
    with pytest.raises(TypeError, match=r"p must hold real numbers.*p\.real"):
        sl.entropy([1j])

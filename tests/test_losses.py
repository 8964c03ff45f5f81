"""entropy."""

import math

import numpy as np
import oracles
import pytest
import scipy.stats
from functions import DTYPES, NAN, same
from hypothesis import given
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


# oracles


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


@pytest.mark.parametrize("dtype", DTYPES)
def test_floats_keep_their_dtype(dtype):
    h = sl.entropy(np.full((2, 4), 0.25, dtype))
    assert h.dtype == dtype
    assert h == pytest.approx(math.log(4), rel=float(max(np.finfo(dtype).eps, EPS)))


def test_many_equal_float16_probabilities_are_accepted():
    p = sl.softmax(np.zeros(70_000, np.float16))
    # 1/70000 is stored in steps of 2**-24, 0.2 % of it
    assert float(sl.entropy(p)) == pytest.approx(math.log(70_000), rel=0.003)


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
    tiny = float(np.finfo(float).smallest_subnormal)
    with np.errstate(all="raise"):
        assert sl.entropy([1.0, tiny]) == pytest.approx(-tiny * math.log(tiny), abs=0)


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


@pytest.mark.parametrize("base", [0, 1, -2, NAN, math.inf])
def test_refused_bases(base):
    with pytest.raises(ValueError, match="base must be"):
        sl.entropy([0.5, 0.5], base=base)


def test_the_message_names_the_argument():
    with pytest.raises(TypeError, match=r"p must hold real numbers.*p\.real"):
        sl.entropy([1j])

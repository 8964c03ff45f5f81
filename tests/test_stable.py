"""What softmax, log_softmax and logsumexp mean: values and properties."""

import math

import numpy as np
import pytest
from functions import FUNCTIONS, INF, ROWWISE, ULP, same
from hypothesis import given
from hypothesis import strategies as st

import softmax_lib as sl

rows = st.lists(st.floats(-800, 800), min_size=1, max_size=40).map(np.array)


# values a reader can check by hand


def test_two_equal_logits_share_the_mass():
    assert sl.softmax([5.0, 5.0]).tolist() == [0.5, 0.5]


def test_a_lead_of_ln_3_is_three_to_one():
    assert sl.softmax([math.log(3), 0]) == pytest.approx([0.75, 0.25], rel=1e-15)


def test_log_softmax_is_the_logarithm():
    assert sl.log_softmax([math.log(3), 0]) == pytest.approx(
        [math.log(0.75), math.log(0.25)], rel=1e-15
    )


def test_logsumexp_of_logarithms_is_the_logarithm_of_the_sum():
    logs = np.log([1.0, 2.0, 3.0])
    assert sl.logsumexp(logs) == pytest.approx(math.log(6), rel=1e-15)


def test_halving_the_temperature_squares_the_odds():
    assert sl.softmax([math.log(3), 0], temperature=0.5) == pytest.approx(
        [0.9, 0.1], rel=1e-15
    )


def test_the_losing_class_of_50_to_0_is_not_lost():
    # -log(1 + exp(-50)) is -exp(-50), up to its square
    assert sl.log_softmax([50, 0])[0] == pytest.approx(-math.exp(-50), rel=1e-15, abs=0)


# properties


@given(rows)
def test_probabilities_sum_to_one(z):
    tiny = np.finfo(float).smallest_subnormal
    bound = ULP * np.finfo(float).eps + len(z) * tiny
    assert abs(math.fsum(sl.softmax(z)) - 1) <= bound


@given(st.lists(st.integers(-9000, 9000), min_size=1), st.integers(-500, 500))
def test_adding_a_constant_changes_nothing(sixteenths, shift):
    z = np.array(sixteenths) / 16  # so that z + shift is exact
    p, q = sl.softmax(z), sl.softmax(z + shift)
    assert (np.abs(p - q) <= 2 * ULP * np.spacing(p)).all()
    lse = sl.logsumexp(z + shift)
    bound = 4 * np.finfo(float).eps * max(1, abs(lse), abs(shift), abs(lse - shift))
    assert abs(lse - (sl.logsumexp(z) + shift)) <= bound


@given(rows, st.randoms(use_true_random=False))
def test_the_order_of_the_classes_does_not_matter(z, random):
    order = random.sample(range(len(z)), len(z))
    p, q = sl.softmax(z), sl.softmax(z[order])
    assert (np.abs(p[order] - q) <= 2 * ULP * np.spacing(q)).all()


@given(rows)
def test_a_larger_logit_never_has_less(z):
    order = np.argsort(z)
    p, log_p = sl.softmax(z)[order], sl.log_softmax(z)[order]
    # exp is not quite monotonic: neighbours may be off by one ulp each
    assert (p[1:] >= p[:-1] - 2 * np.spacing(p[:-1])).all()
    assert (np.diff(log_p) >= 0).all()


@given(rows)
def test_equal_logits_have_equal_probabilities(z):
    z = np.concatenate([z, z])
    p, log_p = sl.softmax(z), sl.log_softmax(z)
    half = len(z) // 2
    assert same(p[:half], p[half:])
    assert same(log_p[:half], log_p[half:])


@given(rows)
def test_logsumexp_is_a_smooth_maximum(z):
    lse, top = sl.logsumexp(z), z.max()
    slack = 2 * np.finfo(float).eps * max(1, abs(lse))
    assert top - slack <= lse <= top + math.log(len(z)) + slack


@given(rows)
def test_log_softmax_is_z_minus_logsumexp(z):
    lse = sl.logsumexp(z)
    u = np.finfo(float).eps / 2
    size = max(1.0, abs(lse), np.abs(z).max(), np.ptp(z))
    bound = 4 * u * size + 2 * u * ULP * np.abs(sl.log_softmax(z))
    assert (np.abs(sl.log_softmax(z) - (z - lse)) <= bound).all()


@given(rows, st.integers(-6, 6))
def test_a_temperature_that_is_a_power_of_two_is_an_exact_division(z, power):
    for function in ROWWISE:
        assert same(function(z, temperature=2.0**power), function(z / 2.0**power))


@given(rows, st.floats(1e-3, 1e3))
def test_a_temperature_divides_the_logits(z, temperature):
    p = sl.softmax(z, temperature=temperature)
    assert same(p, sl.softmax(z / temperature))


@given(st.lists(st.integers(-50, 50), min_size=1, max_size=20, unique=True))
def test_at_temperature_zero_the_largest_takes_all(z):
    expected = np.eye(len(z))[np.argmax(z)]
    assert same(sl.softmax(z, temperature=1e-3), expected)


@given(rows)
def test_at_infinite_temperature_all_have_the_same(z):
    assert same(sl.softmax(z, temperature=INF), np.full(len(z), 1 / len(z)))
    log_p = sl.log_softmax(z, temperature=INF)
    assert log_p == pytest.approx(-math.log(len(z)), rel=2e-16 * ULP)


@given(rows, st.data())
def test_a_mask_is_a_logit_of_minus_infinity(z, data):
    flags = st.lists(st.booleans(), min_size=len(z), max_size=len(z))
    where = np.array(data.draw(flags))
    masked = np.where(where, z, -INF)
    for function in FUNCTIONS:
        assert same(function(z, where=where), function(masked))


@given(rows, st.integers(1, 200))
def test_more_entries_of_minus_infinity_do_not_change_the_rest(z, more):
    longer = np.concatenate([z, np.full(more, -INF)])
    p, q = sl.softmax(z), sl.softmax(longer)
    assert (np.abs(p - q[: len(z)]) <= 2 * ULP * np.spacing(p)).all()
    assert not q[len(z) :].any()


# regressions


def test_a_sum_that_overflows_although_each_exp_is_finite():
    # np.exp(z) / np.exp(z).sum() gives zeros here, not NaN
    p = sl.softmax(np.array([88.5, 88.5], np.float32))
    assert p.tolist() == [0.5, 0.5]


def test_one_row_far_below_another_is_not_lost():
    # with the maximum of the whole array as shift, the second row is 0 / 0
    p = sl.softmax([[0.0, 0.0], [-2000.0, -2000.0]])
    assert p.tolist() == [[0.5, 0.5], [0.5, 0.5]]


def test_unsigned_integers_do_not_wrap():
    # z - z.max() of uint16 is 64870, 65203, 0
    p = sl.softmax(np.array([123, 456, 789], np.uint16))
    assert p.argmax() == 2

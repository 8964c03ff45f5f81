"""sigmoid, log_sigmoid, softplus, logit, bce_with_logits."""

import math

import mpmath
import numpy as np
import oracles
import pytest
import scipy.special
from functions import DTYPES, named, same
from hypothesis import given
from hypothesis import strategies as st
from mpmath import mp
from oracles import FLOATS

import softmax_lib as sl

EPS = np.finfo(float).eps
ENTRYWISE = [sl.sigmoid, sl.log_sigmoid, sl.softplus]
ULP = {np.float16: 0.51, np.float32: 4, np.float64: 3}
ULP_OF_LOGIT = {np.float16: 0.51, np.float32: 4, np.float64: 4}

ORACLES = {
    sl.sigmoid: lambda x: 1 / (1 + mpmath.exp(-x)),
    sl.log_sigmoid: lambda x: -mpmath.log(1 + mpmath.exp(-x)),
    sl.softplus: lambda x: mpmath.log(1 + mpmath.exp(x)),
    sl.logit: lambda p: mpmath.log(p / (1 - p)),
}


@mp.workdps(oracles.DIGITS_OF_LOGS)
def truths(function, x):
    return [ORACLES[function](oracles.exact(value)) for value in x]


# values a reader can check by hand


def test_equal_odds_are_one_half():
    assert sl.sigmoid(0.0) == 0.5
    assert sl.logit(0.5) == 0
    assert sl.softplus(0.0) == math.log(2)
    assert sl.log_sigmoid(0.0) == -math.log(2)


def test_three_to_one():
    assert sl.sigmoid(math.log(3)) == pytest.approx(0.75, rel=4 * EPS)
    assert sl.logit(0.75) == pytest.approx(math.log(3), rel=4 * EPS)


def test_three_separate_questions():
    p = sl.sigmoid([0.7, 1.5, 4.8])
    assert p.round(6).tolist() == [0.668188, 0.817574, 0.991837]


def test_a_sure_and_right_answer_costs_almost_nothing_and_a_wrong_one_its_logit():
    right, wrong = sl.bce_with_logits([50.0, 50.0], [1, 0], reduction="none")
    # log(1 + exp(-50)) is exp(-50), but for its square
    assert right == pytest.approx(math.exp(-50), rel=4 * EPS, abs=0)
    assert wrong == 50


# properties

odds = st.floats(-750, 750)


@given(odds)
def test_two_classes_of_softmax_are_a_sigmoid(x):
    p = sl.softmax(np.array([x, 0.0]))[0]
    log_p = sl.log_softmax(np.array([x, 0.0]))[0]
    assert sl.sigmoid(x) == pytest.approx(p, rel=16 * EPS, abs=1e-323)
    assert sl.log_sigmoid(x) == pytest.approx(log_p, rel=16 * EPS, abs=1e-323)
    assert sl.softplus(x) == pytest.approx(
        sl.logsumexp([x, 0.0]), rel=16 * EPS, abs=1e-323
    )


@given(odds)
def test_the_answers_are_opposite(x):
    assert sl.sigmoid(x) + sl.sigmoid(-x) == pytest.approx(1, rel=4 * EPS)
    assert sl.log_sigmoid(x) == -sl.softplus(-x)


@given(st.lists(odds, min_size=2, max_size=9))
def test_larger_odds_never_have_less_beyond_rounding(x):
    x = np.sort(x)
    for function in ENTRYWISE:
        y = function(x)
        assert (np.diff(y) >= -4 * np.spacing(np.abs(y[1:]))).all()


@given(st.floats(1e-300, 1 - 1e-9))
def test_logit_undoes_the_sigmoid(p):
    # an error of 4 ulp in the log-odds x is one of about 4 eps |x| in p
    room = 8 * EPS * max(1, abs(sl.logit(p)))
    assert sl.sigmoid(sl.logit(p)) == pytest.approx(p, rel=room, abs=0)


@given(st.floats(-40, 40), st.floats(0, 1))
def test_the_loss_is_the_cross_entropy_of_two_probabilities(z, y):
    truth = -y * sl.log_sigmoid(z) - (1 - y) * sl.log_sigmoid(-z)
    assert sl.bce_with_logits([z], [y]) == pytest.approx(truth, rel=8 * EPS)


# oracles

REGIMES = {
    "ordinary": lambda n: n * 3,
    "wide": lambda n: n * 150,
    "small": lambda n: n * 1e-8,
    "vanishing": lambda n: -700 - 10 * np.abs(n),
}


@pytest.mark.parametrize("regime", REGIMES)
@pytest.mark.parametrize("dtype", FLOATS)
@named(ENTRYWISE)
def test_errors_stay_within_the_promise(function, dtype, regime):
    x = REGIMES[regime](np.random.default_rng(4).normal(size=300)).astype(dtype)
    error = oracles.worst_ulp(function(x), truths(function, x))
    assert error <= ULP[dtype]


@pytest.mark.parametrize("dtype", FLOATS)
def test_errors_of_logit_stay_within_the_promise(dtype):
    n = np.random.default_rng(4).uniform(size=400)
    p = np.concatenate([n, 0.5 + (n - 0.5) / 1e3, n**30, 1 - n**9])
    info = np.finfo(dtype)
    p = np.clip(p.astype(dtype), info.smallest_subnormal, 1 - info.eps)
    error = oracles.worst_ulp(sl.logit(p), truths(sl.logit, p))
    assert error <= ULP_OF_LOGIT[dtype]


FLOAT16 = np.arange(2**16, dtype=np.uint16).view(np.float16)
LONG = np.longdouble


def in_longdouble(function, x):
    x = x.astype(LONG)
    if function is sl.sigmoid:
        with np.errstate(over="ignore"):  # exp(65504) is inf even there
            return 1 / (1 + np.exp(-x))
    sign = 1 if function is sl.softplus else -1
    return sign * (np.maximum(sign * x, 0) + np.log1p(np.exp(-np.abs(x))))


@named(ENTRYWISE)
def test_all_float16_numbers(function):
    result = function(FLOAT16)
    assert result.dtype == np.float16
    finite = FLOAT16[np.isfinite(FLOAT16)]
    truth = in_longdouble(function, finite)
    unit = np.spacing(np.minimum(np.abs(truth), 65000).astype(np.float16)).astype(LONG)
    error = np.abs(result[np.isfinite(FLOAT16)].astype(LONG) - truth) / unit
    assert error.max() <= 0.51


@pytest.mark.parametrize(
    "function", [sl.sigmoid, sl.log_sigmoid, sl.softplus, sl.logit]
)
def test_scipy_agrees(function):
    x = np.random.default_rng(4).normal(size=(3, 40)) * 10
    peer = {
        "sigmoid": scipy.special.expit,
        "log_sigmoid": scipy.special.log_expit,
        "softplus": lambda x: np.logaddexp(0, x),
        "logit": scipy.special.logit,
    }[function.__name__]
    x = scipy.special.expit(x) if function is sl.logit else x
    np.testing.assert_allclose(function(x), peer(x), rtol=16 * EPS, strict=True)


# values and dtypes, memory


@pytest.mark.parametrize("function", [*ENTRYWISE, sl.logit])
@pytest.mark.parametrize("dtype", DTYPES)
def test_shape_and_dtype_are_kept_and_a_number_gives_a_scalar(function, dtype):
    x = np.full((2, 0, 3), 0.5, dtype)
    assert same(function(x), x)
    scalar = function(dtype(0.5))
    assert isinstance(scalar, dtype)


@pytest.mark.parametrize("function", [*ENTRYWISE, sl.logit])
def test_integers_and_bools_become_float64(function):
    assert same(function([0, 1]), function([0.0, 1.0]))
    assert same(function(np.array([False, True])), function([0.0, 1.0]))


@pytest.mark.parametrize("reduction", ["mean", "sum", "none"])
def test_the_loss_is_reduced_as_asked(reduction):
    z, y = np.array([[0.0, 1.0], [2.0, -3.0]]), np.array([[0, 1], [1, 0]])
    pairs = zip(z.flat, y.flat, strict=True)
    each = np.array([sl.bce_with_logits([a], [b]) for a, b in pairs])
    expected = {"mean": each.mean(), "sum": each.sum(), "none": each.reshape(2, 2)}
    loss = sl.bce_with_logits(z, y, reduction=reduction)
    np.testing.assert_allclose(loss, expected[reduction], rtol=4 * EPS, strict=True)


@pytest.mark.parametrize("dtype", DTYPES)
def test_the_loss_has_the_dtype_of_the_logits(dtype):
    z = np.zeros(70_000, dtype)
    assert sl.bce_with_logits(z, np.ones(70_000)).dtype == dtype
    # summed in float32: 70 000 losses of 0.69 would saturate in float16
    mean = float(sl.bce_with_logits(z, np.ones(70_000, bool)))
    assert mean == pytest.approx(math.log(2), rel=float(np.finfo(dtype).eps) + 1e-6)


def test_the_input_is_not_changed():
    x = np.array([0.25, 0.75])
    x.flags.writeable = False
    for function in (*ENTRYWISE, sl.logit):
        function(x)
    sl.bce_with_logits(x, x)
    assert x.tolist() == [0.25, 0.75]

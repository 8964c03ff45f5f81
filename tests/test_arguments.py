"""Options that are one number: anything else is refused, in one sentence."""

import numpy as np
import pytest

import softmax_lib as sl

P, Y = [[0.5, 0.5], [0.25, 0.75], [0.5, 0.5]], [0, 1, 0]
Z, TIME, SCORE = [[0.0, 1.0], [2.0, 3.0], [1.0, 0.0]], [[0, 1], [1, 0]], sl.brier_score


def rng():
    return np.random.default_rng(7)


OPTIONS = {
    "label_smoothing": lambda v: sl.cross_entropy(Z, Y, label_smoothing=v),
    "eps": lambda v: sl.smooth_labels(Y, classes=2, eps=v),
    "bins": lambda v: sl.expected_calibration_error(P, Y, bins=v),
    "draws": lambda v: sl.reliability(P, Y, rng=rng(), draws=v),
    "level": lambda v: sl.bootstrap_interval(SCORE, P, Y, rng=rng(), level=v),
    "alpha": lambda v: sl.ConformalSets(alpha=v).fit(P, Y),
    "abstain": lambda v: sl.decide(P, TIME, abstain=v),
    "l2": lambda v: sl.MatrixScaling(l2=v).fit(Z, Y),
}
NO_NUMBERS = ["0.5", [0.5], 0.5j, np.datetime64("2020"), {}, 10**400]


@pytest.mark.parametrize("name", OPTIONS)
@pytest.mark.parametrize("value", NO_NUMBERS, ids=lambda v: type(v).__name__)
def test_options_that_are_not_numbers_are_refused(name, value):
    with pytest.raises(TypeError, match=f"^{name} must be a number, not "):
        OPTIONS[name](value)


@pytest.mark.parametrize("value", ["ab", None, 1.0, (1, 2, 3), ("1", "2"), (1, None)])
def test_bounds_are_two_numbers(value):
    with pytest.raises(ValueError, match=r"^bounds must be two temperatures"):
        sl.TemperatureScaling(bounds=value).fit(Z, Y)


@pytest.mark.parametrize("value", ["0", 0.5, [0]])
def test_a_label_is_an_integer(value):
    with pytest.raises(TypeError, match=r"^label must be an integer, a column of p"):
        sl.reliability(P, Y, label=value)


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.int8, np.longdouble])
def test_numbers_of_numpy_are_numbers(dtype):
    error = sl.expected_calibration_error(P, Y, bins=dtype(5))
    assert error == sl.expected_calibration_error(P, Y, bins=5)


@pytest.mark.parametrize("x", [["1", "2"], np.zeros(2, "M8[D]"), [None, 1.0]])
def test_a_gradient_is_checked_at_numbers(x):
    with pytest.raises(TypeError, match="x must hold real numbers, not "):
        sl.gradcheck(sl.logsumexp, sl.softmax, x)

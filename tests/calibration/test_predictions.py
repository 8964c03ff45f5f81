"""What is refused, and with which words: the same for every tool of calibration."""

import numpy as np
import pytest
from calibration.predictions import FIVE, LABELS

import softmax_lib as sl
from softmax_lib.calibration._predictions import drawn_labels

NAN = np.nan
RNG = np.random.default_rng(7)


def conformal(p, y):
    return sl.ConformalSets().fit(p, y)


def bootstrapped(p, y):
    return sl.bootstrap_interval(sl.brier_score, p, y, rng=RNG, draws=2)


def reported(p, y):
    return sl.calibration_report(p, y, rng=RNG, draws=1)


def judged(p, y):
    return sl.calibration_test(p, y, rng=RNG, draws=1)


def compared(p, y):
    return sl.difference_interval(sl.brier_score, p, p, y, rng=RNG, draws=2)


OF_PAIRS = sl.kernel_calibration_error
OF_PROBABILITIES = [
    sl.reliability,
    sl.expected_calibration_error,
    sl.smooth_calibration_error,
    sl.brier_score,
    sl.brier_decomposition,
    sl.score_decomposition,
    OF_PAIRS,
    sl.negative_log_likelihood,
    bootstrapped,
    reported,
    judged,
    compared,
    conformal,
    lambda p, y: sl.HistogramBinning().fit(p, y),
    lambda p, y: sl.IsotonicCalibration().fit(p, y),
]
OF_LOGITS = [
    lambda z, y: sl.TemperatureScaling().fit(z, y),
    lambda z, y: sl.VectorScaling().fit(z, y),
    lambda z, y: sl.MatrixScaling().fit(z, y),
]
EVERY = [*OF_PROBABILITIES, *OF_LOGITS]


@pytest.mark.parametrize("tool", OF_PROBABILITIES)
@pytest.mark.parametrize(
    ("p", "y", "says"),
    [
        ([[0.6, 0.6]], [0], "sums to 1.2, not 1"),
        ([[3.0, -2.0]], [0], "smallest entry is -2"),
        ([0.3, 0.7], [0, 1], r"np.column_stack\(\[1 - p, p\]\)"),
        ([[[0.3, 0.7]]], [0], r"p.reshape\(-1, p.shape\[-1\]\)"),
    ],
)
def test_what_is_no_distribution_is_refused(tool, p, y, says):
    with pytest.raises(ValueError, match=says):
        tool(p, y)


@pytest.mark.parametrize("tool", EVERY)
@pytest.mark.parametrize(
    ("p", "y", "error", "says"),
    [
        (np.zeros((0, 2)), [], ValueError, "holds no prediction"),
        (np.zeros((2, 0)), [0, 0], ValueError, "holds no prediction"),
        ([[0.5, 0.5], [NAN, 0.5]], [0, 0], ValueError, "NaN, first in row 1"),
        (FIVE, LABELS[:4], ValueError, r"5 predictions need \(5,\)"),
        (FIVE, np.eye(2)[LABELS], ValueError, r"y.argmax\(axis=1\)"),
        (FIVE, LABELS + 1.0, TypeError, "labels must be integers, not float64"),
        (FIVE, ["a"] * 5, TypeError, "model.classes_"),
        (FIVE, LABELS + 1, ValueError, "label 2 is none of the 2 classes, 0 to 1"),
        (FIVE, LABELS - 1, ValueError, "label -1 is none"),
        ([["a", "b"]], [0], TypeError, "must hold real numbers"),
        (np.ma.array(FIVE), LABELS, TypeError, "masked array.*leave out the rows"),
        (FIVE, np.ma.array(LABELS), TypeError, "y is a masked array.*pass y.data"),
    ],
)
def test_what_has_no_answer_is_refused(tool, p, y, error, says):
    with pytest.raises(error, match=says):
        tool(p, y)


@pytest.mark.parametrize("tool", OF_LOGITS)
@pytest.mark.parametrize("row", [[np.inf, 0], [-np.inf, -np.inf]])
def test_logits_without_a_finite_winner_are_refused(tool, row):
    with pytest.raises(ValueError, match="no temperature can change it"):
        tool([row, [0, 1]], [0, 1])


@pytest.mark.parametrize("rng", [7, None, np.random.RandomState(7)])
def test_a_source_of_chance_must_be_a_generator(rng):
    with pytest.raises(TypeError, match=r"must be a numpy\.random\.Generator"):
        sl.score_if_calibrated(sl.brier_score, FIVE, rng=rng)


@pytest.mark.parametrize("draws", [0, -1, 2.5, NAN])
def test_a_number_of_draws_is_a_whole_number_above_zero(draws):
    with pytest.raises(ValueError, match="draws must be a whole number, 1 or more"):
        sl.score_if_calibrated(sl.brier_score, FIVE, rng=RNG, draws=draws)


@pytest.mark.parametrize("level", [0, 1, 95, NAN])
def test_a_level_is_a_share(level):
    with pytest.raises(ValueError, match="level must lie between 0 and 1"):
        sl.reliability(FIVE, LABELS, rng=RNG, level=level)


DRAWING = [
    lambda **options: sl.reliability(FIVE, LABELS, **options),
    lambda **options: sl.bootstrap_interval(never, FIVE, LABELS, **options),
    lambda **options: sl.calibration_report(FIVE, LABELS, **options),
]


def never(p, y):
    raise AssertionError("the score was computed")


@pytest.mark.parametrize("tool", DRAWING)
@pytest.mark.parametrize("option", [{"level": 2}, {"draws": 2.5}])
def test_a_refused_option_leaves_the_generator_as_it_was(tool, option):
    rng = np.random.default_rng(7)
    with pytest.raises(ValueError, match="must"):
        tool(rng=rng, **option)
    assert rng.bit_generator.state == np.random.default_rng(7).bit_generator.state


@pytest.mark.parametrize("tool", OF_PROBABILITIES)
@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.longdouble])
def test_every_floating_dtype_is_taken(tool, dtype):
    tool(FIVE.astype(dtype), LABELS.astype(np.uint8))


@pytest.mark.parametrize(
    "tool", [tool for tool in OF_PROBABILITIES if tool is not OF_PAIRS]
)
def test_one_prediction_is_enough(tool):
    tool([[0.25, 0.75]], [0])


class Drawing:
    """A random generator that returns given values."""

    def __init__(self, value):
        self.value = value

    def random(self, shape):
        return np.full(shape, self.value)


@pytest.mark.parametrize(
    ("row", "value", "label"),
    [
        ([0.25, 0.5, 0.25], 0.2, 0),
        ([0.25, 0.5, 0.25], 0.25, 1),  # a class holds its lower end
        ([0.25, 0.5, 0.25], 0.75, 2),
        ([0.0, 1.0], 0.0, 1),
        ([0.5, 0.5, 0.0], 1 - 2.0**-53, 1),
        # rounded to float16, a row adds up to 1.002: 0.5 / 1.002 = 0.49900
        ([0.5, 0.502], 0.4989, 0),
        ([0.5, 0.502], 0.4992, 1),
    ],
)
def test_a_label_is_where_the_draw_falls(row, value, label):
    assert drawn_labels(np.array([row]), Drawing(value)).tolist() == [label]

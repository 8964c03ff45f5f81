"""Calibration: do probabilities come true, how to mend them, and how to act on them.

Everything takes plain arrays: probabilities `p` or logits `z` of shape (n, K), and
integer labels `y` of shape (n,).
"""

from softmax_lib.calibration.binned import HistogramBinning, IsotonicCalibration
from softmax_lib.calibration.chance import bootstrap_interval, score_if_calibrated
from softmax_lib.calibration.conformal import ConformalSets
from softmax_lib.calibration.decisions import decide
from softmax_lib.calibration.decomposition import brier_decomposition
from softmax_lib.calibration.hypotheses import calibration_test, difference_interval
from softmax_lib.calibration.kernel import kernel_calibration_error
from softmax_lib.calibration.linear import MatrixScaling, VectorScaling
from softmax_lib.calibration.proper import score_decomposition
from softmax_lib.calibration.reliability import reliability
from softmax_lib.calibration.report import calibration_report
from softmax_lib.calibration.scores import (
    brier_score,
    expected_calibration_error,
    negative_log_likelihood,
)
from softmax_lib.calibration.smooth import smooth_calibration_error
from softmax_lib.calibration.sums import CalibrationSums
from softmax_lib.calibration.temperature import TemperatureScaling

__all__ = [
    "CalibrationSums",
    "ConformalSets",
    "HistogramBinning",
    "IsotonicCalibration",
    "MatrixScaling",
    "TemperatureScaling",
    "VectorScaling",
    "bootstrap_interval",
    "brier_decomposition",
    "brier_score",
    "calibration_report",
    "calibration_test",
    "decide",
    "difference_interval",
    "expected_calibration_error",
    "kernel_calibration_error",
    "negative_log_likelihood",
    "reliability",
    "score_decomposition",
    "score_if_calibrated",
    "smooth_calibration_error",
]

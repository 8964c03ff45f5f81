"""Calibration: do probabilities come true, how to mend them, and how to act on them.

Everything takes plain arrays: probabilities `p` or logits `z` of shape (n, K), and
integer labels `y` of shape (n,).
"""

from softmax_lib.calibration.decisions import decide
from softmax_lib.calibration.reliability import reliability
from softmax_lib.calibration.scores import (
    brier_score,
    expected_calibration_error,
    negative_log_likelihood,
)
from softmax_lib.calibration.temperature import TemperatureScaling

__all__ = [
    "TemperatureScaling",
    "brier_score",
    "decide",
    "expected_calibration_error",
    "negative_log_likelihood",
    "reliability",
]

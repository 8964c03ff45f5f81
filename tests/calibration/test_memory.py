"""Many classes: what is computed from n rows needs memory for n rows."""

import tracemalloc

import numpy as np
import pytest

import softmax_lib as sl

CLASSES = 1500
P = np.full((3, CLASSES), 1 / CLASSES)
Y = np.array([0, 1, 2])
Z = np.linspace([0.0, 1.0, 2.0], [1.0, 0.0, 0.0], CLASSES, axis=1)

TOOLS = {
    "brier_score": lambda: sl.brier_score(P, Y),
    "negative_log_likelihood": lambda: sl.negative_log_likelihood(P, Y),
    "calibration error": lambda: sl.expected_calibration_error(P, Y),
    "of classes": lambda: sl.expected_calibration_error(P, Y, classwise=True),
    "smooth_calibration_error": lambda: sl.smooth_calibration_error(P, Y),
    "brier_decomposition": lambda: sl.brier_decomposition(P, Y),
    "score_decomposition": lambda: sl.score_decomposition(P, Y, groups=Y),
    "kernel_calibration_error": lambda: sl.kernel_calibration_error(P, Y),
    "reliability": lambda: sl.reliability(P, Y),
    "CalibrationSums": lambda: sl.CalibrationSums.of(P, Y),
    "bootstrap_interval": lambda: sl.bootstrap_interval(
        sl.brier_score, P, Y, rng=np.random.default_rng(7), draws=3
    ),
    "score_if_calibrated": lambda: sl.score_if_calibrated(
        sl.brier_score, P, rng=np.random.default_rng(7), draws=3
    ),
    "ConformalSets": lambda: sl.ConformalSets(method="aps").fit(P, Y).predict(P),
    "TemperatureScaling": lambda: sl.TemperatureScaling().fit(Z, Y).transform(Z),
}


@pytest.mark.parametrize("tool", TOOLS.values(), ids=TOOLS)
def test_memory_grows_with_the_predictions_not_with_classes_squared(tool):
    tool()  # imports do not count here
    tracemalloc.start()
    try:
        tool()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 40 * P.nbytes  # 1.4 MB; classes squared are 18 MB


def test_squared_distances_over_very_many_classes():
    p = np.full((2, 150_000), 1 / 150_000)
    # (1 - 1/K)**2 + (K - 1) / K**2 = 1 - 1/K
    assert sl.brier_score(p, [0, 1]) == pytest.approx(1 - 1 / 150_000, rel=1e-12)
    sums = sl.CalibrationSums.of(p, [0, 1])
    assert sums.brier_score == pytest.approx(1 - 1 / 150_000, rel=1e-12)

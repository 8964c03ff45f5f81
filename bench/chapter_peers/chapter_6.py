"""Chapter 6, Calibration: what is there, and how its bins are made."""

import inspect

import numpy as np

from bench.asking import refusal
from bench.chapter_peers import about

ask, read = about("book/06_calibration.ipynb")

LOGITS = "| PyTorch, JAX (optax), TensorFlow | cross-entropy from logits |"


@ask(
    "torchmetrics",
    {"error": 0.525, "n_bins": 15, "norm": "l1"},
    '| torchmetrics | `MulticlassCalibrationError(num_classes, n_bins=15, norm="l1")` '
    "| a confidence of exactly 1 gets a bin of its own |",
    "torchmetrics (1.9.0) puts a confidence of exactly 1 into a bin of its own",
)
def confidence_of_one():
    """The error of confidences 0.95, right, and 1, wrong, in ten bins; the defaults."""
    import torch
    from torchmetrics.classification import MulticlassCalibrationError

    defaults = inspect.signature(MulticlassCalibrationError).parameters
    p = torch.tensor([[0.95, 0.05], [1.0, 0.0]])
    error = MulticlassCalibrationError(num_classes=2, n_bins=10)
    return {
        "error": round(error(p, torch.tensor([0, 1])).item(), 4),
        "n_bins": defaults["n_bins"].default,
        "norm": defaults["norm"].default,
    }


@ask(
    "netcal",
    {"error": 0.05, "TemperatureScaling": True},
    "| netcal | `ECE(bins)`, `TemperatureScaling` | for two classes, probabilities of "
    "class 1 against its share |",
)
def two_classes():
    """The error of 0.1 for label 0, 0.8 for label 1, in one bin; top-label, 0.15."""
    from netcal.metrics import ECE
    from netcal.scaling import TemperatureScaling

    error = ECE(1).measure(np.array([[0.9, 0.1], [0.2, 0.8]]), np.array([0, 1]))
    return {
        "error": round(float(error), 4),
        "TemperatureScaling": callable(TemperatureScaling),
    }


@ask(
    "scikit-learn",
    {"three classes": True, "returns": 2, "temperature": True, "since": True},
    "| scikit-learn | `calibration_curve`, "
    '`CalibratedClassifierCV(method="temperature")` | the curve is for two classes, '
    "and returns no counts and no band; the temperature came with version 1.8 |",
)
def curve_and_temperature():
    """Is a curve of three classes refused; how many arrays return; a temperature."""
    from sklearn.calibration import CalibratedClassifierCV, calibration_curve
    from sklearn.datasets import load_iris
    from sklearn.linear_model import LogisticRegression

    x, y = load_iris(return_X_y=True)
    settings = {"method": "temperature", "cv": 3}
    model = CalibratedClassifierCV(LogisticRegression(max_iter=500), **settings)
    model.fit(x, y)
    return {
        "three classes": refusal(lambda: calibration_curve(y, x[:, 3] / 3)) is not None,
        "returns": len(calibration_curve([0, 1], [0.2, 0.8])),
        "temperature": model.calibrated_classifiers_[0].calibrators[0].beta_ > 0,
        "since": "1.8" in CalibratedClassifierCV.__doc__,
    }


@ask("torch", True, LOGITS)
def torch_from_logits():
    """Has torch a cross-entropy from logits?"""
    import torch

    return callable(torch.nn.functional.cross_entropy)


@ask("optax", True, LOGITS)
def optax_from_logits():
    """Has optax one?"""
    import optax

    return callable(optax.softmax_cross_entropy)


@ask("tensorflow-cpu", 0.6931, LOGITS)
def tensorflow_from_logits():
    """tf.nn.softmax_cross_entropy_with_logits of zeros."""
    import tensorflow as tf

    loss = tf.nn.softmax_cross_entropy_with_logits([[1.0, 0.0]], [[0.0, 0.0]])
    return round(float(loss[0]), 4)


@ask("scikit-learn", True, "scikit-learn's $C$ is the inverse of the penalty")
def penalty():
    """Are weights longer at a larger C?"""
    from sklearn.linear_model import LogisticRegression

    x, y = np.arange(6.0)[:, None], np.array([0, 1, 0, 1, 0, 1])
    tight, free = (abs(LogisticRegression(C=c).fit(x, y).coef_) for c in (0.01, 100))
    return bool(tight < free)


read(
    "temperature_scaling",
    "of 18 May 2020",
    "gpleiss/temperature_scaling #20",
    "“Optimal temperature: 1386304.250”, with an NLL of 4.605, which is ln 100",
    "was reported to return $T = 1\\,386\\,304$",
)
read(
    "autogluon",
    "of August 2024",
    "autogluon/autogluon PR #4396",
    "“Temp After Tuning: -1242.176513671875”, with roc_auc_ovo from 0.915 to 0.099",
    "Another library found $T = -1242$",
)

"""What other libraries answer about calibration, on predictions that tests share.

``make peers`` runs this and writes ``calibration_peers.json``. Nothing here needs
softmax_lib.
"""

import json
import warnings
from functools import partial
from importlib.metadata import version
from pathlib import Path

import numpy as np

FILE = Path(__file__).with_suffix(".json")
LIBRARIES = ("torchmetrics", "netcal", "uncertainty-calibration", "relplot")


def drawn(rows, classes):
    """Return predictions in thousandths, and labels, that are easy to write down."""
    rng = np.random.default_rng(6)
    counts = rng.multinomial(1000, rng.dirichlet([0.5] * classes, size=rows))
    labels = (counts.cumsum(axis=1) <= rng.integers(1000, size=(rows, 1))).sum(axis=1)
    return (counts / 1000).tolist(), labels.tolist()


def spoilt(p, y):
    """Return the predictions, and labels of which every third is off by one class."""
    y = [label if i % 3 else (label + 1) % len(p[0]) for i, label in enumerate(y)]
    return p, y


# predictions, labels, number of bins
CASES = {
    "five predictions": (
        [[0.9, 0.1], [0.8, 0.2], [0.35, 0.65], [0.3, 0.7], [0.97, 0.03]],
        [0, 1, 1, 1, 0],
        2,
    ),
    "confidence one": ([[0.95, 0.05], [1.0, 0.0]], [0, 1], 10),
    "on an edge": ([[0.5, 0.5], [0.75, 0.25], [0.0, 1.0]], [0, 1, 0], 4),
    "sixty predictions": (*drawn(60, 3), 5),
    "many of them wrong": (*spoilt(*drawn(60, 3)), 2),
}


def with_torchmetrics(p, y, bins):
    """Ask torchmetrics, in float64."""
    import torch
    from torchmetrics.functional.classification import multiclass_calibration_error

    p, y = torch.tensor(p, dtype=torch.float64), torch.tensor(y)
    error = partial(
        multiclass_calibration_error, p, y, num_classes=p.shape[1], n_bins=bins
    )
    norms = {"ece": "l1", "l2": "l2", "max": "max"}
    return {name: partial(error, norm=norm) for name, norm in norms.items()}


def with_netcal(p, y, bins):
    """Ask netcal."""
    from netcal.metrics import ECE, MCE

    p, y = np.array(p), np.array(y)
    return {
        "ece": partial(ECE(bins).measure, p, y),
        "max": partial(MCE(bins).measure, p, y),
    }


def with_uncertainty_calibration(p, y, bins):
    """Ask the library of Kumar, Liang and Ma."""
    import calibration

    np.random.seed(6)  # noqa: NPY002 (it draws from the global state)
    error = partial(
        calibration.lower_bound_scaling_ce, np.array(p), np.array(y), num_bins=bins
    )
    width = {"debias": False, "binning_scheme": calibration.get_equal_prob_bins}
    mass = {"debias": False, "binning_scheme": calibration.get_equal_bins}
    top = {"mode": "top-label"}
    return {
        "ece": partial(error, p=1, **top, **width),
        "ece, equal mass": partial(error, p=1, **top, **mass),
        "ece, debiased": partial(error, p=1, **top, **width | {"debias": True}),
        "ece, class-wise": partial(error, p=1, mode="marginal", **width),
        "l2": partial(error, p=2, **top, **width),
        "l2, debiased": partial(error, p=2, **top, **width | {"debias": True}),
        "l2, class-wise": partial(error, p=2, mode="marginal", **width),
    }


def with_relplot(p, y, bins):
    """Ask relplot; it has no bins to choose."""
    import relplot

    p, y = np.array(p), np.array(y)
    right = (p.argmax(axis=1) == y).astype(float)
    return {"smooth": partial(relplot.smECE, p.max(axis=1), right)}


ASK = dict(
    zip(
        LIBRARIES,
        (with_torchmetrics, with_netcal, with_uncertainty_calibration, with_relplot),
        strict=True,
    )
)


def answer(ask, case):
    """Return what a library says, each in full or as the exception's name."""
    said = {}
    for name, question in ask(*case).items():
        try:
            said[name] = float(question())
        except Exception as error:
            said[name] = {"raises": type(error).__name__}
    return said


def measured():
    """Return versions and answers, as plain data."""
    cases = {}
    for name, case in CASES.items():
        cases[name] = {library: answer(ask, case) for library, ask in ASK.items()}
    return {"versions": {name: version(name) for name in LIBRARIES}, "cases": cases}


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    text = json.dumps(measured(), indent=1, allow_nan=False)
    FILE.write_text(text + "\n", encoding="utf-8")

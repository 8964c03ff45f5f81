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
LIBRARIES = (
    "torchmetrics",
    "netcal",
    "uncertainty-calibration",
    "relplot",
    "model-diagnostics",
    "mapie",
)


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
    "three forecasts": (
        [[0.8, 0.2]] * 5 + [[0.5, 0.5]] * 4 + [[0.25, 0.75]] * 6,
        [0, 0, 0, 0, 1, 0, 1, 0, 1, 1, 1, 0, 1, 1, 1],
        3,
    ),
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


def with_model_diagnostics(p, y, bins):
    """Ask model-diagnostics, which decomposes by isotonic regression of class 1.

    That is by forecast where each recurs and a higher one comes true more often.
    """
    from model_diagnostics.scoring import LogLoss, SquaredError, decompose

    p = np.array(p)
    if p.shape[1] > 2 or len(np.unique(p, axis=0)) == len(p):
        return {}
    parts = ("miscalibration", "discrimination", "uncertainty")
    return {
        f"{part}, {name}": lambda part=part, score=score: decompose(
            y, p[:, 1], scoring_function=score
        )[part].item()
        for name, score in (("nll", LogLoss()), ("brier", SquaredError()))
        for part in parts
    }


class _Table:
    """A fitted classifier that looks its probabilities up by the row's number."""

    _estimator_type = "classifier"

    def __init__(self, p):
        self.p = p
        self.classes_ = np.arange(p.shape[1])
        self.n_features_in_ = 1

    def fit(self, x, y):
        """Do nothing."""
        return self

    def predict_proba(self, x):
        """Return the probabilities of the rows numbered in `x`."""
        return self.p[np.asarray(x)[:, 0].astype(int)]

    def predict(self, x):
        """Return the favourites."""
        return self.predict_proba(x).argmax(axis=1)

    def __sklearn_is_fitted__(self):
        return True


def with_mapie(p, y, bins):
    """Ask MAPIE how many classes its sets hold at 80 %, for the same rows again."""
    from mapie.classification import SplitConformalClassifier

    rows = np.arange(len(p))[:, None]
    sets = SplitConformalClassifier(_Table(np.array(p)), confidence_level=0.8)
    sets.conformalize(rows, np.array(y))
    return {"classes in sets": lambda: sets.predict_set(rows)[1].sum()}


ASKERS = (
    with_torchmetrics,
    with_netcal,
    with_uncertainty_calibration,
    with_relplot,
    with_model_diagnostics,
    with_mapie,
)
ASK = dict(zip(LIBRARIES, ASKERS, strict=True))


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

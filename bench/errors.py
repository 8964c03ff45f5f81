"""How many digits of softmax and log_softmax are right: ours, and other libraries'.

``make peers`` runs this after ``peers.py``, in the same environment, and writes
``errors.json``: for each function, dtype, number of classes and library, the largest
error on logits from N(0, 10²), in units of the true value's last place. The truth is
the bare definition in 420 digits.
"""

import json
import warnings
from importlib.metadata import version
from pathlib import Path

import mpmath
import numpy as np

import softmax_lib as sl
from bench.peers import ASK, LIBRARIES

FILE = Path(__file__).with_suffix(".json")
SAMPLES = {10: 300, 1000: 5}  # classes: rows


def textbook(name, z):
    """Return softmax or log_softmax after the maximum was subtracted."""
    d = z - z.max(axis=-1, keepdims=True)
    if name == "log_softmax":
        return d - np.log(np.exp(d).sum(axis=-1, keepdims=True))
    e = np.exp(d)
    return e / e.sum(axis=-1, keepdims=True)


CONTENDERS = {
    "ours": lambda name, z: getattr(sl, name)(z),
    "textbook": textbook,
    **ASK,
}


@mpmath.mp.workdps(420)
def truth(name, row):
    """Return the definition of one row."""
    e = [mpmath.exp(mpmath.mpf(float(x))) for x in row]
    total = mpmath.fsum(e)
    if name == "softmax":
        return [x / total for x in e]
    return [mpmath.mpf(float(x)) - mpmath.log(total) for x in row]


@mpmath.mp.workdps(60)
def worst_ulp(result, truths):
    """Return the largest error of an array, in units of the truth's last place."""
    errors = []
    for row, exact in zip(result, truths, strict=True):
        for x, t in zip(row, exact, strict=True):
            unit = np.spacing(x.dtype.type(abs(float(t))))
            errors.append(
                float(abs(mpmath.mpf(float(x)) - t) / mpmath.mpf(float(unit)))
            )
    return max(errors)


def measured():
    """Return the errors, rounded up to two digits, and the versions."""
    rows = []
    for classes, count in SAMPLES.items():
        noise = np.random.default_rng(3).normal(0, 10, size=(count, classes))
        for dtype in ("float32", "float64"):
            z = noise.astype(dtype)
            for name in ("softmax", "log_softmax"):
                truths = [truth(name, row) for row in z]
                worst = {
                    library: two_digits(worst_ulp(ask(name, z), truths))
                    for library, ask in CONTENDERS.items()
                }
                row = {"function": name, "dtype": dtype, "classes": classes}
                rows.append({**row, "worst_ulp": worst})
    versions = {library: version(library).split("+")[0] for library in LIBRARIES}
    return {"versions": versions, "rows": rows}


def two_digits(x):
    """Return `x` rounded up to two digits."""
    step = 10.0 ** (np.floor(np.log10(x)) - 1)
    return float(f"{np.ceil(x / step) * step:.2g}")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    text = json.dumps(measured(), indent=1)
    FILE.write_text(text + "\n", encoding="utf-8")

"""NLL, ECE and the best temperature as Python and JavaScript must both compute them.

``python tests/widgets/test_golden_calibration.py`` writes ``golden/calibration.json``
from the definitions, in exact fractions and with mpmath; the test checks that it is so.
"""

import functools
import json
from fractions import Fraction
from pathlib import Path

import mpmath
import numpy as np
import pytest

import softmax_lib as sl
from softmax_lib.teaching.stored_logits import load_digits_logits

FILE = Path(__file__).parents[1] / "golden/calibration.json"
SMALL = ([[2, 0], [2, 0], [0, 2], [2, 0]], [0, 0, 1, 1])
THREE = (
    [[1.5, 0, -1], [0.2, 0.1, 0], [-2, 3, 0.5], [0, 0, 2], [1, 0, 0]],
    [0, 2, 1, 1, 0],
)


def cases():
    digits, labels = load_digits_logits()
    rows = digits[::9].tolist(), labels[::9].tolist()
    for name, (z, y) in {"four": SMALL, "five": THREE, "forty": rows}.items():
        for temperature in (1, 0.5, 4):
            yield name, z, y, temperature


def definition(z, y, temperature):
    """NLL, the temperature of least NLL, and the ECE with 1, 7 and 15 bins."""
    with mpmath.workdps(50):
        shares = [
            [mpmath.exp(mpmath.mpf(score) / temperature) for score in row] for row in z
        ]
        p = [[x / mpmath.fsum(row) for x in row] for row in shares]
        nll = -mpmath.fsum(mpmath.log(r[k]) for r, k in zip(p, y, strict=True)) / len(y)
        top = [(max(r), r.index(max(r)) == k) for r, k in zip(p, y, strict=True)]
        return {
            "nll": float(nll),
            "ece": {bins: float(_ece(top, bins)) for bins in (1, 7, 15)},
            "best": float(_best(z, y)),
        }


def _ece(top, bins):
    gaps = [mpmath.mpf(0)] * bins
    for confidence, right in top:
        place = max(0, int(mpmath.ceil(confidence * bins)) - 1)
        gaps[place] += int(right) - confidence
    return mpmath.fsum(map(abs, gaps)) / len(top)


def _best(z, y):
    def slope(s):
        rows = [[mpmath.exp(s * mpmath.mpf(score)) for score in row] for row in z]
        expects = [
            mpmath.fsum(x * score for x, score in zip(e, row, strict=True))
            / mpmath.fsum(e)
            for e, row in zip(rows, z, strict=True)
        ]
        came = [mpmath.mpf(row[k]) for row, k in zip(z, y, strict=True)]
        return mpmath.fsum(expects) - mpmath.fsum(came)

    low, high = mpmath.mpf("0.01"), mpmath.mpf(20)
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if slope(middle) < 0 else (low, middle)
    return 1 / low


def trials():
    """Chances of 0, 1, … successes of independent trials, in exact fractions."""
    for chances in ([0.5] * 4, [0.9, 0.25, 0.75], [1.0, 0.0]):
        share = [Fraction(1)]
        for chance in map(Fraction, chances):
            share = [
                (share[k] if k < len(share) else 0) * (1 - chance)
                + (share[k - 1] if k else 0) * chance
                for k in range(len(share) + 1)
            ]
        yield {"chances": chances, "successes": [float(x) for x in share]}


@functools.cache
def expected():
    scored = [
        {"name": name, "z": z, "y": y, "temperature": t, **definition(z, y, t)}
        for name, z, y, t in cases()
    ]
    return json.loads(json.dumps({"scored": scored, "trials": list(trials())}))


@functools.cache
def stored():
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.is_file() else {}


def test_the_golden_values_are_those_of_the_definitions():
    assert stored() == expected()


@pytest.mark.parametrize("case", stored().get("scored", []), ids=lambda c: c["name"])
def test_softmax_lib_agrees_with_the_golden_values(case):
    p = sl.softmax(np.array(case["z"]), temperature=case["temperature"])
    y = case["y"]
    assert sl.negative_log_likelihood(p, y) == pytest.approx(case["nll"], rel=1e-12)
    for bins, ece in case["ece"].items():
        ours = sl.expected_calibration_error(p, y, bins=int(bins))
        assert ours == pytest.approx(ece, rel=1e-12)
    best = sl.TemperatureScaling().fit(np.array(case["z"]), y).temperature_
    assert best == pytest.approx(case["best"], rel=1e-9)


if __name__ == "__main__":
    text = json.dumps(expected(), allow_nan=False)
    FILE.write_text(text + "\n", encoding="utf-8")

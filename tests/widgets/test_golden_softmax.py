"""The values that Python and the widgets' JavaScript are both tested against.

``python tests/widgets/test_golden_softmax.py`` writes ``golden/softmax.json`` from the
definitions, evaluated by mpmath with 400 digits and rounded once; the test below checks
that this is what the file holds.
"""

import json
from pathlib import Path

import mpmath
import numpy as np
import pytest

import softmax_lib as sl

FILE = Path(__file__).parents[1] / "golden/softmax.json"
CASES = {
    "the airplane": ([-3.44, 1.16, -0.81, 3.91], 1),
    "the airplane, cold": ([-3.44, 1.16, -0.81, 3.91], 0.125),
    "the airplane, hot": ([-3.44, 1.16, -0.81, 3.91], 8),
    "the running example": ([0.7, 1.5, 4.8], 1),
    "the running example at T = 2": ([0.7, 1.5, 4.8], 2),
    "equal scores": ([1.5, 1.5, 1.5], 1),
    "two leaders": ([2, -1, 2], 1),
    "one class": ([3.3], 1),
    "a gap of 50": ([50, 0], 1),
    "far from zero": ([1000.1, 1000.7, 998.4], 1),
    "far below zero": ([-1000.1, -1000.7, -998.4], 1),
    "a spread of 1400": ([700.3, -0.7, -699.9], 1),
    "ten classes": ([0.1, -2.2, 3.3, -4.4, 5.5, -6.6, 7.7, -8.8, 9.9, 10.1], 1),
    "an excluded class": ([0.3, float("-inf"), 1.9], 1),
}


def definition(z, temperature):
    """Softmax and its relatives, straight from their definitions."""
    with mpmath.workdps(400):
        e = [mpmath.exp(mpmath.mpf(score) / temperature) for score in z]
        p = [x / mpmath.fsum(e) for x in e]
        log = [mpmath.log(x) if x else mpmath.mpf("-inf") for x in p]
        plain = mpmath.fsum(mpmath.exp(mpmath.mpf(score)) for score in z)
        return {
            "softmax": [float(x) for x in p],
            "logSoftmax": [float(x) for x in log],
            "logsumexp": float(mpmath.log(plain)),
            "entropy": float(
                -mpmath.fsum(x * y for x, y in zip(p, log, strict=True) if x)
            ),
        }


def expected():
    return {
        name: {"z": z, "temperature": temperature, **definition(z, temperature)}
        for name, (z, temperature) in CASES.items()
    }


def spelled(value):
    """Spell infinities as JavaScript's Number() and Python's float() read them."""
    if isinstance(value, dict):
        return {key: spelled(item) for key, item in value.items()}
    if isinstance(value, list):
        return [spelled(item) for item in value]
    return "-Infinity" if value == float("-inf") else value


def test_the_golden_values_are_those_of_the_definitions():
    assert json.loads(FILE.read_text(encoding="utf-8")) == spelled(expected())


@pytest.mark.parametrize("name", CASES)
def test_softmax_lib_agrees_with_the_golden_values(name):
    z, temperature = CASES[name]
    golden = expected()[name]
    p = sl.softmax(z, temperature=temperature)
    log_p = sl.log_softmax(z, temperature=temperature)
    np.testing.assert_array_max_ulp(p, np.array(golden["softmax"]), 5)
    np.testing.assert_array_max_ulp(log_p, np.array(golden["logSoftmax"]), 8)
    lse = golden["logsumexp"]
    eps = np.finfo(float).eps
    assert abs(sl.logsumexp(z) - lse) <= 2 * eps * max(1, abs(lse))
    assert abs(sl.entropy(p) - golden["entropy"]) <= 8 * eps * np.log(len(z) + 1)


if __name__ == "__main__":
    text = json.dumps(spelled(expected()), indent=1, allow_nan=False)
    FILE.write_text(text + "\n", encoding="utf-8")

"""The sigmoid slice's numbers, for Python and JavaScript, from their definitions.

``python tests/widgets/test_golden_sigmoid.py`` writes ``golden/sigmoid.json`` with
mpmath and 100 digits, rounded once; the test below checks that this is what the file
holds.
"""

import json
from pathlib import Path

import mpmath
import numpy as np
import pytest

import softmax_lib as sl
from softmax_lib.teaching.widgets import SigmoidSlice

FILE = Path(__file__).parents[1] / "golden/sigmoid.json"
CASES = {
    "the article's example": [0.7, 1.5, 4.8],
    "all equal": [0.0, 0.0, 0.0],
    "at the midpoint of two equal rivals": [0.6931471805599453, 0.0, 0.0],
    "one strong rival": [2.0, -8.0, 8.0],
    "far ahead": [40.0, -3.0, 0.5],
    "far behind": [-650.0, 30.0, 29.0],
    "beyond the range of exp": [-900.5, 800.25, 799.0],
}


def definition(z):
    """Midpoint, sigmoids and their sum; the first probability as a sigmoid."""
    with mpmath.workdps(100):
        e = [mpmath.exp(mpmath.mpf(score)) for score in z]
        sigmoids = [x / (1 + x) for x in e]
        return {
            "midpoint": float(mpmath.log(e[1] + e[2])),
            "first": float(e[0] / mpmath.fsum(e)),
            "sigmoids": [float(s) for s in sigmoids],
            "total": float(mpmath.fsum(sigmoids)),
        }


def expected():
    return {name: {"z": z, **definition(z)} for name, z in CASES.items()}


def test_the_golden_values_are_those_of_the_definitions():
    assert json.loads(FILE.read_text(encoding="utf-8")) == expected()


@pytest.mark.parametrize("name", CASES)
def test_the_widget_and_the_library_agree_with_the_golden_values(name):
    golden, eps = expected()[name], np.finfo(float).eps
    together, apart = SigmoidSlice(golden["z"]), SigmoidSlice(golden["z"], apart=True)
    middle = golden["midpoint"]
    assert abs(together.midpoint - middle) <= 2 * eps * max(1, abs(middle))
    np.testing.assert_array_max_ulp(sl.sigmoid(golden["z"]), golden["sigmoids"], 3)
    assert apart.probabilities.tolist() == sl.sigmoid(golden["z"]).tolist()
    assert apart.probabilities.sum() == pytest.approx(golden["total"], rel=4 * eps)
    gap = golden["z"][0] - together.midpoint
    reach = 8 * eps * (1 + abs(gap) + abs(middle))  # what rounding a gap allows
    assert sl.sigmoid(gap) == pytest.approx(golden["first"], rel=reach)


if __name__ == "__main__":
    FILE.write_text(json.dumps(expected(), indent=1) + "\n", encoding="utf-8")

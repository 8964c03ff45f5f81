"""The query among keys; its golden values test the JavaScript too.

``python tests/widgets/test_soft_lookup.py`` writes ``golden/lookup.json``, computed in
30 digits; the test checks that this is what the file holds.
"""

import json
from pathlib import Path

import mpmath
import numpy as np
import pytest

from softmax_lib.teaching.widgets import SoftLookup

FILE = Path(__file__).parents[1] / "golden/lookup.json"
KEYS = [(2.0, 0.0), (1.0, 1.73), (-1.0, 1.73), (-3.3, 0.4), (-1.0, -1.73), (1.0, -1.73)]
VALUES = [10, 20, 30, 40, 50, 60]
CASES = [
    {"query": [1.6, 1.4], "score": "dot product", "temperature": 1.0},
    {"query": [1.6, 1.4], "score": "distance", "temperature": 1.0},
    {"query": [0.0, 0.0], "score": "dot product", "temperature": 0.1},
    {"query": [-3.8, 3.8], "score": "distance", "temperature": 0.1},
    {"query": [-1.0, 0.3], "score": "dot product", "temperature": 10.0},
]


def definition(case):
    """Scores, weights, mean and sentence of a case."""
    x, y = map(mpmath.mpf, case["query"])
    z = [
        mpmath.mpf(a) * x + mpmath.mpf(b) * y
        if case["score"] == "dot product"
        else -((a - x) ** 2 + (b - y) ** 2) / 2
        for a, b in KEYS
    ]
    e = [mpmath.exp(s / mpmath.mpf(case["temperature"])) for s in z]
    w = [part / mpmath.fsum(e) for part in e]
    mean = mpmath.fsum(p * v for p, v in zip(w, VALUES, strict=True))
    most = w.index(max(w))
    sentence = (
        f"The query gets {float(mean):.2f}: {float(100 * w[most]):.2f}% of the weight "
        f"is on key {'ABCDEF'[most]}."
    )
    return {
        "scores": [float(s) for s in z],
        "weights": [float(p) for p in w],
        "mean": float(mean),
        "sentence": sentence.replace("100.00%", ">99.99%"),
    }


def expected():
    with mpmath.workdps(30):
        cases = [{"settings": case, **definition(case)} for case in CASES]
    return {"keys": KEYS, "values": VALUES, "cases": cases}


def test_the_golden_values_are_those_of_the_definition():
    found = json.loads(FILE.read_text(encoding="utf-8"))
    assert found == json.loads(json.dumps(expected()))


@pytest.mark.parametrize("case", range(len(CASES)))
def test_the_widget_agrees_with_the_golden_values(case):
    golden = expected()["cases"][case]
    widget = SoftLookup(**golden["settings"])
    scores, weights, mean = widget.answer()
    np.testing.assert_allclose(scores, golden["scores"], rtol=1e-14, atol=1e-14)
    np.testing.assert_allclose(weights, golden["weights"], rtol=1e-13)
    assert mean == pytest.approx(golden["mean"], rel=1e-14)
    assert widget.sentence() == golden["sentence"]


def test_keys_of_one_length_get_the_same_from_both_scores():
    """-|q - k|^2/2 differs from q.k by numbers that are the same for all of them."""
    ours = [SoftLookup((0.7, -1.1), score=s) for s in ("dot product", "distance")]
    lengths = np.hypot(*np.array(KEYS).T)
    alike = np.flatnonzero(abs(lengths - 2) < 0.01)
    assert len(alike) == 5
    odds = [w.answer()[1][alike] / w.answer()[1][alike[0]] for w in ours]
    np.testing.assert_allclose(*odds, rtol=0.005)


def test_the_table_shows_each_key_with_its_weight():
    html = SoftLookup().static_answer()
    assert html.count("<tr>") == 1 + 6
    assert '<th scope="row">F holds 60</th>' in html


@pytest.mark.parametrize(
    ("query", "options"),
    [
        ((4, 0), {}),
        ((1,), {}),
        ((0, 0), {"score": "cosine"}),
        ((0, 0), {"temperature": 0}),
    ],
)
def test_settings_out_of_range_are_refused(query, options):
    with pytest.raises(ValueError, match="give a "):
        SoftLookup(query, **options)


if __name__ == "__main__":
    FILE.write_text(json.dumps(expected()) + "\n", encoding="utf-8")

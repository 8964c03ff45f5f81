"""Softmax regression of points in a plane, for Python and JavaScript.

``python tests/widgets/test_golden_regression.py`` writes ``golden/regression.json``:
mpmath finds, with 60 digits, where the gradient of the objective is zero. As the
objective is convex, nothing else is the fit. The tests below compare.
"""

import json
from pathlib import Path

import mpmath
import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from softmax_lib.teaching.widgets import LinearRegions
from softmax_lib.teaching.widgets.linear_regions import APART, BETWEEN, score_text

FILE = Path(__file__).parents[1] / "golden/regression.json"
ONE_FAR = [[[-4.8, 4.8]], [[4.8, 4.8], [4.7, -4.8]], [[0.0, 0.0]]]
CASES = {
    "lines part them": (APART, 0.1),
    "no lines part them": (BETWEEN, 0.1),
    "classes of different sizes": (ONE_FAR, 0.1),
    "all at one place": ([[[1.0, 2.0]], [[1.0, 2.0]], [[1.0, 2.0], [1.0, 2.0]]], 0.1),
    "hardly a penalty": (BETWEEN, 1e-6),
    "hardly anything but the penalty": (APART, 1e3),
}


def gradient(flat, points, l2):
    """Derivatives of the summed losses and of l2/2 times the squared slopes."""
    weights = [flat[3 * k : 3 * k + 3] for k in range(3)]
    slopes = [l2 * w if i % 3 < 2 else mpmath.mpf(0) for i, w in enumerate(flat)]
    for truth, group in enumerate(points):
        for x, y in group:
            e = [mpmath.exp(a * x + b * y + c) for a, b, c in weights]
            for k in range(3):
                off = e[k] / mpmath.fsum(e) - (k == truth)
                for c, value in enumerate((x, y, 1)):
                    slopes[3 * k + c] += off * value
    # the constants may all be moved alike: of these fits take the one that adds to zero
    slopes[8] += mpmath.fsum(flat[2::3])
    return slopes


def definition(points, l2):
    """Weights (of x, of y, constant) of each class, and the mean loss there."""
    with mpmath.workdps(60):
        near = LinearRegions(points, l2=l2).model
        start = np.column_stack([near.coef_, near.intercept_]).ravel().tolist()
        flat = mpmath.findroot(
            lambda *flat: gradient(flat, points, mpmath.mpf(l2)), start, tol=1e-70
        )
        weights = [[float(w) for w in flat[3 * k : 3 * k + 3]] for k in range(3)]
        exact = [flat[3 * k : 3 * k + 3] for k in range(3)]
        losses = []
        for truth, group in enumerate(points):
            for x, y in group:
                e = [mpmath.exp(a * x + b * y + c) for a, b, c in exact]
                losses.append(-mpmath.log(e[truth] / mpmath.fsum(e)))
        return {
            "weights": weights,
            "loss": float(mpmath.fsum(losses) / len(losses)),
            "scores": [score_text(row) for row in weights],
            "sentence": LinearRegions(points, l2=l2).sentence(),
        }


def expected():
    return {
        name: {"points": points, "l2": l2, **definition(points, l2)}
        for name, (points, l2) in CASES.items()
    }


@pytest.fixture(scope="module")
def stored():
    return json.loads(FILE.read_text(encoding="utf-8"))


def test_the_golden_values_are_those_of_the_definition(stored):
    assert stored == expected()


@pytest.mark.parametrize("name", CASES)
def test_the_widgets_model_is_the_golden_one(stored, name):
    golden = stored[name]
    widget = LinearRegions(golden["points"], l2=golden["l2"])
    found = np.column_stack([widget.model.coef_, widget.model.intercept_])
    scale = max(1, np.abs(golden["weights"]).max())
    np.testing.assert_allclose(found, golden["weights"], rtol=0, atol=1e-6 * scale)
    assert f"mean loss {golden['loss']:.2f} nats" in widget.sentence()


def test_scikit_learn_finds_the_same_weights(stored):
    golden = stored["no lines part them"]
    rows = np.concatenate([np.array(group) for group in golden["points"]])
    truth = np.repeat(range(3), [len(group) for group in golden["points"]])
    theirs = LogisticRegression(
        C=1 / golden["l2"], solver="newton-cholesky", tol=1e-12
    ).fit(rows, truth)
    weights = np.array(golden["weights"])
    np.testing.assert_allclose(theirs.coef_, weights[:, :2], atol=1e-6)
    centred = theirs.intercept_ - theirs.intercept_.mean()
    np.testing.assert_allclose(centred, weights[:, 2], atol=1e-6)


if __name__ == "__main__":
    FILE.write_text(json.dumps(expected(), indent=1) + "\n", encoding="utf-8")

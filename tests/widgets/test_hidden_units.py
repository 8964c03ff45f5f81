"""The hidden units in Python; their golden values test the JavaScript too.

``python tests/widgets/test_hidden_units.py`` writes ``golden/hidden.json`` from loops
over points and units; the test checks that this is what the file holds.
"""

import json
import math
from pathlib import Path

import numpy as np
import pytest

from softmax_lib.teaching.widgets import HiddenUnits
from softmax_lib.teaching.widgets._chance import chance
from softmax_lib.teaching.widgets.hidden_units import cloud

FILE = Path(__file__).parents[1] / "golden/hidden.json"
CASES = [
    ("cross", 0, 0, 0),
    ("cross", 1, 0, 1),
    ("cross", 3, 0, 300),
    ("cross", 3, 1, 100),
    ("ring", 2, 0, 100),
    ("ring", 4, 7, 300),
]
RATE = 0.5


def points(name):
    """The 80 points by the rule that both languages follow."""
    numbers, found = chance(5), []
    for i in range(80):
        a, b, label = next(numbers), next(numbers), i % 2
        if name == "ring":
            radius = (2.1 if label else 0.7) + 0.8 * (b - 0.5)
            turn = 2 * math.pi * a
            x, y = radius * math.cos(turn), radius * math.sin(turn)
        else:
            x = (1.4 if i % 4 < 2 else -1.4) + 2 * (a - 0.5)
            y = (1.4 if (i % 4 < 2) != (label == 1) else -1.4) + 2 * (b - 0.5)
        found.append((x, y, label))
    return found


def trained(name, units, seed, steps):
    """Loss and right points after the steps, with the derivative of each number."""
    numbers, data = chance(seed), points(name)
    v = [
        [3 * next(numbers) - 1.5, 3 * next(numbers) - 1.5, 2 * next(numbers) - 1]
        for _ in range(units)
    ]
    w, b = [[0.0] * units, [0.0] * units], [0.0, 0.0]

    def forward(x, y):
        h = [max(0.0, v1 * x + v2 * y + c) for v1, v2, c in v]
        z = [b[k] + sum(w[k][i] * h[i] for i in range(units)) for k in (0, 1)]
        e = [math.exp(s - max(z)) for s in z]
        return h, [each / sum(e) for each in e]

    for _ in range(steps):
        dv, dw = [[0.0] * 3 for _ in v], [[0.0] * units, [0.0] * units]
        db = [0.0, 0.0]
        for x, y, label in data:
            h, p = forward(x, y)
            g = [(p[k] - (k == label)) / len(data) for k in (0, 1)]
            for k in (0, 1):
                db[k] += g[k]
                for i in range(units):
                    dw[k][i] += g[k] * h[i]
            for i in range(units):
                back = sum(g[k] * w[k][i] for k in (0, 1)) * (h[i] > 0)
                for j, entering in enumerate((x, y, 1)):
                    dv[i][j] += back * entering
        for k in (0, 1):
            b[k] -= RATE * db[k]
            for i in range(units):
                w[k][i] -= RATE * dw[k][i]
        for i in range(units):
            for j in range(3):
                v[i][j] -= RATE * dv[i][j]
    shares = [(forward(x, y)[1], label) for x, y, label in data]
    loss = math.fsum(-math.log(p[label]) for p, label in shares) / len(data)
    right = sum((p[1] > 0.5) == (label == 1) for p, label in shares)
    return loss, right


def definition(name, units, seed, steps):
    """What the file holds of a case."""
    loss, right = trained(name, units, seed, steps)
    sentence = (
        f"{units} unit{'' if units == 1 else 's'}, {steps} "
        f"step{'' if steps == 1 else 's'}: the loss is {loss:.3f} nats, and {right} of "
        "80 points are right."
    )
    case = {"cloud": name, "units": units, "seed": seed, "steps": steps}
    return case | {"loss": loss, "right": right, "sentence": sentence}


def expected():
    return [definition(*case) for case in CASES]


def test_the_golden_values_are_those_of_the_definitions():
    stored = json.loads(FILE.read_text(encoding="utf-8"))
    for found, made in zip(stored, expected(), strict=True):
        assert found.pop("loss") == pytest.approx(made.pop("loss"), rel=1e-9)
        assert found == made


@pytest.mark.parametrize(
    "golden", json.loads(FILE.read_text(encoding="utf-8")), ids=lambda g: g["sentence"]
)
def test_the_widget_agrees_with_the_golden_values(golden):
    widget = HiddenUnits(golden["cloud"], units=golden["units"], seed=golden["seed"])
    assert widget.loss(golden["steps"]) == pytest.approx(golden["loss"], rel=1e-9)
    assert widget.right(golden["steps"]) == golden["right"]
    assert widget.sentence(golden["steps"]) == golden["sentence"]


@pytest.mark.parametrize("name", ["cross", "ring"])
def test_the_points_fit_the_picture_and_no_line_separates_them(name):
    X, y = cloud(name)
    np.testing.assert_allclose(X, [each[:2] for each in points(name)], rtol=1e-15)
    assert np.abs(X).max() < 3
    assert np.bincount(y).tolist() == [40, 40]
    turned = np.linspace(0, np.pi, 180, endpoint=False)
    along = X @ [np.cos(turned), np.sin(turned)]
    for projected in along.T:  # a line parts them if all of one class come first
        first = projected[y == 0], projected[y == 1]
        assert first[0].max() > first[1].min()
        assert first[1].max() > first[0].min()


def test_the_table_tells_what_the_first_units_bring():
    html = HiddenUnits().static_answer()
    assert '<th scope="row">0</th><td>0.693</td><td>40 of 80</td>' in html
    loss, right = trained("cross", 3, 0, 600)
    row = f'<th scope="row">3</th><td>{loss:.3f}</td><td>{right} of 80</td>'
    assert row in html


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"cloud": "spiral"}, "one of cross, ring"),
        ({"units": 9}, "0 to 8 units"),
        ({"units": -1}, "0 to 8 units"),
    ],
)
def test_what_cannot_be_drawn_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        HiddenUnits(**arguments)


if __name__ == "__main__":
    text = json.dumps(expected(), indent=1, ensure_ascii=False)
    FILE.write_text(text + "\n", encoding="utf-8")

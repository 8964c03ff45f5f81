"""The gradient step in Python; its golden values test the JavaScript too.

``python tests/widgets/test_gradient_step.py`` writes ``golden/descent.json`` from the
definitions, evaluated by mpmath; the test checks that this is what the file holds.
"""

import json
import math
from pathlib import Path

import mpmath
import pytest

from softmax_lib.teaching.widgets import GradientStep

FILE = Path(__file__).parents[1] / "golden/descent.json"
CASES = [
    (["cat", "boat", "airplane"], [1.16, -0.81, 3.91], [1, 0, 0]),
    (["cat", "boat", "airplane"], [1.16, -0.81, 3.91], [0.125, 0.25, 0.625]),
    (["a", "b", "c"], [0.7, 1.5, 4.8], [0, 0, 1]),
    (["a", "b", "c"], [2, 2, 2], [0.5, 0.25, 0.25]),
    (["a", "b", "c"], [30, 0, -30], [0, 1, 0]),
]


def definition(labels, z, q):
    """Loss, divergence, gradient and sentence, from their definitions."""
    with mpmath.workdps(60):
        e = [mpmath.exp(mpmath.mpf(score)) for score in z]
        p = [x / mpmath.fsum(e) for x in e]
        some = [(mpmath.mpf(t), x) for t, x in zip(q, p, strict=True) if t]
        loss = -mpmath.fsum(t * mpmath.log(x) for t, x in some)
        extra = mpmath.fsum(t * mpmath.log(t / x) for t, x in some)
        slopes = [float(x - mpmath.mpf(t)) for t, x in zip(q, p, strict=True)]
    strongest = max(range(3), key=lambda i: abs(slopes[i]))
    sentence = (
        f"Loss {float(loss):.2f} nats, of which {float(extra):.2f} can be removed; the "
        f"strongest pull is on {labels[strongest]}, "
        f"{'up' if slopes[strongest] < 0 else 'down'}."
    )
    values = {"loss": float(loss), "divergence": float(extra), "gradient": slopes}
    return {"labels": labels, "z": z, "q": q, **values, "sentence": sentence}


def expected():
    return [definition(*case) for case in CASES]


def test_the_golden_values_are_those_of_the_definitions():
    assert json.loads(FILE.read_text(encoding="utf-8")) == expected()


@pytest.mark.parametrize("golden", expected(), ids=lambda g: f"{g['z']}, {g['q']}")
def test_the_widget_agrees_with_the_golden_values(golden):
    widget = GradientStep(golden["labels"], golden["z"], golden["q"])
    assert widget.loss == pytest.approx(golden["loss"], rel=1e-13)
    assert widget.gradient == pytest.approx(golden["gradient"], abs=1e-15)
    assert widget.sentence() == golden["sentence"]


def test_the_table_shows_scores_truth_model_and_gradient():
    html = GradientStep().static_answer()
    cells = "<td>1.16</td><td>1.00</td><td>5.96%</td><td>−0.9404</td>"
    assert f'<th scope="row">cat</th>{cells}' in html
    assert "At h = 0.01 the measured slopes are off by 9.1 × 10<sup>−7</sup>." in html


def test_the_deviation_follows_truncation_where_the_step_is_large():
    widget = GradientStep(step=0.1)
    large = widget.deviation()
    widget.step = 0.01
    assert large / widget.deviation() == pytest.approx(100, rel=0.02)


def test_a_step_that_is_too_small_deviates_by_rounding():
    widget = GradientStep(step=1e-13)
    assert widget.deviation() > 1e-6


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((["a", "b"], [1, 2], [0, 1]), "three labels, three logits"),
        ((["a", "b", "c"], [1, 2, 3], None), "three labels, three logits"),
        ((["a", "b", "c"], [1, 2, math.inf], [0, 0, 1]), "finite logits"),
        ((["a", "b", "c"], [1, 2, 3], [0.5, 0.5, 0.5]), "sum to one"),
        ((["a", "b", "c"], [1, 2, 3], [1.5, -0.5, 0]), "not negative"),
    ],
)
def test_what_has_no_gradient_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        GradientStep(*arguments)


if __name__ == "__main__":
    text = json.dumps(expected(), indent=1, ensure_ascii=False)
    FILE.write_text(text + "\n", encoding="utf-8")

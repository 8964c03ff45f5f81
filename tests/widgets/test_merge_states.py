"""The widget of merging states, beside the definition in 60 digits.

``python tests/widgets/test_merge_states.py`` writes ``golden/merging.json``.
"""

import json
import math
from pathlib import Path

import mpmath
import pytest

from softmax_lib.teaching.widgets import MergeStates

FILE = Path(__file__).parents[1] / "golden/merging.json"
ROW = [0.7, 1.5, 4.8, 2.0, -3.0, 0.5, 6.1, 1.0]
RIGHT = "the right sum too, here."
ORDERS = ["ABC", "ACB", "BAC", "BCA", "CAB", "CBA"]
CASES = [
    (ROW, [3, 5], 0),
    (ROW, [3, 5], 4),
    (ROW, [0, 8], 2),
    (ROW, [7, 7], 3),
    ([2.0, 2.0, 2.0], [1, 2], 5),
    ([1000.0, -1000.0, 1000.5], [1, 2], 1),
]


def state(z):
    """The largest and the sum, from the definition."""
    if not z:
        return {"top": "-Infinity", "sum": 0.0}
    top = max(z)
    with mpmath.workdps(60):
        total = mpmath.fsum(mpmath.exp(mpmath.mpf(x) - mpmath.mpf(top)) for x in z)
        return {"top": top, "sum": float(total)}


def definition(z, cuts, order):
    """Each arrival, and the sentence."""
    a, b = cuts
    pieces = {"A": z[:a], "B": z[a:b], "C": z[b:]}
    steps, seen, plain = [], [], 0.0
    for name in ORDERS[order]:
        own = state(pieces[name])
        seen, plain = seen + pieces[name], plain + own["sum"]
        steps.append(
            {"piece": name, "state": own, "merged": state(seen), "plain": plain}
        )
    last = steps[-1]["merged"]
    value = last["top"] + math.log(last["sum"])
    wrong = last["top"] + math.log(plain)
    apart = wrong - value
    end = f"{wrong:.2f}, {apart:.2f} too much." if apart > 0.005 else RIGHT
    sentence = (
        f"{', '.join(ORDERS[order])} merge to the log-sum-exp {value:.2f}, as in any "
        f"order. Sums added without rescaling would give {end}"
    )
    return {"z": z, "cuts": cuts, "order": order, "steps": steps, "sentence": sentence}


def expected():
    return [definition(*case) for case in CASES]


def test_the_golden_values_are_those_of_the_definition():
    assert json.loads(FILE.read_text(encoding="utf-8")) == expected()


@pytest.mark.parametrize(
    "golden", expected(), ids=lambda g: f"{g['cuts']} {g['order']}"
)
def test_the_widget_agrees_with_the_golden_values(golden):
    widget = MergeStates(golden["z"], golden["cuts"], order=golden["order"])
    for step, (name, own, merged, plain) in zip(
        golden["steps"], widget.steps(), strict=True
    ):
        assert name == step["piece"]
        for ours, theirs in ((own, step["state"]), (merged, step["merged"])):
            assert ours.max == float(theirs["top"])
            assert ours.sum == pytest.approx(theirs["sum"], rel=1e-14)
        assert plain == pytest.approx(step["plain"], rel=1e-14)
    assert widget.sentence() == golden["sentence"]


def test_the_table_shows_each_arrival():
    html = MergeStates().static_answer()
    assert '<th scope="row">A: 0.7 1.5 4.8</th><td>4.80</td><td>1.053</td>' in html
    assert "A, B, C merge to the log-sum-exp 6.37" in html


def test_an_empty_piece_is_the_state_of_nothing():
    html = MergeStates(cuts=[0, 4]).static_answer()
    assert '<th scope="row">A: nothing</th><td>−∞</td><td>0.000</td>' in html


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (([1.0],), "2 to 12 finite"),
        (([1.0, math.inf],), "2 to 12 finite"),
        (([1.0, 2.0], [2, 1]), "in order"),
        (([1.0, 2.0], [0, 3]), "from 0 to 2"),
        (([1.0, 2.0], [1]), "two cuts"),
    ],
)
def test_what_cannot_be_cut_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        MergeStates(*arguments)


def test_there_are_six_orders():
    with pytest.raises(ValueError, match="from 0 to 5"):
        MergeStates(order=6)


if __name__ == "__main__":
    text = json.dumps(expected(), indent=1, ensure_ascii=False)
    FILE.write_text(text + "\n", encoding="utf-8")

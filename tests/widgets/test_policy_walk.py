"""The policy that walks; its golden values test the JavaScript too.

``python tests/widgets/test_policy_walk.py`` writes ``golden/walking.json`` from the
rules of the world and of REINFORCE, in 30 digits; the test checks that this is what
the file holds.
"""

import functools
import json
from itertools import accumulate
from pathlib import Path

import mpmath
import pytest

from softmax_lib.teaching.widgets import PolicyWalk
from softmax_lib.teaching.widgets._chance import chance

FILE = Path(__file__).parents[1] / "golden/walking.json"
WORLD = {(0, 4): 1, (1, 4): -1}
WALLS = {(1, 1), (1, 3)}
MOVES = [(-1, 0), (0, 1), (1, 0), (0, -1)]
CASES = [
    {"walks": 0, "rate": 1.0, "baseline": True, "seed": 7},
    {"walks": 1, "rate": 1.0, "baseline": True, "seed": 7},
    {"walks": 25, "rate": 0.3, "baseline": True, "seed": 0},
    {"walks": 60, "rate": 1.0, "baseline": False, "seed": 7},
    {"walks": 120, "rate": 2.0, "baseline": True, "seed": 42},
]


def shares(z):
    e = [mpmath.exp(x) for x in z]
    return [x / mpmath.fsum(e) for x in e]


def step(at, action):
    to = at[0] + MOVES[action][0], at[1] + MOVES[action][1]
    if to in WALLS or not (0 <= to[0] < 3 and 0 <= to[1] < 5):
        to = at
    return to, mpmath.mpf(WORLD.get(to, 0)) - mpmath.mpf("0.04"), to in WORLD


def one_walk(z, numbers):
    at, steps, over = (2, 0), [], False
    while not over and len(steps) < 50:
        number = next(numbers)
        heap = accumulate(shares(z[at]))
        action = next(i for i, height in enumerate(heap) if height > number)
        to, reward, over = step(at, action)
        steps.append((at, action, reward))
        at = to
    return steps


def definition(*, walks, rate, baseline, seed):
    """Logits after the walks, what they earned, and the sentence."""
    numbers = chance(seed)
    squares = [(row, column) for row in range(3) for column in range(5)]
    z = {at: [mpmath.mpf(0)] * 4 for at in squares}
    mean = dict.fromkeys(squares, mpmath.mpf(0))
    earned = []
    for _ in range(walks):
        steps = one_walk(z, numbers)
        later = [mpmath.fsum(r for _, _, r in steps[t:]) for t in range(len(steps))]
        earned.append(later[0])
        changed = {at: list(row) for at, row in z.items()}
        for (at, action, _), after in zip(steps, later, strict=True):
            for i, p in enumerate(shares(z[at])):
                changed[at][i] += rate * (after - mean[at]) * ((i == action) - p)
        for (at, _, _), after in zip(steps, later, strict=True):
            if baseline:
                mean[at] += (after - mean[at]) / 10
        z = changed
    return {
        "logits": [[float(x) for x in z[at]] for at in squares],
        "earned": [float(x) for x in earned],
        "sentence": sentence(z, earned),
    }


def sentence(z, earned):
    if not earned:
        return "Before the first walk all four moves are equally likely."
    at, count = (2, 0), 0
    while at not in WORLD and count < 50:
        at, count = step(at, z[at].index(max(z[at])))[0], count + 1
    there = {1: "from S to +", -1: "from S to −"}.get(WORLD.get(at), "nowhere")
    there += f" in {count} steps" if at in WORLD else ""
    recent = earned[-20:]
    mean = f"{float(mpmath.fsum(recent) / len(recent)):.2f}".replace("-", "−")
    who = f"the last {len(recent)} walks" if len(recent) > 1 else "the first walk"
    return f"On average {who} earned {mean}. The likeliest moves lead {there}."


@functools.cache
def expected():
    with mpmath.workdps(30):
        return [{"settings": case, **definition(**case)} for case in CASES]


def test_the_golden_values_are_those_of_the_rules():
    assert json.loads(FILE.read_text(encoding="utf-8")) == expected()


@pytest.mark.parametrize("case", range(len(CASES)))
def test_the_widget_agrees_with_the_golden_values(case):
    golden = expected()[case]
    widget = PolicyWalk(**golden["settings"])
    logits, earned = widget.learned()
    assert logits.ravel().tolist() == pytest.approx(
        [z for row in golden["logits"] for z in row], abs=1e-9
    )
    assert earned.tolist() == pytest.approx(golden["earned"], abs=1e-12)
    assert widget.sentence() == golden["sentence"]


def test_the_table_shows_the_moves_of_each_open_square():
    html = PolicyWalk().static_answer()
    assert html.count("<td>25.00%</td>") == 4 * 11
    assert '<th scope="row">3, 1</th>' in html


@pytest.mark.parametrize(
    "setting", [{"walks": -1}, {"walks": 301}, {"rate": 0.0}, {"seed": 100}]
)
def test_settings_out_of_range_are_refused(setting):
    with pytest.raises(ValueError, match="walks from 0 to 300"):
        PolicyWalk(**setting)


if __name__ == "__main__":
    FILE.write_text(json.dumps(expected()) + "\n", encoding="utf-8")

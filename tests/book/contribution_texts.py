"""What a contributor of the test writes: a widget, an exercise and a claim."""

LIB = """// Odds from log-odds.
export const oddsOf = (difference) => Math.exp(difference);
"""
MODULE = """// One difference of scores, and the odds that it stands for.
import { fill, follow, readout, slider } from "./lib/dom.mjs";
import { oddsOf } from "./lib/odds-of.mjs";

function render({ model, el }) {
  const change = (difference) => {
    model.set("difference", difference);
    model.save_changes();
  };
  const ends = { min: -8, max: 8, step: 0.1 };
  const control = slider({ name: "difference", ...ends, onInput: change });
  const said = readout();
  fill(el, "Odds", control.node, said.node);
  return follow(model, ["difference"], () => {
    const difference = model.get("difference");
    control.show(difference, `difference ${difference}`);
    said.say(`The odds are ${oddsOf(difference).toFixed(2)} to 1.`);
  });
}

export default { render };
"""
CLASS = '''"""A difference of scores as odds."""

import math

import traitlets

from softmax_lib.teaching.widgets._base import BookWidget


class OddsDial(BookWidget):
    """Odds"""

    claim = "A difference of scores is the logarithm of odds."
    difference = traitlets.Float(0.0).tag(sync=True)

    def static_answer(self):
        """Say the odds."""
        return f"<p>The odds are {math.exp(self.difference):.2f} to 1.</p>"
'''
JS_TEST = """import assert from "node:assert/strict";
import { test } from "node:test";
import { oddsOf } from "../../softmax_lib/teaching/widgets/esm/lib/odds-of.mjs";
import { golden, ulps } from "./golden.mjs";

for (const { difference, odds } of golden("odds-of")) {
  const near = () => assert.ok(ulps(oddsOf(difference), odds) <= 1);
  test(`the odds at ${difference}`, near);
}
"""
GOLDEN = [
    {"difference": 0.0, "odds": 1.0},
    {"difference": 1.0, "odds": 2.718281828459045},
]
PY_TEST = '''"""The odds dial and its golden values."""

import json
import math
from pathlib import Path

FILE = Path(__file__).parents[1] / "golden/odds-of.json"


def test_odds_are_exponentials():
    for case in json.loads(FILE.read_text(encoding="utf-8")):
        assert math.isclose(math.exp(case["difference"]), case["odds"], rel_tol=1e-15)
'''
BROWSER_TEST = '''"""The odds dial of chapter 1, driven."""

from playwright.sync_api import expect


def test_a_key_moves_it(page):
    page.goto("/book/01_logits.html")
    dial = page.locator("[data-widget=odds-dial]")
    dial.get_by_role("slider").press("ArrowRight")
    expect(dial.locator(".sl-readout")).to_contain_text("1.11 to 1")
'''
SHOWN = "widgets.OddsDial()"
BEFORE = "Move the difference, and say before you look what the odds will be.\n"
AFTER = "Equal steps of the difference multiply the odds by equal factors.\n"
QUESTION = """<a id="ex-logits-nine"></a>

### Exercise 1.11 ●○○ From a difference to odds

One class scores higher than another by the logarithm of nine.
How many times as probable is it?
"""
SOLUTION = """#### Solution

The difference of two scores is a log-odds, so the odds are its exponential.
"""
SOLVED = "np.exp(np.log(9)).round(2)"
ANSWER = """

EXERCISES["1.11"] = Number(
    grade="●○○",
    label="odds",
    value=9.0,
    right="exp undoes the logarithm.",
    hints=(near(np.log(9), "That is the difference itself. Take its exponential."),),
)
"""
MISTAKE = """
MISTAKES["1.11"] = [(np.log(0.9 / 0.1), "the difference itself")]
"""
QUOTE = "two scores decide like one difference"
ENTRY = f"""
CLAIMS.append(
    Claim(
        number="2.32",
        quote="{QUOTE}",
        verdict="true",
        chapter=4,
        section="Two classes: one function",
        statement="They do: softmax of the scores 1 and 0 gives 0.7311, which is the "
        "sigmoid of their difference.",
        computes="both for these two scores",
    )
)
"""
CHECK = """

@check("2.32")
def two_scores_are_one_difference(shown):
    assert shown.has(softmax([1, 0])[0], sigmoid(1))
"""
COMPUTED = "sl.softmax([1.0, 0.0])[0].round(4), sl.sigmoid(1.0).round(4)"

import json
import math
from pathlib import Path

import pytest

from softmax_lib.teaching import widgets

GOLDEN = Path(__file__).parents[1] / "golden/odds.json"
CASES = json.loads(GOLDEN.read_text(encoding="utf-8"))


@pytest.fixture
def ladder():
    return widgets.OddsLadder()


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["logits"]))
def test_the_sentence_reads_as_it_does_in_javascript(case):
    ladder = widgets.OddsLadder(case["labels"], case["logits"])
    assert ladder.sentence() == case["sentence"]


def test_the_static_answer_holds_scores_probabilities_and_the_sentence(ladder):
    html = ladder.static_answer()
    weights = [math.exp(z) for z in (-3.58, 1.67, 1.91)]
    for z, weight in zip(("−3.58", "1.67", "1.91"), weights, strict=True):
        share = f"{100 * weight / sum(weights):.2f}%"
        assert f"<td>{z}</td><td>{share}</td>" in html
    assert ladder.sentence() in html


def test_the_shift_moves_the_scores_and_nothing_else(ladder):
    before = ladder.probabilities.tolist(), ladder.sentence()
    ladder.shift = 2.5
    assert (ladder.probabilities.tolist(), ladder.sentence()) == before
    assert "<td>−1.08</td>" in ladder.static_answer()


def test_names_with_markup_stay_text():
    html = widgets.OddsLadder(["<b>", "&", "c"], [1, 2, 3]).static_answer()
    assert "<b>" not in html
    assert "From &lt;b&gt; to &amp; to c" in html


@pytest.mark.parametrize(
    ("labels", "logits", "message"),
    [
        (["a", "b"], [1, 2], "three labels"),
        (["a", "b", "c"], [1, 2], "three labels"),
        (["a", "b", "c"], None, "three labels"),
        (None, [1, 2, 3], "three labels"),
        (["a", "b", "c"], [1, 2, math.nan], "finite"),
    ],
)
def test_what_is_no_ladder_is_refused(labels, logits, message):
    with pytest.raises(ValueError, match=message):
        widgets.OddsLadder(labels, logits)


def test_a_shift_that_is_not_finite_is_refused():
    with pytest.raises(ValueError, match="finite shift"):
        widgets.OddsLadder(shift=math.inf)

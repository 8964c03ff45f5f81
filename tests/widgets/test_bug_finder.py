import json
from pathlib import Path

import pytest

from softmax_lib.teaching.museum import EXHIBITS
from softmax_lib.teaching.museum.loss_rules import RULES
from softmax_lib.teaching.museum.suspects import of_number
from softmax_lib.teaching.widgets import BugFinder

GOLDEN = Path(__file__).parents[1] / "golden"


CASES, RULES_OF_THE_PAGE = (
    json.loads((GOLDEN / name).read_text(encoding="utf-8"))
    for name in ("suspects.json", "suspect_rules.json")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["value"])
def test_python_names_the_causes_that_the_page_names(case):
    found = of_number(case["value"], case["classes"])
    assert case["found"] == [
        {"rule": each.rule, "exhibit": each.exhibit, "why": each.why} for each in found
    ]


def test_the_rules_of_the_page_are_ours():
    assert [
        {"rule": key, "exhibit": rule.exhibit, "why": rule.why}
        for key, rule in RULES.items()
    ] == RULES_OF_THE_PAGE
    state = BugFinder().state["rules"]
    assert [{k: each[k] for k in ("rule", "exhibit", "why")} for each in state] == (
        RULES_OF_THE_PAGE
    )


def test_every_rule_is_met_by_a_golden_case():
    met = {each["rule"] for case in CASES for each in case["found"]}
    assert met == set(RULES)


def test_the_answer_reads_without_javascript():
    html = BugFinder("20.7233", 10).static_answer()
    assert "2 possible causes of a loss of 20.7233 with 10 classes" in html
    assert "Exhibit 23: A small constant inside the logarithm" in html
    assert "−ln 1e-9 = 20.7233" in html
    assert "Worse than equal shares" in html


def test_a_sight_leads_to_its_exhibits():
    finder = BugFinder(sight="nan-masked")
    assert [each.exhibit for each in finder.suspects()] == [
        "empty_row_softmax",
        "large_negative_mask_softmax",
    ]
    html = finder.static_answer()
    assert "2 possible causes of “NaN: where all is masked" in html
    assert EXHIBITS["empty_row_softmax"].sign in html


def test_one_cause_is_told_as_one():
    assert BugFinder(sight="tags").sentence().startswith("One possible cause of “")


def test_the_text_in_jupyter_is_short():
    assert repr(BugFinder()) == "BugFinder(value='1.4612', classes=10, sight='number')"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"value": "nan"}, "one finite number"),
        ({"value": ""}, "one finite number"),
        ({"classes": 1}, "whole number of classes"),
        ({"sight": "ghosts"}, "no sight 'ghosts'"),
    ],
)
def test_what_cannot_be_sought_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        BugFinder(**arguments)

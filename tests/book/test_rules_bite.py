"""Each rule reports the one thing that was broken in a good chapter."""

import copy

import pytest
from breaks import BREAKS
from changes import GOOD
from good import appendix
from notebooks import Notebook
from rules import EVERYWHERE, IN_CHAPTERS

RULES = [*EVERYWHERE, *IN_CHAPTERS]


def name(thing):
    return getattr(thing, "__name__", "")


CASES = [
    pytest.param(rule, change, id=f"{rule.__name__}-{i}")
    for rule, changes in BREAKS.items()
    for i, change in enumerate(changes, 1)
]


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_the_good_chapter_follows(rule):
    assert rule(Notebook("02_softmax", GOOD)) == []


@pytest.mark.parametrize("rule", EVERYWHERE, ids=name)
def test_an_appendix_needs_neither_goals_nor_exercises_nor_a_closing(rule):
    assert rule(Notebook("softmax", appendix())) == []


@pytest.mark.parametrize(("rule", "change"), CASES)
def test_the_rule_reports_a_break(rule, change):
    stored = copy.deepcopy(GOOD)
    change(stored)
    complaints = rule(Notebook("02_softmax", stored))
    assert complaints
    assert all(isinstance(complaint, str) for complaint in complaints)


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_every_rule_is_seen_to_bite(rule):
    assert rule in BREAKS, f"add a break for {rule.__name__} to this file"

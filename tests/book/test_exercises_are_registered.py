"""Every exercise has an answer in the registry, of the same grade and of many kinds."""

import re
from importlib import import_module

import pytest
from notebooks import CHAPTERS
from rules.exercises import HEADING, exercises, grades

FEWEST_HINTS = 3


def registry(notebook):
    """Return the registered exercises of a notebook by number."""
    name = f"softmax_lib.teaching.exercises.chapter_{notebook.chapter}"
    name += f"_{notebook.subject}" if notebook.earlier else ""
    return import_module(name).EXERCISES


def titles(notebook):
    """Return the title of each exercise by number."""
    heads = {n: HEADING.match(p[0].heading) for n, p in exercises(notebook).items()}
    return {number: match["title"] for number, match in heads.items()}


def names_mistakes(exercise):
    """True when a wrong answer can be met by the name of its mistake."""
    return bool(getattr(exercise, "hints", getattr(exercise, "options", ())))


@pytest.fixture(params=CHAPTERS, ids=lambda notebook: notebook.name)
def notebook(request):
    """Each chapter in turn."""
    return request.param


def test_text_and_registry_hold_the_same_exercises(notebook):
    assert list(registry(notebook)) == list(exercises(notebook))


def test_text_and_registry_give_the_same_grades(notebook):
    registered = {number: e.grade for number, e in registry(notebook).items()}
    assert registered == grades(notebook)


def test_all_three_grades_occur(notebook):
    assert set(grades(notebook).values()) == {"●○○", "●●○", "●●●"}


@pytest.mark.parametrize("kind", ["SelfCheck", "Code"])
def test_one_exercise_is_on_paper_and_one_in_code(notebook, kind):
    kinds = [type(exercise).__name__ for exercise in registry(notebook).values()]
    assert kind in kinds, f"add an exercise answered by {kind}"


def test_one_exercise_finds_a_flaw(notebook):
    flaws = [t for t in titles(notebook).values() if re.search("flaw", t, re.I)]
    assert flaws, "call one exercise “Find the flaw: …”"


def test_three_exercises_name_the_mistake_behind_a_wrong_answer(notebook):
    named = [n for n, e in registry(notebook).items() if names_mistakes(e)]
    assert len(named) >= FEWEST_HINTS, f"only {named} have hints; add some"


def test_a_question_says_how_many_digits_the_registry_asks_for(notebook):
    for number, pieces in exercises(notebook).items():
        exercise = registry(notebook)[number]
        asked = getattr(getattr(exercise, "on_website", exercise), "tolerance", "")
        question = " ".join(p.text for p in pieces if not p.solution and not p.is_code)
        if asked not in {"", "exact"}:
            assert asked.removeprefix("to ") in question.lower(), number

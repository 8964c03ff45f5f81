"""Exercises become boxes with an answer form and a folded solution."""

from types import SimpleNamespace

import pytest
from doctrees import page, section, transformed
from docutils import nodes

from book.site import exercises


@pytest.fixture(autouse=True)
def form(monkeypatch):
    """Answer forms that say which exercise they are for."""
    monkeypatch.setattr(exercises, "answer_form", lambda number: f"<form>{number}")


def solved(number="2.3", grade="●●○"):
    answer = section("Solution", nodes.paragraph("", "Search."), ids=["solution"])
    question = nodes.paragraph("", "Which temperature?")
    title = f"Exercise {number} {grade} Half sure"
    return section(title, question, answer, ids=["ex-half"])


def test_an_exercise_becomes_a_box_with_form_and_folded_solution():
    box = solved()
    transformed(exercises.BoxExercises, page(section("Exercises", box)))
    assert box["classes"] == ["sl-exercise"]
    assert box["ids"] == ["ex-half"]
    kinds = [type(child) for child in box]
    assert kinds == [nodes.title, nodes.paragraph, nodes.raw, exercises.solution]
    assert box[2].astext() == "<form>2.3"
    assert box[3].astext() == "Search."
    assert box[3]["ids"] == ["solution"]


def test_a_solution_is_no_section_so_that_no_contents_list_has_it():
    document = transformed(exercises.BoxExercises, page(section("Exercises", solved())))
    titles = [title.astext() for title in document.findall(nodes.title)]
    assert titles == ["Exercises", "Exercise 2.3 ●●○ Half sure"]


def test_code_of_a_solution_stays_in_its_order():
    box = solved()
    box[-1] += nodes.literal_block("", "first")
    box[-1] += nodes.literal_block("", "second")
    transformed(exercises.BoxExercises, page(section("Exercises", box)))
    code = [block.astext() for block in box[-1].findall(nodes.literal_block)]
    assert code == ["first", "second"]


def test_an_exercise_without_solution_still_has_its_form():
    box = section("Exercise 2.1 ●○○ By hand", nodes.paragraph("", "Compute."))
    transformed(exercises.BoxExercises, page(section("Exercises", box)))
    assert box[-1].astext() == "<form>2.1"


@pytest.mark.parametrize("title", ["Exercises", "Exercise 2.1", "Exercise 2 ●○○ Two"])
def test_other_sections_stay_as_they_are(title):
    other = section(title, nodes.paragraph("", "Text."))
    transformed(exercises.BoxExercises, page(other))
    assert other["classes"] == []
    assert other[0].astext() == title


def test_progress_stands_under_the_heading_and_counts_the_exercises():
    around = section("Exercises", solved("4.1"), solved("4.2"))
    document = transformed(exercises.BoxExercises, page(around))
    assert 'class="sl-progress" data-chapter="4" data-total="2"' in around[1].astext()
    assert "2 exercises" in around[1].astext()
    assert document.settings.env.metadata["page"]["exercises"] == 2


def test_a_page_on_which_a_chapter_goes_on_names_its_exercises():
    around = section("Exercises", solved("5.11"), solved("5.12"))
    transformed(exercises.BoxExercises, page(around))
    assert 'data-total="2" data-numbers="5.11 5.12"' in around[1].astext()


def test_a_page_without_exercises_has_no_progress():
    document = transformed(exercises.BoxExercises, page(section("Reading")))
    assert not list(document.findall(nodes.raw))


def test_the_grade_has_a_name_in_words():
    body = []
    dots = exercises.grade("●●●", "●●●")
    exercises.visit_grade(SimpleNamespace(body=body), dots)
    assert body == ['<span class="sl-grade" role="img" aria-label="hard">']

"""Without JavaScript a chapter reads in full: answers, solutions, pictures."""

import re

import pytest
from built import chapters
from opened import watching

ANSWERS = """() => [...document.querySelectorAll(".sl-widget")]
  .map((widget) => widget.checkVisibility() ? widget.innerText : "not seen")"""
# Of each folded part whether it is seen before it is asked for, and after.
UNFOLDED = """([all, inside]) => [...document.querySelectorAll(all)].map((part) => {
  const body = part.querySelector(inside);
  const seen = () => body.checkVisibility() && body.getBoundingClientRect().height > 0;
  const before = seen();
  part.querySelector("summary").click();
  return [before, seen()];
})"""
FLAT = """() => [...document.querySelectorAll("article img")]
  .filter((image) => image.getBoundingClientRect().height <= 50)
  .map(({ alt }) => alt)"""


@pytest.fixture(scope="module", params=chapters())
def page(request, browser, site):
    """Each chapter, in a browser that runs no script, opened once for all tests."""
    with watching(browser, site, java_script_enabled=False) as (page, _):
        page.goto(request.param)
        yield page


def test_each_widget_shows_its_answer(page):
    answers = page.evaluate(ANSWERS)
    assert answers
    wordless = [text for text in answers if not re.search(r"\d\.\d", text)]
    assert not wordless, "a static answer has numbers"


def test_each_solution_unfolds(page):
    solutions = page.evaluate(
        UNFOLDED, ["details.sl-solution", ":scope > :not(summary)"]
    )
    exercises = page.evaluate("document.querySelectorAll('section.sl-exercise').length")
    assert solutions == [[False, True]] * exercises
    assert exercises > 0


def test_each_picture_is_there(page):
    assert page.evaluate(FLAT) == []


def test_the_output_of_each_prediction_unfolds(page):
    outputs = page.evaluate(UNFOLDED, ["details.sl-unveil", ".cell_output"])
    assert outputs == [[False, True]] * len(outputs)


def test_each_proof_unfolds(page):
    proofs = page.evaluate(UNFOLDED, ["details.sl-proof", ":scope > ul"])
    assert proofs == [[False, True]] * len(proofs)

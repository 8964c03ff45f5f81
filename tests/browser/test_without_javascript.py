"""Without JavaScript a chapter reads in full: answers, solutions, pictures."""

import re

import pytest
from built import chapters
from opened import watching


@pytest.fixture(scope="module", params=chapters())
def page(request, browser, site):
    """Each chapter, in a browser that runs no script, opened once for all tests."""
    with watching(browser, site, java_script_enabled=False) as (page, _):
        page.goto(request.param)
        yield page


def test_each_widget_shows_its_answer(page):
    widgets = page.locator(".sl-widget").all()
    assert widgets
    for widget in widgets:
        widget.scroll_into_view_if_needed()
        assert widget.is_visible()
        assert re.search(r"\d\.\d", widget.inner_text()), "a static answer has numbers"


def test_each_solution_unfolds(page):
    solutions = page.locator("details.sl-solution").all()
    assert len(solutions) == page.locator("section.sl-exercise").count() > 0
    for solution in solutions:
        body = solution.locator("> :not(summary)").first
        assert not body.is_visible(), "a solution stays folded until it is asked for"
        solution.locator("summary").click()
        assert body.is_visible()


def test_each_formula_is_drawn(page):
    formulas = page.locator(".katex")
    assert formulas.count() > 0
    assert page.locator(".math:not(:has(.katex))").count() == 0


def test_each_picture_is_there(page):
    for image in page.locator("article img").all():
        image.scroll_into_view_if_needed()
        assert image.bounding_box()["height"] > 50


def test_the_output_of_each_prediction_unfolds(page):
    for veil in page.locator("details.sl-unveil").all():
        assert not veil.locator(".cell_output").is_visible()
        veil.locator("summary").click()
        assert veil.locator(".cell_output").is_visible()

"""The system chooses the colours: figures, buttons and focus can still be seen."""

import pytest
from served import only

CHAPTER = "/book/02_softmax.html"
STYLE = "(part, name) => getComputedStyle(part)[name]"


@pytest.fixture(params=["light", "dark"])
def scheme(request):
    """Whether the system's paper is white or black."""
    return request.param


@pytest.fixture
def forced(new_page, scheme):
    return new_page(forced_colors="active", color_scheme=scheme)


def test_the_readers_choice_of_theme_does_not_hide_a_figure(forced, scheme):
    forced.goto(only("figure", CHAPTER))
    button = forced.locator(".theme-switch-button >> visible=true").first
    image = forced.locator("figure img").first
    filters = set()
    for _ in range(3):
        button.click()
        filters.add(image.evaluate(STYLE, "filter"))
    assert len(filters) == 1


def test_buttons_have_borders_and_what_is_focused_a_ring(forced):
    forced.goto(only(".sl-exercise-form", CHAPTER))
    check = forced.locator(".sl-check").first
    assert check.evaluate(STYLE, "borderTopStyle") == "solid"
    check.focus()
    forced.keyboard.press("Tab")
    ring = "getComputedStyle(document.activeElement).outlineStyle"
    assert forced.evaluate(ring) == "solid"
    forced.goto("/index.html")
    begin = forced.locator(".sl-begin")
    assert begin.evaluate(STYLE, "borderTopStyle") == "solid"

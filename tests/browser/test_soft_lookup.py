"""The query among keys, on the built site: by mouse, by keyboard, and read."""

import pytest
from playwright.sync_api import expect
from served import WIDGETS, only

from softmax_lib.teaching.widgets import SoftLookup

pytestmark = pytest.mark.one_page
CHAPTER = "/book/07_attention.html"


@pytest.fixture
def widget(page):
    """The widget of the chapter."""
    page.goto(only(WIDGETS, CHAPTER))
    found = page.locator("[data-widget=soft-lookup]")
    expect(found.get_by_role("slider", name="query")).to_be_visible()
    found.scroll_into_view_if_needed()
    return found


def says(widget, query=(1.6, 1.4), **state):
    expected = SoftLookup(query, **state).sentence()
    expect(widget.locator(".sl-readout")).to_have_text(expected)


def test_it_starts_as_python_says(widget):
    says(widget)
    expect(widget.locator(".sl-key")).to_have_count(6)


def test_the_query_follows_the_keyboard(widget):
    query = widget.get_by_role("slider", name="query")
    query.focus()
    query.press("ArrowRight")  # six units of 300, where the plane has eight
    says(widget, (1.76, 1.4))
    query.press("ArrowUp")
    says(widget, (1.76, 1.56))
    expect(query).to_have_attribute("aria-valuetext", "x 1.76, y 1.56")


def test_the_query_follows_the_mouse_and_stays_inside(widget, page):
    box = widget.locator(".sl-plane").bounding_box()
    grip = widget.locator(".sl-query").bounding_box()
    page.mouse.move(grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] + 60, box["y"] + box["height"] + 60)
    page.mouse.up()
    says(widget, (3.8, -3.8))


def test_score_and_temperature_change_what_is_got(widget):
    widget.get_by_label("distance").check()
    says(widget, score="distance")
    widget.get_by_label("temperature T").press("End")
    says(widget, score="distance", temperature=10.0)
    widget.get_by_role("button", name="reset").click()
    says(widget)

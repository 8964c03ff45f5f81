"""The policy that walks, on the built site: by mouse and keyboard, and read."""

import re

import pytest
from playwright.sync_api import expect
from served import WIDGETS, only

from softmax_lib.teaching.widgets import PolicyWalk

pytestmark = pytest.mark.one_page
CHAPTER = "/book/09_elsewhere.html"


@pytest.fixture
def widget(page):
    """The widget of the chapter, before the first walk."""
    page.goto(only(WIDGETS, CHAPTER))
    found = page.locator("[data-widget=policy-walk]")
    expect(found.get_by_label("walks")).to_be_visible()
    found.scroll_into_view_if_needed()  # only then is it laid out
    return found


def says(widget, **state):
    expect(widget.locator(".sl-readout")).to_have_text(PolicyWalk(**state).sentence())


def test_it_starts_as_python_says(widget):
    says(widget)
    expect(widget.locator(".sl-arrow")).to_have_count(4 * 11)


def test_walks_and_rate_follow_the_keyboard(widget):
    walks = widget.get_by_label("walks")
    walks.press("PageUp")
    expect(walks).to_have_attribute("aria-valuetext", "walks 100")
    says(widget, walks=100)
    rate = widget.get_by_label("rate")
    rate.press("End")
    says(widget, walks=100, rate=3.0)


def test_the_baseline_and_the_seed_change_what_is_learned(widget):
    widget.get_by_label("walks").press("End")
    says(widget, walks=300)
    widget.get_by_label("baseline").click()
    says(widget, walks=300, baseline=False)
    widget.get_by_label("seed").press("Home")
    says(widget, walks=300, baseline=False, seed=0)
    widget.get_by_role("button", name="reset").click()
    says(widget)


def test_one_more_walk_is_drawn_and_announced(widget):
    button = widget.get_by_role("button", name="one more walk")
    for walks in (1, 2):
        button.press("Enter")
        says(widget, walks=walks)
    expect(widget.locator(".sl-trail")).to_have_attribute("points", re.compile(r"\d"))
    expect(widget.locator("[aria-live=polite]")).to_contain_text("On average")


def test_walks_follow_the_mouse(widget):
    walks = widget.get_by_label("walks")
    box = walks.bounding_box()
    walks.click(position={"x": box["width"] - 3, "y": box["height"] / 2})
    says(widget, walks=300)

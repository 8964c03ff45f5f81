"""The roofline on the built site: by keyboard, by touch of a choice, and read."""

import pytest
from playwright.sync_api import expect
from served import WIDGETS, only

from softmax_lib.teaching.widgets import Roofline

pytestmark = pytest.mark.one_page
CHAPTER = "/book/10_time.html"


@pytest.fixture
def widget(page):
    """The widget of the chapter."""
    page.goto(only(WIDGETS, CHAPTER))
    found = page.locator("[data-widget=roofline]")
    expect(found.get_by_label("rows or queries")).to_be_visible()
    found.scroll_into_view_if_needed()
    return found


def says(widget, *choices, **state):
    expected = Roofline(*choices, **state)
    expect(widget.locator(".sl-readout")).to_have_text(expected.sentence())
    rows = widget.locator("tbody tr").all()
    shown = [row.locator("th, td").all_text_contents() for row in rows]
    assert shown == [list(part) for part in expected.parts()]


def place(widget):
    """Where the dot is, in units of the drawing."""
    dot = widget.locator(".sl-dot-nll")
    return [float(dot.get_attribute(name)) for name in ("cx", "cy")]


def test_it_starts_as_python_says(widget):
    says(widget)


def test_sizes_double_by_the_keyboard(widget):
    rows = widget.get_by_label("rows or queries")
    rows.press("ArrowRight")
    says(widget, rows=2048)
    expect(rows).to_have_attribute("aria-valuetext", "2\u202f048")
    widget.get_by_label("classes or places").press("Home")
    says(widget, rows=2048, classes=1)
    widget.get_by_label("features").press("End")
    says(widget, rows=2048, classes=1, features=4096)


def test_a_faster_memory_lifts_the_dot_until_exponentials_are_the_limit(widget):
    widget.get_by_label("GB/s").press("Home")
    says(widget, bandwidth=1)
    low = place(widget)
    widget.get_by_label("GB/s").press("PageUp")
    says(widget, bandwidth=10)
    assert place(widget)[0] == low[0]
    assert place(widget)[1] < low[1]


def test_a_product_climbs_the_slope_to_the_level(widget):
    widget.get_by_label("output layer").check()
    rows = widget.get_by_label("rows or queries")
    rows.press("Home")
    says(widget, "output layer", rows=1)
    few = place(widget)
    rows.press("End")
    says(widget, "output layer", rows=65_536)
    many = place(widget)
    assert many[0] > few[0]
    assert many[1] < few[1]


def test_choices_change_what_is_counted_and_reset_undoes_them(widget):
    widget.get_by_label("attention").check()
    says(widget, "attention")
    widget.get_by_label("array by array").check()
    says(widget, "attention", "array by array")
    widget.get_by_label("bfloat16").check()
    says(widget, "attention", "array by array", "bfloat16")
    widget.get_by_role("button", name="reset").click()
    says(widget)

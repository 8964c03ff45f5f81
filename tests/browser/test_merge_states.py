"""The merging states on the built site: cut by mouse and keyboard, and read."""

import pytest
from playwright.sync_api import expect
from served import WIDGETS, only

from softmax_lib.teaching.widgets import MergeStates
from softmax_lib.teaching.widgets._text import fixed
from softmax_lib.teaching.widgets.merge_states import said

pytestmark = pytest.mark.one_page
CHAPTER = "/book/10_scale.html"


@pytest.fixture
def widget(page):
    """The widget of the chapter, three pieces in their order."""
    page.goto(only(WIDGETS, CHAPTER))
    found = page.locator("[data-widget=merge-states]")
    expect(found.get_by_label("cut A | B")).to_be_visible()
    found.scroll_into_view_if_needed()  # only then is it laid out
    return found


def shown(widget):
    """Each row of the table."""
    rows = widget.locator("tbody tr").all()
    return [row.locator("th, td").all_text_contents() for row in rows]


def by_python(**state):
    """The same texts, computed by numpy."""
    return [
        [name, *said(own), *said(merged), fixed(plain, 3)]
        for name, own, merged, plain in MergeStates(**state).steps()
    ]


def test_it_starts_as_python_says(widget):
    assert shown(widget) == by_python()
    expect(widget.locator(".sl-readout")).to_have_text(MergeStates().sentence())


def test_a_cut_follows_the_keyboard_and_pushes_the_other(widget):
    first = widget.get_by_label("cut A | B")
    first.press("ArrowRight")
    expect(first).to_have_attribute("aria-valuetext", "after 4 of 8 scores")
    assert shown(widget) == by_python(cuts=[4, 5])
    first.press("End")
    assert shown(widget) == by_python(cuts=[8, 8])
    expect(widget.locator(".sl-readout")).to_contain_text("the right sum too, here")
    widget.get_by_label("cut B | C").press("Home")
    assert shown(widget) == by_python(cuts=[0, 0])
    assert shown(widget)[0][1:3] == ["−∞", "0.000"]


def test_a_cut_follows_the_mouse(widget):
    second = widget.get_by_label("cut B | C")
    box = second.bounding_box()
    second.click(position={"x": box["width"] - 4, "y": box["height"] / 2})
    assert shown(widget) == by_python(cuts=[3, 8])


def test_another_order_ends_in_the_same_sum_and_is_announced(widget):
    last = shown(widget)[-1][3:5]
    order = widget.get_by_role("button", name="next order")
    for number in range(1, 6):
        order.press("Enter")
        assert shown(widget) == by_python(order=number)
        assert shown(widget)[-1][3:5] == last
    live = widget.locator("[aria-live=polite]")
    expect(live).to_have_text(MergeStates(order=5).sentence())
    widget.get_by_role("button", name="reset").click()
    assert shown(widget) == by_python()

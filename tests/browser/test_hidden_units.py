"""The hidden units on the built site: driven by mouse and keyboard, and read."""

import re

import pytest
from layout import places
from playwright.sync_api import expect
from served import WIDGETS, only

from softmax_lib.teaching.widgets import HiddenUnits

pytestmark = pytest.mark.one_page
CHAPTER = "/book/05_network.html"
# In the page: a click from here may come after the last step.
PAUSE_ONCE_SOMETHING_IS_LEARNED = """(widget) => new Promise((done) => {
  const look = () => {
    if (!widget.querySelector(".sl-region-0").getAttribute("d")) {
      return requestAnimationFrame(look);
    }
    widget.querySelector(".sl-run-button").click();
    done();
  };
  look();
})"""
LOSS = re.compile(r"the loss is ([\d.]+) nats")


def opened(page):
    """The widget in its chapter, ready."""
    page.goto(only(WIDGETS, CHAPTER))
    widget = page.locator("[data-widget=hidden-units]")
    expect(widget.get_by_label("hidden units", exact=True)).to_be_visible()
    return widget


@pytest.fixture
def widget(page):
    """Four clouds on a cross, one unit."""
    return opened(page)


@pytest.fixture
def still(new_page):
    """The same where motion is not wanted: training shows its end at once."""
    return opened(new_page(reduced_motion="reduce"))


def said(widget):
    return widget.locator(".sl-readout")


def loss(widget):
    """Read it from a sentence that has come to rest."""
    return float(LOSS.search(said(widget).inner_text())[1])


def slider(widget):
    return widget.get_by_role("slider", name="hidden units")


def region(widget, label):
    return widget.locator(f".sl-region-{label}").first.get_attribute("d")


def test_it_starts_knowing_nothing(widget):
    expect(said(widget)).to_have_text(HiddenUnits().sentence(0))
    assert region(widget, 0) == region(widget, 1) == ""
    expect(widget.locator(".sl-inner")).to_have_count(40)
    expect(widget.locator(".sl-outer")).to_have_count(40)
    expect(widget.locator(".sl-creases path")).to_have_count(1)


def test_a_step_is_that_of_python(widget):
    widget.get_by_role("button", name="one step").click()
    expect(said(widget)).to_have_text(HiddenUnits().sentence(1))
    widget.get_by_role("button", name="one step").click()
    expect(said(widget)).to_have_text(HiddenUnits().sentence(2))
    assert region(widget, 0) != ""


def test_training_is_shown_as_it_goes_and_pauses(widget):
    run = widget.locator(".sl-run-button")
    run.click()
    expect(run).to_have_text("pause")
    widget.evaluate(PAUSE_ONCE_SOMETHING_IS_LEARNED)
    expect(run).to_have_text("train")
    before = region(widget, 0)
    expect(said(widget)).to_have_text(re.compile(r", (?!0 |600 )\d+ steps"))
    assert region(widget, 0) == before


def test_training_ends_by_itself_where_python_ends(widget):
    run = widget.locator(".sl-run-button")
    run.click()
    expect(said(widget)).to_have_text(HiddenUnits().sentence(600))
    expect(run).to_have_text("train")


def test_without_motion_training_shows_its_end_at_once(still):
    slider(still).press("ArrowRight")
    slider(still).press("ArrowRight")
    still.locator(".sl-run-button").click()
    expect(said(still)).to_have_text(HiddenUnits(units=3).sentence(600))
    expect(still.locator(".sl-run-button")).to_have_text("train")


def test_a_unit_that_is_added_helps(still):
    still.locator(".sl-run-button").click()
    expect(said(still)).to_contain_text("600 steps")
    alone = loss(still)
    for _ in range(3):
        slider(still).press("ArrowRight")
    expect(said(still)).to_contain_text("4 units, 600 steps")
    assert loss(still) == alone
    still.locator(".sl-run-button").click()
    expect(said(still)).to_contain_text("1200 steps")
    assert loss(still) < alone / 2


def test_units_follow_the_keyboard(widget):
    slider(widget).press("End")
    expect(said(widget)).to_have_text(HiddenUnits(units=8).sentence(0))
    expect(slider(widget)).to_have_attribute("aria-valuetext", "8 units")
    slider(widget).press("Home")
    expect(said(widget)).to_have_text(HiddenUnits(units=0).sentence(0))
    expect(widget.locator(".sl-creases path")).to_have_count(0)


def test_units_follow_the_mouse(page, widget):
    slider(widget).scroll_into_view_if_needed()
    box = slider(widget).bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(said(widget)).to_have_text(HiddenUnits(units=4).sentence(0))


def test_other_points_start_anew(still):
    still.locator(".sl-run-button").click()
    still.get_by_label("ring").check()
    expect(said(still)).to_have_text(HiddenUnits("ring").sentence(0))


def test_a_new_start_has_other_directions(still):
    before = still.locator(".sl-creases path").get_attribute("d")
    still.get_by_role("button", name="start anew").click()
    still.locator(".sl-run-button").click()
    expect(said(still)).to_have_text(HiddenUnits(seed=1).sentence(600))
    expect(still.locator(".sl-creases path")).not_to_have_attribute("d", before)


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_it_trains(page, widget, width):
    page.set_viewport_size({"width": width, "height": 900})
    parts = ".sl-name, input, button, .sl-surface, .sl-readout"

    before = places(widget, parts)
    widget.locator(".sl-run-button").click()
    expect(said(widget)).to_contain_text("600 steps")
    assert places(widget, parts) == before

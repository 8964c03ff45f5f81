"""The calibration dial on the built site: driven by mouse and keyboard, and read."""

import numpy as np
import pytest
from playwright.sync_api import expect
from served import WIDGETS, only

import softmax_lib as sl
from softmax_lib.teaching import stored_logits
from softmax_lib.teaching.widgets import CalibrationDial

pytestmark = pytest.mark.one_page
CHAPTER = "/book/06_calibration.html"
Z, Y = stored_logits.load_digits_logits()


@pytest.fixture
def dial(page):
    """The stored logits of the chapter."""
    page.goto(only(WIDGETS, CHAPTER))
    widget = page.locator("[data-widget=calibration-dial]")
    expect(widget.get_by_label("temperature T")).to_be_visible()
    return widget


def says(temperature, bins):
    """The sentence, computed by softmax_lib."""
    return CalibrationDial(temperature=temperature, bins=bins).sentence()


def marks(widget):
    """How many rings and diamonds the diagram shows."""
    return [widget.locator(f".sl-{kind}").count() for kind in ("ring", "diamond")]


def test_it_starts_with_the_model_as_it_came(dial):
    expect(dial.locator(".sl-readout")).to_have_text(says(1.0, 15))
    expect(dial.locator(".sl-name-nll")).to_have_text("NLL 0.198 nats")
    expect(dial.locator(".sl-name-ece")).to_have_text("ECE 0.033")


def test_the_diagram_has_a_mark_for_each_bin_that_holds_something(dial):
    for bins in (15, 16, 17):
        curve = sl.reliability(sl.softmax(Z), Y, bins=bins)
        assert sum(marks(dial)) == np.count_nonzero(curve.counts)
        dial.get_by_label("bins", exact=True).press("ArrowRight")


def test_least_nll_brings_every_bin_into_its_band(dial):
    assert marks(dial)[1] > 0
    dial.get_by_role("button", name="least NLL").press("Enter")
    expect(dial.locator(".sl-readout")).to_have_text(says(2.553, 15))
    assert marks(dial)[1] == 0


def test_the_temperature_follows_the_keyboard(dial):
    for key, temperature in {"ArrowRight": 1.047, "Home": 0.501, "End": 6.31}.items():
        dial.get_by_label("temperature T").press(key)
        expect(dial.locator(".sl-readout")).to_have_text(says(temperature, 15))
        dial.get_by_role("button", name="reset").press("Enter")
    expect(dial.locator(".sl-readout")).to_have_text(says(1.0, 15))


def test_the_temperature_follows_the_mouse(page, dial):
    slider = dial.get_by_label("temperature T")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    before = dial.locator(".sl-dot-nll").get_attribute("transform")
    page.mouse.move(box["x"] + box["width"] / 3, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"], box["y"] + 3, steps=4)
    page.mouse.up()
    expect(dial.locator(".sl-readout")).to_have_text(says(6.31, 15))
    expect(dial.locator(".sl-dot-nll")).not_to_have_attribute("transform", before)


def test_bins_change_the_ece_and_leave_the_nll(dial):
    nll = dial.locator(".sl-curve-nll").get_attribute("d")
    ece = dial.locator(".sl-curve-ece").get_attribute("d")
    dial.get_by_label("bins", exact=True).press("Home")
    expect(dial.locator(".sl-readout")).to_have_text(says(1.0, 1))
    expect(dial.locator(".sl-curve-nll")).to_have_attribute("d", nll)
    expect(dial.locator(".sl-curve-ece")).not_to_have_attribute("d", ece)
    expect(dial.locator(".sl-name-nll")).to_have_text("NLL 0.198 nats")


def test_each_slider_says_its_score(dial):
    value = dial.get_by_label("temperature T").get_attribute("aria-valuetext")
    assert value == "temperature 1.00, NLL 0.198"
    value = dial.get_by_label("bins", exact=True).get_attribute("aria-valuetext")
    assert value == "15 bins, ECE 0.033"


def test_one_sentence_is_announced_after_the_last_change(dial):
    for _ in range(3):
        dial.get_by_label("bins", exact=True).press("ArrowUp")
    expect(dial.locator("[aria-live=polite]")).to_have_text(says(1.0, 18))


CURVE_AND_DOT = """(widget, which) => {
  const numbers = (text) => text.match(/-?[\\d.]+/g).map(Number);
  const path = numbers(widget.querySelector(`.sl-curve-${which}`).getAttribute("d"));
  const dot = widget.querySelector(`.sl-dot-${which}`).getAttribute("transform");
  return [path.slice(0, 2), path.slice(-2), numbers(dot)];
}"""


@pytest.mark.parametrize("which", ["nll", "ece"])
@pytest.mark.parametrize("bins", ["End", "Home", ""])
def test_a_dot_never_leaves_its_curve(dial, which, bins):
    if bins:
        dial.get_by_label("bins", exact=True).press(bins)
    for key, end in (("Home", 0), ("End", 1)):
        dial.get_by_label("temperature T").press(key)
        *ends, dot = dial.evaluate(CURVE_AND_DOT, which)
        assert dot == pytest.approx(ends[end], abs=0.6)
        top = {"nll": 26, "ece": 162}[which]
        assert top - 0.1 <= dot[1] <= top + 96

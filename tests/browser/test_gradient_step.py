"""The gradient step on the built site: driven by mouse and keyboard, and read."""

import re

import pytest
from layout import places
from playwright.sync_api import expect
from served import WIDGETS, only

import softmax_lib as sl
from softmax_lib.teaching.widgets import GradientStep, _text

pytestmark = pytest.mark.one_page
CHAPTER = "/book/05_cross_entropy.html"
NAMES = ["cat", "boat", "airplane"]
SCORES = [1.16, -0.81, 3.91]
CAT = [1.0, 0.0, 0.0]
ROLES = ("logits", "target", "prob", "error")


@pytest.fixture
def widget(page):
    """A cat that the model takes for an airplane, in the chapter."""
    page.goto(only(WIDGETS, CHAPTER))
    widget = page.locator("[data-widget=gradient-step]")
    expect(widget.get_by_label("step h of the check")).to_be_visible()
    return widget


def shown(widget):
    """Score, truth, probability and slope as the rows show them."""
    return [
        [
            row.locator(f".sl-number.sl-{role} > :last-child").inner_text()
            for role in ROLES
        ]
        for row in widget.locator(".sl-row:not(.sl-heads)").all()
    ]


def by_python(z, q):
    """The same texts, computed by softmax_lib."""
    columns = (z, q, sl.softmax(z), sl.cross_entropy_grad(z, q))
    return [
        [_text.fixed(a), _text.fixed(b), _text.percent(c), _text.fixed(d, 4)]
        for a, b, c, d in zip(*columns, strict=True)
    ]


def points(number):
    """The pattern of so many points of a line."""
    return re.compile(rf"^\S+ \S+( \S+ \S+){{{number - 1}}}$")


def place(widget, mark):
    """Where a mark of the triangle is, in the drawing's own units."""
    return widget.evaluate(
        """(el, css) => {
          const { e, f } = el.querySelector(css).transform.baseVal[0].matrix;
          return [e, f];
        }""",
        mark,
    )


def test_it_starts_with_a_cat_taken_for_an_airplane(widget):
    assert shown(widget) == by_python(SCORES, CAT)
    assert shown(widget)[0] == ["1.16", "1.00", "5.96%", "−0.9404"]
    expect(widget.locator(".sl-readout")).to_have_text(GradientStep().sentence())


def test_a_score_follows_the_keyboard(widget):
    widget.get_by_label("airplane", exact=True).press("PageDown")
    assert shown(widget) == by_python([1.16, -0.81, 2.91], CAT)
    slider = widget.get_by_label("airplane", exact=True)
    p = sl.softmax([1.16, -0.81, 2.91])[2]
    expect(slider).to_have_attribute(
        "aria-valuetext", f"score 2.91, probability {_text.percent(p)}"
    )


def test_a_score_follows_the_mouse(page, widget):
    slider = widget.get_by_label("boat", exact=True)
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 4, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 3, steps=4)
    page.mouse.up()
    score = float(shown(widget)[1][0].replace("−", "-"))
    assert abs(score) < 0.6
    assert shown(widget) == by_python([1.16, score, 3.91], CAT)


def test_a_share_of_the_truth_is_taken_from_the_other_classes(widget):
    widget.get_by_label("truth of airplane").press("End")
    assert shown(widget) == by_python(SCORES, [0, 0, 1])
    for _ in range(4):
        widget.get_by_label("truth of airplane").press("ArrowLeft")
    assert shown(widget) == by_python(SCORES, [0.2, 0.2, 0.6])
    slider = widget.get_by_label("truth of airplane")
    expect(slider).to_have_attribute("aria-valuetext", "truth 0.60")


def test_a_step_goes_against_the_gradient_and_leaves_a_trail(widget):
    trail = widget.locator(".sl-trail")
    z = SCORES
    for steps in range(1, 4):
        widget.get_by_role("button", name="one gradient step").click()
        slope = sl.cross_entropy_grad(z, CAT)
        z = [a - b for a, b in zip(z, slope, strict=True)]
        assert shown(widget) == by_python(z, CAT)
        expect(trail).to_have_attribute("points", points(steps + 1))
    widget.get_by_label("boat", exact=True).press("ArrowRight")
    expect(trail).to_have_attribute("points", points(1))


def test_steps_walk_to_a_soft_truth_and_stay_there(widget):
    widget.get_by_label("truth of airplane").press("PageUp")
    for _ in range(5):
        widget.get_by_label("truth of airplane").press("ArrowLeft")
    step = widget.get_by_role("button", name="one gradient step")
    step.evaluate("(step) => { for (let i = 0; i < 120; i += 1) step.click(); }")
    assert [row[2] for row in shown(widget)] == ["25.00%", "25.00%", "50.00%"]
    truth, model = place(widget, ".sl-truth"), place(widget, ".sl-point")
    assert model == pytest.approx(truth, abs=0.1)
    expect(widget.locator(".sl-readout")).to_contain_text(
        "of which 0.00 can be removed"
    )


def test_the_check_is_best_in_the_middle(widget):
    off = widget.locator(".sl-controls > .sl-error > :last-child")
    step = widget.get_by_label("step h of the check")
    expect(off).to_have_text("9.1 × 10−7")
    step.press("Home")
    expect(step).to_have_attribute("aria-valuetext", "h is 1.0e-14")
    for _ in range(18):
        step.press("ArrowRight")
    expect(step).to_have_attribute("aria-valuetext", "h is 0.000010")
    expect(off).to_have_text(re.compile(r"10−\d\d"))
    step.press("End")
    expect(off).to_have_text(re.compile(r"^0\.0"))


def test_reset_brings_everything_back(widget):
    widget.get_by_label("cat", exact=True).press("End")
    widget.get_by_label("truth of boat").press("End")
    widget.get_by_label("step h of the check").press("Home")
    widget.get_by_role("button", name="one gradient step").click()
    widget.get_by_role("button", name="reset").click()
    assert shown(widget) == by_python(SCORES, CAT)
    expect(widget.locator(".sl-trail")).to_have_attribute("points", points(1))


def test_one_sentence_is_announced_after_the_last_change(page, widget):
    page.evaluate(
        """() => {
          window.said = [];
          const live = document.querySelector(".sl-readout[aria-live]");
          new MutationObserver(() => said.push(live.textContent))
            .observe(live, { childList: true });
        }"""
    )
    widget.get_by_label("cat", exact=True).evaluate(
        """(slider) => {
          for (const score of [1.26, 1.36, 1.46, 1.56]) {
            slider.valueAsNumber = score;
            slider.dispatchEvent(new Event("input", { bubbles: true }));
          }
        }"""
    )
    expect(widget.locator(".sl-readout")).to_have_text(
        GradientStep(NAMES, [1.56, -0.81, 3.91], CAT).sentence()
    )
    assert page.evaluate("said.length") == 1


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_the_numbers_change(page, widget, width):
    page.set_viewport_size({"width": width, "height": 900})
    parts = ".sl-name, .sl-number, input, button, .sl-triangle"

    before = places(widget, parts)
    widget.get_by_label("cat", exact=True).press("Home")
    widget.get_by_label("truth of cat").press("Home")
    widget.get_by_label("step h of the check").press("Home")
    assert places(widget, parts) == before

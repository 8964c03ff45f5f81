"""Predictions on the website: taken, answered, kept; and never in the way."""

import re

import pytest
from playwright.sync_api import expect
from served import only

from softmax_lib.teaching.predictions import PREDICTIONS

pytestmark = pytest.mark.one_page
PARTS = ".cell.tag_predict, .sl-progress"
CHAPTER = only(PARTS, "/book/02_softmax.html")
CHOICE, TYPED, DRAWN = "softmax-surest", "attention-crowd", "attention-wider-head"
ATTENTION = only(PARTS, "/book/07_attention.html")


class Prediction:
    """One prediction on an open page."""

    def __init__(self, page, name):
        self.page = page
        self.cell = page.locator(f'.cell:has([data-exercise*="predict.{name}"])')
        self.form = self.cell.locator("form")
        self.says = self.form.get_by_role("status")
        self.veil = self.cell.locator("details.sl-unveil")
        self.output = self.veil.locator(".cell_output")

    def predict(self):
        self.form.get_by_role("button", name="Predict").click()


@pytest.fixture
def asked(page):
    """Open the page of a prediction."""

    def open_at(name):
        page.goto(CHAPTER if name.startswith("softmax") else ATTENTION)
        prediction = Prediction(page, name)
        expect(prediction.output).to_be_hidden()
        return prediction

    return open_at


def test_a_wrong_choice_gets_its_reason_and_the_output(asked):
    prediction = asked(CHOICE)
    prediction.form.get_by_label("T = 10").check()
    prediction.predict()
    expect(prediction.says).to_have_text(f"✗ {PREDICTIONS[CHOICE].judge('c').says}")
    expect(prediction.output).to_be_visible()
    expect(prediction.veil.locator("> p")).to_contain_text("cold")


def test_a_right_number_is_praised(asked):
    prediction = asked(TYPED)
    prediction.form.get_by_role("textbox").fill("13 %")
    prediction.predict()
    expect(prediction.says).to_have_text(repr(PREDICTIONS[TYPED].judge(0.13)))
    expect(prediction.output).to_be_visible()


def test_what_cannot_be_read_unveils_nothing(asked):
    prediction = asked(TYPED)
    for text in ("", "a lot"):
        prediction.form.get_by_role("textbox").fill(text)
        prediction.predict()
        expect(prediction.says).to_contain_text("✗")
        expect(prediction.output).to_be_hidden()


def test_who_does_not_want_to_predict_is_shown(asked):
    prediction = asked(CHOICE)
    prediction.veil.get_by_text("Show me").click()
    expect(prediction.output).to_be_visible()
    expect(prediction.says).to_have_text("")


def test_a_prediction_is_kept_and_is_no_exercise(asked):
    prediction = asked(CHOICE)
    prediction.form.get_by_label("T = 0.5").check()
    prediction.predict()
    expect(prediction.says).to_contain_text("✓ Right.")
    page = prediction.page
    page.reload()
    expect(prediction.output).to_be_visible()
    expect(prediction.form.get_by_label("T = 0.5")).to_be_checked()
    expect(prediction.says).to_contain_text("✓ Right.")
    expect(page.locator(".sl-progress").first).to_contain_text("0 of")
    page.goto("/index.html")
    page.get_by_role("button", name="Forget my answers").click()
    page.goto(CHAPTER)
    expect(prediction.output).to_be_hidden()


def heights(prediction):
    return [
        float(each.input_value())
        for each in prediction.form.get_by_role("slider").all()
    ]


def test_a_curve_is_drawn_in_one_sweep(asked):
    prediction = asked(DRAWN)
    plot = prediction.cell.locator(".sl-sketch svg")
    plot.scroll_into_view_if_needed()
    box, mouse = plot.bounding_box(), prediction.page.mouse
    curve = PREDICTIONS[DRAWN].curve
    places = [
        (
            box["x"] + box["width"] * (i + 0.5) / len(curve),
            box["y"] + box["height"] * (0.04 + 0.92 * (1 - height)),
        )
        for i, height in enumerate(curve)
    ]
    mouse.move(*places[0])
    mouse.down()
    for place in places:
        mouse.move(*place)
    mouse.up()
    assert heights(prediction) == pytest.approx(curve, abs=0.02)
    prediction.predict()
    expect(prediction.says).to_contain_text("✓ Right.")
    expect(prediction.cell.locator(".sl-sketch-truth")).to_have_attribute(
        "points", re.compile(r"\d")
    )
    expect(prediction.output).to_be_visible()


def test_a_curve_is_drawn_by_keyboard(asked):
    prediction = asked(DRAWN)
    for handle in prediction.form.get_by_role("slider").all():
        handle.press("Home")
    assert heights(prediction) == [0] * 5
    prediction.predict()
    hint = PREDICTIONS[DRAWN].judge([0] * 5).says
    expect(prediction.says).to_have_text(f"✗ {hint}")


def test_on_paper_the_output_is_there_and_the_form_is_not(asked):
    prediction = asked(CHOICE)
    page = prediction.page
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(prediction.output).to_be_visible()
    expect(prediction.form).to_be_hidden()
    page.emulate_media(media="screen")
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    expect(prediction.output).to_be_hidden()

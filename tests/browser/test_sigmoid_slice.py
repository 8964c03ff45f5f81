"""The sigmoid slice of chapter 4 on the built site: driven, and read."""

import re

import pytest
from playwright.sync_api import expect
from served import WIDGETS, only

import softmax_lib as sl
from softmax_lib.teaching.widgets import SigmoidSlice, _text

pytestmark = pytest.mark.one_page
CHAPTER = "/book/04_sigmoid.html"
START = [0.7, 1.5, 4.8]


@pytest.fixture
def piece(page):
    """The widget of the chapter, in which three classes share one unit."""
    page.goto(only(WIDGETS, CHAPTER))
    widget = page.locator("[data-widget=sigmoid-slice]")
    expect(widget.get_by_role("slider")).to_have_count(3)
    return widget


def slider(widget, name):
    """One of the three sliders."""
    return widget.get_by_role("slider", name=name)


def shown(widget):
    """Scores and probabilities as the rows show them."""
    rows = widget.locator(".sl-row:not(.sl-heads)").all()
    return [
        [
            row.locator(f".sl-number.sl-{role} > :last-child").inner_text()
            for role in ("logits", "prob")
        ]
        for row in rows
    ]


def by_python(z, *, apart=False):
    """The same texts, computed by the library."""
    p = (sl.sigmoid if apart else sl.softmax)(z)
    return [[_text.fixed(s), _text.fixed(v, 4)] for s, v in zip(z, p, strict=True)]


def drawn_midpoint(widget):
    """Where the vertical line stands, and the number under it."""
    line = widget.locator(".sl-drop").get_attribute("d")
    number = widget.locator(".sl-handle text").text_content()
    return float(re.match(r"M([\d.]+)", line)[1]), number


def test_it_starts_with_the_articles_scores(piece):
    assert shown(piece) == by_python(START)
    expect(piece.locator(".sl-readout")).to_have_text(SigmoidSlice().sentence())


def test_the_midpoint_sits_at_the_log_sum_exp_of_the_rivals(piece):
    slider(piece, "class 2").press("End")
    rivals = [8, 4.8]
    assert shown(piece) == by_python([0.7, *rivals])
    place, number = drawn_midpoint(piece)
    assert number == _text.fixed(sl.logsumexp(rivals))
    axis = piece.locator(".sl-slice .sl-grid").first.evaluate(
        "(line) => { const { x, width } = line.getBBox(); return [x, width]; }"
    )
    share = (sl.logsumexp(rivals) + 8) / 18  # the axis runs from −8 to 10
    assert place == pytest.approx(axis[0] + share * axis[1], abs=0.01)
    sentence = SigmoidSlice([0.7, *rivals]).sentence()
    expect(piece.locator(".sl-readout")).to_have_text(sentence)


def test_the_point_lies_on_the_curve_at_its_own_score(piece):
    slider(piece, "class 1").press("PageUp")
    at = piece.locator(".sl-point").evaluate(
        "(el) => { const m = el.transform.baseVal[0].matrix; return [m.e, m.f]; }"
    )
    top, half, floor = (
        line.evaluate("(el) => el.getBBox().y")
        for line in (piece.locator(".sl-slice .sl-grid").nth(i) for i in (2, 1, 0))
    )
    p = sl.softmax([1.7, 1.5, 4.8])[0]
    assert half == pytest.approx((top + floor) / 2)
    assert (floor - at[1]) / (floor - top) == pytest.approx(p, abs=1e-6)


def test_its_own_score_does_not_move_the_midpoint(piece):
    before = drawn_midpoint(piece)
    slider(piece, "class 1").press("End")
    assert shown(piece) == by_python([8, 1.5, 4.8])
    assert drawn_midpoint(piece) == before


def test_three_sigmoids_leave_one(piece):
    piece.get_by_label("three separate sigmoids").press("Space")
    assert shown(piece) == by_python(START, apart=True)
    assert drawn_midpoint(piece)[1] == "0.00"
    expect(piece.locator(".sl-readout")).to_contain_text("add up to 2.4776")
    heights = [
        float(bar.get_attribute("height")) for bar in piece.locator("rect").all()
    ]
    whole = 3 * 59.333333  # three units on the column's scale
    assert sum(heights) / whole * 3 == pytest.approx(2.4776, abs=1e-4)
    slider(piece, "class 3").press("Home")
    assert shown(piece) == by_python([0.7, 1.5, -8], apart=True)


def test_the_shares_of_softmax_fill_one_unit_of_the_column(piece):
    for key in ("Home", "End", "PageDown"):
        slider(piece, "class 2").press(key)
        bars = piece.locator("rect").all()
        heights = [float(bar.get_attribute("height")) for bar in bars]
        assert sum(heights) == pytest.approx(59.333333, abs=1e-4)


def test_a_score_follows_the_mouse(page, piece):
    third = slider(piece, "class 3")
    third.scroll_into_view_if_needed()
    box = third.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    score = float(shown(piece)[2][0].replace("−", "-"))
    assert abs(score) < 0.5
    assert shown(piece) == by_python([0.7, 1.5, score])


def drag(page, part, by):
    """Drag a part of the drawing sideways; returns how wide a unit of the axis is."""
    part.scroll_into_view_if_needed()
    box = part.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + by, y - 8, steps=5)
    page.mouse.up()
    drawing = page.locator("[data-widget=sigmoid-slice] .sl-slice").bounding_box()
    return drawing["width"] / 380 * 256 / 18  # the axis: 256 of 380, for −8 to 10


def test_the_point_is_dragged_along_its_curve(page, piece):
    unit = drag(page, piece.locator(".sl-point"), 90)
    score = float(shown(piece)[0][0].replace("−", "-"))
    assert score == pytest.approx(0.7 + 90 / unit, abs=0.05)
    assert shown(piece) == by_python([score, *START[1:]])


def test_one_half_is_dragged_and_the_rivals_follow(page, piece):
    unit = drag(page, piece.locator(".sl-slice text", has_text="4.84"), -60)
    rivals = [float(z.replace("−", "-")) for z, _ in shown(piece)[1:]]
    assert rivals[1] - rivals[0] == pytest.approx(3.3, abs=0.011)
    middle = sl.logsumexp([1.5, 4.8]) - 60 / unit
    assert sl.logsumexp(rivals) == pytest.approx(middle, abs=0.05)
    assert drawn_midpoint(piece)[1] == _text.fixed(sl.logsumexp(rivals))
    assert shown(piece)[0][0] == "0.70"


def test_each_slider_says_its_score_and_probability(piece):
    said = slider(piece, "class 3").get_attribute("aria-valuetext")
    assert said == "score 4.80, probability 0.9493"


def test_reset_brings_everything_back(piece):
    piece.get_by_label("three separate sigmoids").check()
    slider(piece, "class 2").press("Home")
    piece.get_by_role("button", name="reset").click()
    assert shown(piece) == by_python(START)
    expect(piece.get_by_label("three separate sigmoids")).not_to_be_checked()


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_numbers_change(page, piece, width):
    page.set_viewport_size({"width": width, "height": 900})
    parts = ".sl-name, .sl-number, .sl-bar, input, button, .sl-slice, .sl-readout"

    def boxes():
        return piece.evaluate(
            """(el, parts) => [...el.querySelectorAll(parts)].map((part) => {
              const { x, y, width, height } = part.getBoundingClientRect();
              return [x, y - el.getBoundingClientRect().y, width, height];
            })""",
            parts,
        )

    before = boxes()
    slider(piece, "class 2").press("End")
    piece.get_by_label("three separate sigmoids").press("Space")
    expect(piece.locator(".sl-readout")).to_contain_text("sigmoid")
    assert boxes() == before

"""The stability probe on the built site: driven by mouse and keyboard, and read."""

import pytest
from playwright.sync_api import expect
from served import WIDGETS, only

from softmax_lib.teaching.widgets import StabilityProbe
from softmax_lib.teaching.widgets._digits import digits_in_words, scientific

pytestmark = pytest.mark.one_page
CHAPTER = "/book/03_stability.html"


@pytest.fixture
def probe(page):
    """The probe of the chapter, a gap of 20 in float32."""
    page.goto(only(WIDGETS, CHAPTER))
    widget = page.locator("[data-widget=stability-probe]")
    expect(widget.get_by_label("gap d")).to_be_visible()
    return widget


def shown(widget):
    """Name, two values and the words about their digits, row by row."""
    return [
        [
            row.locator("th").inner_text(),
            *row.locator(".sl-number").all_inner_texts(),
            *row.locator(".sl-digits").all_inner_texts(),
        ]
        for row in widget.locator("tbody tr").all()
    ]


def by_python(**state):
    """The same texts, computed by numpy."""
    answers = StabilityProbe(**state).answers
    dtype = state.get("dtype", "float32")
    return [
        [
            name,
            *(scientific(x).replace("^", "") for x in answer),
            *(
                digits_in_words(x, truth, dtype)
                for x, truth in zip(answer, answers["exact"], strict=True)
            ),
        ]
        for name, answer in answers.items()
    ]


def test_it_starts_where_only_log1p_knows_the_winners_loss(probe):
    assert shown(probe) == by_python()
    assert shown(probe)[2][2:] == ["0", "all digits", "no digit right"]
    expect(probe.locator(".sl-readout")).to_have_text(StabilityProbe().sentence())


@pytest.mark.parametrize("dtype", ["float16", "float64"])
def test_another_precision_computes_everything_anew(probe, dtype):
    probe.get_by_label(dtype).check()
    assert shown(probe) == by_python(dtype=dtype)


def test_precisions_are_walked_by_the_arrow_keys(probe):
    probe.get_by_label("float32").press("ArrowRight")
    expect(probe.get_by_label("float64")).to_be_checked()
    assert shown(probe) == by_python(dtype="float64")


def test_the_gap_follows_the_keyboard_to_where_naive_dies(probe):
    gap = probe.get_by_label("gap d")
    for _ in range(4):
        gap.press("PageUp")
    expect(gap).to_have_attribute("aria-valuetext", "gap 126")
    assert shown(probe) == by_python(gap=126)
    assert shown(probe)[1][2::2] == ["NaN", "not a number"]
    gap.press("Home")
    assert shown(probe) == by_python(gap=0.1)


def test_the_level_follows_the_mouse_and_costs_the_division_free_form_its_digits(
    page, probe
):
    slider = probe.get_by_label("level of both")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    page.mouse.click(box["x"] + box["width"] - 10, box["y"] + box["height"] / 2)
    level = float(slider.input_value())
    assert level > 900
    assert shown(probe) == by_python(level=level)
    probe.get_by_label("gap d").press("Home")
    assert shown(probe) == by_python(level=level, gap=0.1)
    assert shown(probe)[3][3].endswith("of 7 digits")


def test_what_came_out_is_announced(probe):
    probe.get_by_label("float16").check()
    expect(probe.locator("[aria-live=polite]")).to_have_text(
        StabilityProbe(dtype="float16").sentence()
    )


def test_bars_are_the_share_of_right_digits(probe):
    bars = probe.locator("tbody tr").nth(2).locator(".sl-bar span")
    expect(bars.nth(0)).to_have_attribute("style", "transform: scaleX(1);")
    expect(bars.nth(1)).to_have_attribute("style", "transform: scaleX(0);")


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_the_answers_change(page, probe, width):
    page.set_viewport_size({"width": width, "height": 900})
    parts = "th, td, .sl-bar, input, .sl-readout"

    def boxes():
        return probe.evaluate(
            """(el, parts) => [...el.querySelectorAll(parts)].map((part) => {
              const { x, y, width, height } = part.getBoundingClientRect();
              return [x, y - el.getBoundingClientRect().y, width, height];
            })""",
            parts,
        )

    before = boxes()
    probe.get_by_label("gap d").press("End")
    probe.get_by_label("level of both").press("End")
    probe.get_by_label("float16").check()
    expect(probe.locator(".sl-readout")).to_contain_text("float16")
    assert boxes() == before


def test_reset_brings_back_where_it_started(probe):
    probe.get_by_label("gap d").press("End")
    probe.get_by_label("level of both").press("Home")
    probe.get_by_label("float16").check()
    probe.get_by_role("button", name="reset").click()
    assert shown(probe) == by_python()
    expect(probe.get_by_label("float32")).to_be_checked()

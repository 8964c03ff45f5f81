"""The rules beside each other on the built site: mouse, keyboard, touch, and read."""

import pytest
from playwright.sync_api import expect
from served import WIDGETS, only

from softmax_lib.teaching.widgets import DecodingRules

pytestmark = pytest.mark.one_page
CHAPTER = "/book/08_next_word.html"
HERE = "[data-widget=decoding-rules]"


@pytest.fixture
def rules(page):
    """The widget of the chapter."""
    page.goto(only(WIDGETS, CHAPTER))
    widget = page.locator(HERE)
    expect(widget.get_by_label("temperature T")).to_be_visible()
    return widget


def expect_agreement(widget, *text, **settings):
    """The sentence and every cell of the table are those of the class."""
    python = DecodingRules(*text, **settings)
    expect(widget.locator(".sl-readout")).to_have_text(python.sentence())
    cells = [cell for name, shown in python.rows() for cell in (name, *shown)]
    expect(widget.locator("tbody :is(th, td)")).to_have_text(cells)
    expect(widget.get_by_label("text", exact=True)).to_have_value(python.text)


def test_it_starts_as_python_says(rules):
    expect_agreement(rules)
    expect(rules.get_by_label("draw by top-p")).to_be_checked()
    expect(rules.get_by_role("radio", name="GREEK CAPITAL")).to_be_checked()


def test_a_word_is_drawn_and_taken_back(rules):
    rules.get_by_role("radio", name="LATIN LETTER", exact=True).check()
    expect_agreement(rules, "LATIN LETTER")
    drawn = DecodingRules("LATIN LETTER").drawn()
    rules.get_by_role("button", name="draw").click()
    expect_agreement(rules, f"LATIN LETTER {drawn}")
    rules.get_by_role("button", name="back").click()
    rules.get_by_role("button", name="greedy").press("Enter")
    expect_agreement(rules, "LATIN LETTER SMALL")
    rules.get_by_role("button", name="reset").press("Space")
    expect_agreement(rules)


def test_another_rule_and_another_seed_draw_something_else(rules):
    rules.get_by_role("radio", name="LATIN SMALL LETTER", exact=True).check()
    rules.get_by_label("draw by no cut").check()
    expect_agreement(rules, "LATIN SMALL LETTER", rule="no cut")
    rules.get_by_role("button", name="next seed").click()
    expect_agreement(rules, "LATIN SMALL LETTER", rule="no cut", seed=8)
    rules.get_by_label("draw by no cut").press("ArrowRight")
    expect_agreement(rules, "LATIN SMALL LETTER", rule="top-k", seed=8)


def test_every_slider_follows_the_keyboard(rules):
    box = rules.get_by_label("text", exact=True)
    box.fill("LATIN LETTER")
    rules.get_by_label("temperature T").press("PageUp")
    rules.get_by_label("repetition").press("PageUp")
    rules.get_by_role("slider", name="top-k").press("PageDown")
    rules.get_by_role("slider", name="top-p").press("PageDown")
    rules.get_by_role("slider", name="min-p").press("PageUp")
    rules.get_by_role("slider", name="typical").press("Home")
    settings = {"temperature": 1.585, "penalty": 1.5, "k": 1, "mass": 0.8}
    settings |= {"ratio": 0.2, "typical": 0.01}
    expect_agreement(rules, "LATIN LETTER", **settings)
    said = rules.get_by_role("slider", name="min-p").get_attribute("aria-valuetext")
    kept = DecodingRules("LATIN LETTER", **settings).kept("min-p")
    assert said == f"0.20, keeps {kept}"


def test_a_slider_follows_the_mouse(page, rules):
    slider = rules.get_by_label("temperature T")
    slider.hover()
    box = slider.bounding_box()
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"], box["y"] + 20, steps=4)
    page.mouse.up()
    expect_agreement(rules, temperature=10)


def test_a_typed_text_is_read_and_an_unknown_word_is_told(rules):
    box = rules.get_by_label("text", exact=True)
    box.fill("greek  small letter ")
    expect(rules.locator(".sl-readout")).to_have_text(
        DecodingRules("GREEK SMALL LETTER").sentence()
    )
    box.fill("greek small letters")
    told = "The model does not know LETTERS."
    expect(rules.locator(".sl-readout")).to_have_text(told)
    box.fill("latin (end) small")
    told = "Nothing comes after (end)."
    expect(rules.locator(".sl-readout")).to_have_text(told)
    box.fill(" ".join(["LETTER"] * 13))
    expect(rules.locator(".sl-readout")).to_have_text("12 words are enough.")
    box.fill("")
    expect_agreement(rules, "")


def test_a_name_that_has_ended_is_not_gone_on_with(rules):
    box = rules.get_by_label("text", exact=True)
    box.fill("GREEK SMALL LETTER ALPHA (end)")
    expect_agreement(rules, "GREEK SMALL LETTER ALPHA (end)")
    rules.get_by_role("button", name="draw").click()
    expect_agreement(rules, "GREEK SMALL LETTER ALPHA (end)")
    rules.get_by_role("button", name="back").click()
    expect_agreement(rules, "GREEK SMALL LETTER ALPHA")


def test_one_sentence_is_announced(rules):
    for _ in range(3):
        rules.get_by_role("slider", name="min-p").press("ArrowDown")
    announced = rules.locator("[aria-live=polite]")
    expect(announced).to_have_count(1)
    expect(announced).to_have_text(DecodingRules(ratio=0.07).sentence())


def test_tints_are_the_shares_of_each_column(rules):
    tint = "(all) => all.map((one) => +one.style.getPropertyValue('--sl-share'))"
    first = rules.locator("tbody tr").first
    assert first.locator("td").evaluate_all(tint) == [1] * 5
    others = rules.locator("tbody tr", has_text="139 others")
    assert others.locator("td").evaluate_all(tint) == [0] * 5
    cut = rules.locator("td.sl-cut-off")
    expect(cut).to_have_text(["cut"] * 18)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_used_by_touch_on_a_phone_and_does_not_jump(new_page, scheme):
    page = new_page(
        viewport={"width": 390, "height": 844},
        color_scheme=scheme,
        has_touch=True,
        is_mobile=True,
    )
    page.goto(only(WIDGETS, CHAPTER))
    widget = page.locator(HERE)
    expect(widget.get_by_label("temperature T")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    before = widget.bounding_box()["height"]
    widget.get_by_text("LATIN SMALL LETTER", exact=True).tap()
    widget.get_by_label("draw by min-p").tap()
    widget.get_by_role("button", name="draw").tap()
    drawn = DecodingRules("LATIN SMALL LETTER", rule="min-p").drawn()
    expect_agreement(widget, f"LATIN SMALL LETTER {drawn}", rule="min-p")
    assert widget.bounding_box()["height"] == before


def test_without_javascript_the_table_stands_there(new_page):
    page = new_page(java_script_enabled=False)
    page.goto(CHAPTER)
    widget = page.locator(HERE)
    python = DecodingRules()
    expect(widget.locator(".sl-readout")).to_have_text(python.sentence())
    cells = [cell for name, shown in python.rows() for cell in (name, *shown)]
    expect(widget.locator("tbody :is(th, td)")).to_have_text(cells)

"""A finger on the page: it scrolls past sliders, and opens words of the glossary."""

import re

import pytest
from playwright.sync_api import expect
from served import WIDGETS, only

from tools.axe import AXE, NEXT_FRAME

CHAPTER = "/book/02_softmax.html"
AT_THE_FOOT = """([width, height]) => {
  const box = document.querySelector("dialog.sl-sheet").getBoundingClientRect();
  return box.x === 0 && box.width === width && Math.abs(box.bottom - height) < 1;
}"""
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


@pytest.fixture
def phone(new_page):
    page = new_page(is_mobile=True, **PHONE)
    page.goto(only(f"p:has(.sl-term), {WIDGETS}", CHAPTER))  # long enough to scroll
    page.wait_for_load_state("networkidle")
    return page


def swipe(page, start, by):
    """Move a finger from a point by some pixels, in steps."""
    devtools = page.context.new_cdp_session(page)
    send = lambda kind, points: devtools.send(  # noqa: E731
        "Input.dispatchTouchEvent", {"type": kind, "touchPoints": points}
    )
    at = lambda share: {  # noqa: E731
        "x": start[0] + share * by[0],
        "y": start[1] + share * by[1],
    }
    send("touchStart", [at(0)])
    for step in range(1, 11):
        send("touchMove", [at(step / 10)])
        page.wait_for_timeout(16)
    send("touchEnd", [])


@pytest.fixture
def slider(phone):
    slider = phone.locator("[data-widget] input[type=range]").first
    slider.evaluate("input => input.scrollIntoView({ block: 'center' })")
    expect(slider).to_be_in_viewport()
    phone.evaluate(NEXT_FRAME)
    return slider


def place(slider, share):
    box = slider.bounding_box()
    return box["x"] + share * box["width"], box["y"] + box["height"] / 2


def test_a_swipe_that_begins_on_a_slider_scrolls_and_leaves_the_value(phone, slider):
    value, before = slider.input_value(), phone.evaluate("scrollY")
    swipe(phone, place(slider, 0.9), (4, -200))
    phone.wait_for_function("(before) => scrollY > before + 100", arg=before)
    expect(slider).to_have_value(value)


def test_a_swipe_along_a_slider_moves_it(phone, slider):
    before = phone.evaluate("scrollY")
    swipe(phone, place(slider, 0.2), (90, 0))
    expect(slider).to_have_value(re.compile("^[^-]*[1-9]"))  # more than nought
    assert phone.evaluate("scrollY") == before


@pytest.fixture
def sheet(phone):
    """Return the sheet that a tap on the first word of the glossary opens."""
    phone.locator("a.sl-term").first.tap()
    found = phone.locator("dialog.sl-sheet")
    expect(found).to_be_visible()
    return found


def test_a_tapped_word_opens_in_place(phone, sheet):
    word = phone.locator("a.sl-term").first.inner_text()
    expect(phone).to_have_url(re.compile(re.escape(CHAPTER)))
    expect(sheet).to_contain_text(word[:4])
    expect(sheet.locator("p").nth(1)).not_to_be_empty()
    phone.wait_for_function(AT_THE_FOOT, arg=[390, 844])


@pytest.mark.parametrize("way", ["button", "beside", "escape"])
def test_the_sheet_closes_and_opens_again(phone, sheet, way):
    if way == "button":
        sheet.get_by_role("button", name="Close").tap()
    elif way == "beside":
        phone.touchscreen.tap(195, 60)
    else:
        phone.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    phone.locator("a.sl-term").nth(1).tap()
    expect(sheet).to_be_visible()


def test_the_sheet_leads_on_to_the_glossary_and_is_accessible(phone, sheet):
    expect(sheet).to_have_role("dialog")
    phone.evaluate(AXE.read_text(encoding="utf-8"))
    found = phone.evaluate("axe.run('.sl-sheet').then((all) => all.violations)")
    assert not found
    sheet.get_by_role("link", name="Glossary").tap()
    phone.wait_for_url("**/glossary.html#term-*")


def test_a_word_that_is_clicked_by_mouse_is_a_link(page):
    page.goto(CHAPTER)
    page.locator("a.sl-term").first.click()
    page.wait_for_url("**/glossary.html#term-*")

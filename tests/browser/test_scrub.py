"""Numbers in prose that are inputs: by mouse, touch and keyboard, and as text."""

import re

import pytest
from playwright.sync_api import expect
from served import WIDGETS, only

import softmax_lib as sl
from tools.axe import NEXT_FRAME

pytestmark = pytest.mark.one_page
CHAPTER = "/book/02_softmax.html"
SCORES = [-3.44, 1.16, -0.81, 3.91]
STORED = "2.0"


class Prose:
    """The paragraph of chapter 2 with a temperature in it, and the widget below."""

    def __init__(self, page):
        self.page = page
        self.number = page.get_by_role("spinbutton", name="temperature T").first
        self.paragraph = page.locator("p:has(.sl-set)").first
        self.widget = page.locator("[data-widget=softmax-mixer]").first
        self.slider = self.widget.get_by_label("temperature T")

    def expect_temperature(self, temperature, text):
        """It stands in the number, in the widget, and in what follows."""
        expect(self.number).to_have_value(text)
        expect(self.number).to_have_attribute("aria-valuenow", f"{temperature:g}")
        expect(self.slider).to_have_attribute("aria-valuetext", f"{temperature:#.3g}")
        self.expect_share(temperature)

    def expect_share(self, temperature):
        """The airplane's share is that of softmax, in per cent."""
        share = 100 * sl.softmax(SCORES, temperature=temperature)[3]
        shown = self.paragraph.locator(".sl-now").first
        rounded = f"{share:.{1 if share > 90 else 0}f} %"
        expect(shown).to_have_text(">99.9 %" if share >= 99.95 else rounded)

    def middle(self):
        """Return the middle of the number on the screen."""
        self.number.scroll_into_view_if_needed()
        box = self.number.bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.fixture
def prose(page):
    page.goto(only(f"p:has(.sl-set), {WIDGETS}", CHAPTER))
    found = Prose(page)
    found.number.scroll_into_view_if_needed()
    return found


def test_it_begins_with_the_stored_text_and_the_widget_with_its_own(prose):
    expect(prose.number).to_have_value(STORED)
    prose.expect_share(2)
    expect(prose.slider).to_have_attribute("aria-valuetext", "1.00")


def test_it_is_a_spinbutton_with_a_name_and_a_range(prose):
    for name, value in {"valuemin": "0.1", "valuemax": "10", "valuenow": "2"}.items():
        expect(prose.number).to_have_attribute(f"aria-{name}", value)


def test_dragging_sideways_moves_the_widget(prose):
    x, y = prose.middle()
    mouse = prose.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + 60, y + 2, steps=5)
    prose.expect_temperature(3, "3.0")
    mouse.move(x - 30, y, steps=5)
    mouse.up()
    prose.expect_temperature(1.5, "1.5")
    expect(prose.number).not_to_be_focused()


def test_a_click_lets_the_reader_type(prose):
    prose.page.mouse.click(*prose.middle())
    expect(prose.number).to_be_focused()
    prose.page.keyboard.type("0,5")
    prose.page.keyboard.press("Enter")
    prose.expect_temperature(0.5, "0.5")


def test_a_number_that_was_typed_can_still_be_dragged(prose):
    prose.number.fill("1.0")
    prose.number.press("Enter")
    x, y = prose.middle()
    prose.page.mouse.move(x, y)
    prose.page.mouse.down()
    prose.page.mouse.move(x + 30, y, steps=5)
    prose.page.mouse.up()
    prose.expect_temperature(1.5, "1.5")


@pytest.mark.parametrize(
    ("typed", "temperature", "text"),
    [("99", 10, "10.0"), ("-3", 0.1, "0.1"), ("1/4", 0.25, "0.25")],
)
def test_what_is_typed_is_kept_within_the_range(prose, typed, temperature, text):
    prose.number.fill(typed)
    prose.number.press("Tab")
    prose.expect_temperature(temperature, text)


def test_what_is_no_number_changes_nothing(prose):
    for typed in ("hot", "", "nan"):
        prose.number.fill(typed)
        prose.number.press("Enter")
        expect(prose.number).to_have_value(STORED)


def test_the_keyboard_steps_and_brings_the_stored_number_back(prose):
    prose.number.press("ArrowUp")
    prose.expect_temperature(2.1, "2.1")
    prose.number.press("PageDown")
    prose.expect_temperature(1.1, "1.1")
    for _ in range(3):
        prose.number.press("PageDown")
    prose.expect_temperature(0.1, "0.1")
    prose.number.press("Escape")
    prose.expect_temperature(2, STORED)


def test_a_button_brings_the_stored_number_back(prose):
    back = prose.page.get_by_role("button", name=f"temperature T: back to {STORED}")
    expect(back).to_be_hidden()
    prose.number.press("PageUp")
    back.click()
    prose.expect_temperature(2, STORED)
    expect(back).to_be_hidden()


def test_it_follows_the_widget(prose):
    prose.slider.press("Home")
    prose.expect_temperature(0.1, "0.1")
    prose.widget.get_by_role("button", name="reset").click()
    prose.expect_temperature(1, "1.0")


def test_the_ring_is_seen(prose):
    prose.number.focus()
    prose.page.keyboard.press("Shift+Tab")
    prose.page.keyboard.press("Tab")
    expect(prose.number).to_be_focused()
    assert prose.number.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


@pytest.fixture
def touched(new_page):
    page = new_page(
        has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800}
    )
    page.goto(only(f"section > p, {WIDGETS}", CHAPTER))  # long enough to scroll
    found = Prose(page)
    found.number.scroll_into_view_if_needed()
    return found


def swipe(page, start, end, steps=10):
    """Put a finger down, move it and lift it, as the browser hears of it."""
    session = page.context.new_cdp_session(page)

    def touch(kind, *points):
        places = [dict(zip("xy", point, strict=True)) for point in points]
        event = {"type": f"touch{kind}", "touchPoints": places}
        session.send("Input.dispatchTouchEvent", event)

    far = [(b - a) / steps for a, b in zip(start, end, strict=True)]
    touch("Start", start)
    for i in range(1, steps + 1):
        touch("Move", [a + i * part for a, part in zip(start, far, strict=True)])
        page.evaluate(NEXT_FRAME)
    touch("End")


def test_a_finger_sideways_drags(touched):
    x, y = touched.middle()
    swipe(touched.page, (x, y), (x + 90, y))
    expect(touched.number).to_have_value(re.compile(r"^([3-9]|2\.[6-9])"))
    touched.expect_share(float(touched.number.input_value()))


def test_a_finger_upwards_scrolls_and_changes_nothing(touched):
    x, y = touched.middle()
    before = touched.page.evaluate("scrollY")
    swipe(touched.page, (x, y), (x, y - 150))
    touched.page.wait_for_function("(before) => scrollY > before + 50", arg=before)
    expect(touched.number).to_have_value(STORED)


def test_a_finger_reaches_44_pixels(touched):
    reach = touched.page.locator(".sl-scrub").first
    size = reach.evaluate(
        """(label) => {
          const { width, height } = getComputedStyle(label, "::before");
          return [parseFloat(width), parseFloat(height)];
        }"""
    )
    assert min(size) >= 44


def test_without_javascript_it_is_text(new_page):
    page = new_page(java_script_enabled=False)
    page.goto(only("p:has(.sl-set)", CHAPTER))
    paragraph = page.locator("p:has(.sl-set)").first
    expect(paragraph).to_contain_text("the airplane has 73 % and the cat 18 %")
    expect(paragraph.locator("input")).to_have_count(0)
    expect(paragraph.locator(".sl-scrub-hint")).to_be_hidden()


def test_on_paper_the_stored_text_stands(prose):
    prose.number.press("End")
    prose.number.press("PageUp")
    prose.page.emulate_media(media="print")
    expect(prose.paragraph).to_contain_text(
        f"= {STORED} the airplane has 73 %", use_inner_text=True
    )
    expect(prose.number).to_be_hidden()


def test_it_moves_the_widget_of_a_live_cell_in_place_of_the_book_s(prose):
    prose.number.press("ArrowUp")
    prose.widget.evaluate(
        """(book) => {
          const live = document.createElement("div");
          live.append(book.cloneNode(false));
          book.after(live);
          book.hidden = true;
          live.dispatchEvent(new Event("softmax:added", { bubbles: true }));
        }"""
    )
    live = prose.page.locator("[data-widget=softmax-mixer]:visible").first
    expect(live.get_by_label("temperature T")).to_be_visible()
    expect(prose.number).to_have_value(STORED)
    prose.number.press("ArrowUp")
    slider = live.get_by_label("temperature T")
    expect(slider).to_have_attribute("aria-valuetext", "2.10")
    prose.expect_share(2.1)

"""The bug finder on the built site: driven by mouse and keyboard, and read."""

import pytest
from playwright.sync_api import expect
from served import WIDGETS, only

from softmax_lib.teaching.museum import EXHIBITS
from softmax_lib.teaching.museum.sights import SIGHTS
from softmax_lib.teaching.widgets import BugFinder
from tools.axe import findings

pytestmark = pytest.mark.one_page
PAGE = "/book/tools/your_bug.html"


def seen_of(widget):
    return widget.get_by_role("combobox", name="What do you see?")


def loss_of(widget):
    return widget.get_by_role("textbox", name="loss")


def classes_of(widget):
    return widget.get_by_role("textbox", name="classes")


@pytest.fixture
def finder(page):
    """The finder, awake."""
    page.goto(only(WIDGETS, PAGE))
    widget = page.locator("[data-widget=bug-finder]")
    expect(seen_of(widget)).to_be_visible()
    return widget


def shown(widget):
    """What each cause says: title, arithmetic, sign."""
    return [
        item.locator("> span").all_inner_texts()
        for item in widget.locator(".sl-suspects > li").all()
    ]


def by_python(**state):
    """The same, from softmax_lib."""
    items = []
    for each in BugFinder(**state).suspects():
        lines = [each.title, each.why]
        if each.exhibit:
            exhibit = EXHIBITS[each.exhibit]
            lines = [
                f"Exhibit {exhibit.number}: {each.title}",
                each.why,
                f"In your run: {exhibit.sign}",
            ]
        items.append(lines)
    return items


def expect_the_same(widget, **state):
    expect(widget.locator(".sl-readout")).to_have_text(BugFinder(**state).sentence())
    assert shown(widget) == by_python(**state)


def test_it_starts_with_the_number_of_a_second_softmax(finder):
    expect_the_same(finder)


def test_a_typed_number_names_its_causes(finder):
    for value, classes in (("7.9712", 2), ("−0,1", 10), ("73.68", 10), ("6.91", 1000)):
        loss_of(finder).fill(value)
        classes_of(finder).fill(str(classes))
        expect_the_same(finder, value=value, classes=classes)


def test_what_is_no_number_is_said_and_names_nothing(finder):
    loss, classes = loss_of(finder), classes_of(finder)
    says = finder.locator(".sl-readout")
    for text in ("", "two", "nan", "1_0"):
        loss.fill(text)
        expect(says).to_have_text("Type the loss as one number, such as 1.4612.")
        expect(loss).to_have_attribute("aria-invalid", "true")
        assert shown(finder) == []
    loss.fill("2.3026")
    expect(loss).to_have_attribute("aria-invalid", "false")
    for text in ("", "1", "2.5", "-3", "99999999"):
        classes.fill(text)
        expect(says).to_have_text(
            "Type the number of classes: a whole number from 2 on."
        )
        assert shown(finder) == []
    classes.fill("100")
    expect_the_same(finder, value="2.3026", classes=100)


def test_every_sight_leads_to_its_exhibits(finder):
    seen = seen_of(finder)
    for sight, each in SIGHTS.items():
        seen.select_option(label=f"{each.group}: {each.says}")
        assert shown(finder) == by_python(sight=sight)
    expect(loss_of(finder)).to_be_hidden()
    seen.select_option("number")
    expect(loss_of(finder)).to_be_visible()


def test_the_keyboard_is_enough(page, finder):
    seen = seen_of(finder)
    seen.focus()
    page.keyboard.press("ArrowDown")
    first = next(iter(SIGHTS))
    expect_the_same(finder, sight=first)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    expect(loss_of(finder)).to_be_focused()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("20.7233")
    expect_the_same(finder, value="20.7233")
    page.keyboard.press("Tab")
    expect(classes_of(finder)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # reset
    expect_the_same(finder)
    page.keyboard.press("Tab")
    expect(finder.get_by_role("link").first).to_be_focused()


def test_a_cause_leads_to_its_exhibit(page, finder):
    finder.get_by_role("link", name="A softmax before a loss").click()
    page.wait_for_url("**/appendix/museum.html#exhibit-double-softmax-loss")
    expect(page.locator("#exhibit-double-softmax-loss")).to_be_in_viewport()


def test_it_is_accessible_with_an_error_too(finder):
    loss_of(finder).fill("two")
    assert findings(finder.page) == []


def test_without_javascript_the_causes_and_the_numbers_are_there(new_page):
    page = new_page(java_script_enabled=False)
    page.goto(PAGE)
    assert shown(page.locator("[data-widget=bug-finder]")) == by_python()
    expect(page.get_by_role("cell", name="14.5063")).to_be_visible()


def test_on_a_phone_in_the_dark_it_fits(new_page):
    page = new_page(viewport={"width": 390, "height": 844}, color_scheme="dark")
    page.goto(PAGE)
    finder = page.locator("[data-widget=bug-finder]")
    seen_of(finder).select_option("not-one")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    for field in finder.locator("input, select, button").all():
        if field.is_visible():
            assert field.bounding_box()["height"] >= 36

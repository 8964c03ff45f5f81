"""A term of a formula marks its region of the figure: by mouse, keyboard and touch."""

import pytest
from playwright.sync_api import expect
from served import only

pytestmark = pytest.mark.one_page
FIGURE = "#fig-softmax-strip"
PARTS = f"{FIGURE}, div.math:has(.sl-formula-term), .sl-formula-terms, .sl-term"
# From above, once the narrow file has come.
IN_THE_LAST_THIRD = """(figure) => {
  const [region, picture] = [".sl-region", "img"].map(
    (part) => document.querySelector(`${figure} ${part}`).getBoundingClientRect());
  return region.height > 0 && region.top > picture.top + 2 / 3 * picture.height;
}"""


@pytest.fixture
def chapter(page):
    page.goto(only(PARTS, "/book/02_softmax.html"))
    expect(page.locator(".sl-formula-terms")).to_be_visible()
    return page


def share(page):
    """Where the region begins and ends across the picture, from 0 to 1."""
    region = page.locator(f"{FIGURE} .sl-region").bounding_box()
    picture = page.locator(f"{FIGURE} img").bounding_box()
    left = (region["x"] - picture["x"]) / picture["width"]
    return left, left + region["width"] / picture["width"]


def test_the_mouse_on_a_term_marks_the_panel_while_it_is_there(chapter):
    chapter.locator(FIGURE).scroll_into_view_if_needed()
    chapter.locator(".sl-formula-term-3").hover()
    expect(chapter.locator(f"{FIGURE} .sl-region")).to_be_visible()
    left, right = share(chapter)
    assert 2 / 3 < left < right < 1  # probabilities are the last of three panels
    chapter.locator(".sl-formula-terms > span").hover()
    expect(chapter.locator(".sl-region")).to_be_hidden()


def test_the_keyboard_presses_a_button_and_escape_releases_it(chapter):
    button = chapter.get_by_role("button", name="the scores")
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(chapter.locator(".sl-formula-term-0")).to_have_class(
        "enclosing sl-formula-term sl-formula-term-0 sl-on"
    )
    assert share(chapter)[1] < 0.4
    button.press("Escape")
    expect(chapter.locator(".sl-region")).to_be_hidden()


def test_words_of_the_glossary_are_links_as_elsewhere(chapter):
    word = chapter.locator("p .sl-term").first
    expect(word).to_have_css("cursor", "pointer")


def test_on_a_phone_the_region_is_that_of_the_narrow_file(chapter):
    chapter.set_viewport_size({"width": 390, "height": 800})
    chapter.get_by_role("button", name="the probabilities").click()
    chapter.wait_for_function(IN_THE_LAST_THIRD, arg=FIGURE)

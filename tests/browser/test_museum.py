"""The bug museum: read, or guess first, by mouse and by keyboard."""

import re

import pytest
from playwright.sync_api import expect

from softmax_lib.teaching.museum import EXHIBITS, SYMPTOMS, showing
from softmax_lib.teaching.museum.quiz import guess, question

pytestmark = pytest.mark.one_page
PAGE = "/book/appendix/museum.html"
ALL = list(EXHIBITS.values())
FIRST = ALL[0]


def letter(exhibit, *, right):
    options = question(exhibit).lettered.items()
    return next(key for key, option in options if option.right == right)


def section(page, exhibit):
    return page.locator("section.sl-exhibit").nth(exhibit.number - 1)


def form(page, exhibit):
    label = f"What is wrong with exhibit {exhibit.number}?"
    return page.get_by_role("form", name=label, exact=True)


def answer(page, exhibit, key):
    box = form(page, exhibit)
    box.get_by_role("radio").nth("abc".index(key)).check()
    box.get_by_role("button", name="Check").click()


def expect_shut(page, exhibit, shut=True):
    where = section(page, exhibit)
    expect(where.locator(".sl-reveal")).to_be_visible(visible=not shut)
    expect(where.locator(".sl-exhibit-title")).to_be_visible(visible=not shut)


def start(page):
    return page.get_by_role("button", name="Guess first")


@pytest.fixture
def museum(page):
    """Return the page, as it opens."""
    page.goto(PAGE)
    expect(start(page)).to_be_visible()
    return page


def test_it_opens_for_reading(museum):
    expect(museum.locator("section.sl-exhibit")).to_have_count(len(ALL))
    for exhibit in (FIRST, ALL[-1]):
        expect_shut(museum, exhibit, shut=False)
        expect(form(museum, exhibit)).to_be_hidden()


def test_a_symptom_leads_to_its_exhibits(museum):
    for symptom, text in SYMPTOMS.items():
        line = museum.locator("li", has_text=text[1:]).first
        anchors = line.locator('a[href^="#exhibit-"]').all()  # others lead elsewhere
        links = [anchor.get_attribute("href") for anchor in anchors]
        assert links == [f"#{exhibit.anchor}" for exhibit in showing(symptom)]
    line.locator('a[href^="#exhibit-"]').first.click()
    last = showing(symptom)[0]
    expect(museum).to_have_url(re.compile(f"#{last.anchor}$"))
    expect(section(museum, last).locator("h3")).to_be_in_viewport()


def test_guessing_hides_the_diagnoses_until_they_are_found(museum):
    start(museum).click()
    expect(start(museum)).to_have_attribute("aria-pressed", "true")
    expect(museum.locator(".sl-quiz-says")).to_contain_text(f"{len(ALL)} exhibits hide")
    for exhibit in (FIRST, ALL[-1]):
        expect_shut(museum, exhibit)
        expect(section(museum, exhibit).locator(".sl-plate").first).to_be_visible()

    wrong, right = (letter(FIRST, right=good) for good in (False, True))
    status = form(museum, FIRST).get_by_role("status")
    answer(museum, FIRST, wrong)
    expect(status).to_have_text(repr(guess("double_softmax_loss", wrong)))
    expect_shut(museum, FIRST)
    answer(museum, FIRST, right)
    expect(status).to_have_text(repr(guess("double_softmax_loss", right)))
    expect_shut(museum, FIRST, shut=False)
    expect_shut(museum, ALL[1])
    line = museum.locator(".sl-quiz .sl-progress")
    expect(line).to_have_text(f"1 of {len(ALL)} exhibits done")

    start(museum).click()
    expect_shut(museum, ALL[1], shut=False)
    expect(museum.locator(".sl-quiz-says")).to_have_text("Everything is shown.")


def test_what_was_guessed_is_remembered_and_open(museum):
    start(museum).click()
    answer(museum, FIRST, letter(FIRST, right=True))
    expect_shut(museum, FIRST, shut=False)
    museum.reload()
    start(museum).click()
    expect_shut(museum, FIRST, shut=False)
    expect_shut(museum, ALL[1])
    said = f"{len(ALL) - 1} exhibits hide their diagnosis"
    expect(museum.locator(".sl-quiz-says")).to_contain_text(said)


def test_the_keyboard_alone_is_enough(museum):
    start(museum).focus()
    museum.keyboard.press("Enter")
    expect_shut(museum, FIRST)
    second = ALL[1]
    form(museum, FIRST).get_by_role("radio").first.focus()
    museum.keyboard.press("Space")
    for _ in range("abc".index(letter(FIRST, right=True))):
        museum.keyboard.press("ArrowDown")
    museum.keyboard.press("Enter")
    expect_shut(museum, FIRST, shut=False)

    form(museum, second).get_by_role("radio").first.focus()
    museum.keyboard.press("Tab")
    museum.keyboard.press("Tab")
    expect(
        form(museum, second).get_by_role("button", name="Show the answer")
    ).to_be_focused()
    museum.keyboard.press("Enter")
    expect_shut(museum, second, shut=False)
    expect(section(museum, second).locator(".sl-reveal")).to_be_focused()
    expect(museum.locator(".sl-quiz .sl-progress")).to_contain_text("1 of")


def test_in_the_quiz_the_list_of_contents_does_not_tell(museum):
    start(museum).click()
    museum.locator(f"#{FIRST.anchor}").scroll_into_view_if_needed()
    expect(museum.locator(".bd-sidebar-secondary", has_text="Masks")).to_be_visible()
    for entry in museum.locator(".bd-sidebar-secondary li.toc-h3").all():
        expect(entry).to_be_hidden()


def test_without_javascript_everything_reads(new_page):
    page = new_page(java_script_enabled=False)
    page.goto(PAGE)
    sections = page.locator("section.sl-exhibit").all()
    assert len(sections) == len(ALL)
    for where, exhibit in zip(sections, ALL, strict=True):
        text = where.text_content().replace("’", "'")
        assert exhibit.title in text
        assert exhibit.sign in text
    sections[-1].scroll_into_view_if_needed()
    expect(sections[-1].locator(".sl-reveal")).to_be_visible()
    expect(page.locator(".sl-quiz")).to_be_hidden()
    expect(page.locator(".sl-exhibit form:visible")).to_have_count(0)


def test_on_a_phone_in_the_dark_the_quiz_fits(new_page):
    page = new_page(viewport={"width": 390, "height": 844}, color_scheme="dark")
    page.goto(PAGE)
    start(page).click()
    answer(page, FIRST, letter(FIRST, right=False))
    widths = "[document.documentElement.scrollWidth, window.innerWidth]"
    width, room = page.evaluate(widths)
    assert width <= room

"""Answer boxes on the website: judged, remembered, usable by keyboard."""

import re

import pytest
from playwright.sync_api import expect
from served import only

from softmax_lib.teaching.exercises import EXERCISES, check, numbers_of_chapter

pytestmark = pytest.mark.one_page
CHAPTER = only(".sl-exercise, .sl-progress", "/book/02_softmax.html")
TOTAL = len(numbers_of_chapter(2))
TYPED = [
    ("2.1", "0.676"),
    ("2.1", "67.52"),
    ("2.1", "0.46"),
    ("2.1", "about 1"),
    ("2.1", ""),
    ("2.1", "67,52 %"),
    ("2.1", "0.68"),
    ("2.1", "log 2"),
    ("2.5", "ln 10"),
    ("2.5", "1/ln(10)"),
    ("2.7", "e⁵ + 1"),
    ("2.7", "1,000"),
    ("2.3", "1/4.124123"),
    ("2.3", "−4"),
    ("2.4", "1.0358"),
    ("2.4", "0,718 nats"),
    ("2.5", "2.302585"),
    ("2.6", "0.5922"),
    ("2.6", "3/4"),
    ("2.7", "149"),
    ("2.10", "2.1"),
    ("2.10", "2.16"),
]


@pytest.fixture
def chapter(page):
    """Return the page of chapter 2, before anything was answered."""
    page.goto(CHAPTER)
    return page


def form(page, number):
    return page.get_by_role("form", name=f"Answer to exercise {number}", exact=True)


def feedback(page, number):
    return form(page, number).get_by_role("status")


def answer(page, number, text):
    form(page, number).get_by_role("textbox").fill(text)
    form(page, number).get_by_role("button", name="Check").click()


def expect_progress(page, count):
    line = page.locator(
        f'.sl-progress[data-chapter="2"]:has-text("{count} of {TOTAL}")'
    )
    expect(line).to_have_text(f"{count} of {TOTAL} exercises done")
    expect(line.locator(".sl-ring")).to_have_count(TOTAL)
    expect(line.locator(".sl-ring-done")).to_have_count(count)


def test_every_exercise_has_its_form_awake(chapter):
    for number in numbers_of_chapter(2):
        expect(form(chapter, number)).to_be_visible()
        expect(
            form(chapter, number).get_by_role("button", name="Check")
        ).to_be_enabled()
    expect_progress(chapter, 0)


def test_a_typed_answer_gets_the_sentence_that_jupyter_gives(chapter):
    for number, text in TYPED:
        answer(chapter, number, text)
        expect(feedback(chapter, number)).to_have_text(repr(check(number, text)))
        field = form(chapter, number).get_by_role("textbox")
        wrong = str(check(number, text).mark in {"wrong", "unread"}).lower()
        expect(field).to_have_attribute("aria-invalid", wrong)
    done = {number for number, text in TYPED if check(number, text).right}
    expect_progress(chapter, len(done))


def test_a_typed_answer_is_quoted_and_never_run(chapter):
    answer(chapter, "2.1", '<img src=x onerror="document.title=1">')
    expect(feedback(chapter, "2.1")).to_contain_text('✗ “<img src=x onerror="document')
    expect(feedback(chapter, "2.1").locator("img")).to_have_count(0)


def test_a_choice_answers_to_each_option(chapter):
    box = form(chapter, "2.9")
    button = box.get_by_role("button", name="Check")
    button.click()
    expect(feedback(chapter, "2.9")).to_have_text("✗ Choose one answer first.")
    for index, letter in enumerate("abcde"):
        box.get_by_role("radio").nth(index).check()
        expect(feedback(chapter, "2.9")).to_have_text("")
        button.click()
        expect(feedback(chapter, "2.9")).to_have_text(repr(check("2.9", letter)))
    expect_progress(chapter, 1)


def test_a_list_of_steps_is_done_when_all_are_ticked(chapter):
    boxes = form(chapter, "2.8").get_by_role("checkbox")
    boxes.nth(0).check()
    form(chapter, "2.8").get_by_role("button", name="Check").click()
    expect(feedback(chapter, "2.8")).to_have_text(repr(check("2.8", "a")))
    for index in range(1, boxes.count()):
        boxes.nth(index).check()
    expect(feedback(chapter, "2.8")).to_have_text(repr(check("2.8", "abcd")))
    expect_progress(chapter, 1)


def test_progress_is_there_after_a_reload_and_on_the_landing_page(chapter):
    answer(chapter, "2.3", "4.12")
    answer(chapter, "2.7", "150")
    answer(chapter, "2.1", "0.5")
    expect_progress(chapter, 2)
    chapter.reload()
    expect_progress(chapter, 2)
    expect(feedback(chapter, "2.3")).to_have_text("✓ Done.")
    expect(feedback(chapter, "2.1")).to_have_text("")
    chapter.goto("/index.html")
    expect_progress(chapter, 2)


def test_a_wrong_answer_later_does_not_undo_what_is_done(chapter):
    answer(chapter, "2.7", "150")
    answer(chapter, "2.7", "149")
    expect(feedback(chapter, "2.7")).to_contain_text("✗")
    expect_progress(chapter, 1)


def test_answers_can_be_forgotten_and_brought_back(chapter):
    answer(chapter, "2.7", "150")
    chapter.goto("/index.html")
    expect_progress(chapter, 1)
    chapter.get_by_role("button", name="Forget my answers").click()
    expect_progress(chapter, 0)
    assert chapter.evaluate("localStorage.getItem('softmax-book:progress')") == "{}"
    chapter.get_by_role("button", name="Bring them back").click()
    expect_progress(chapter, 1)


def test_another_tab_sees_what_is_done(chapter):
    other = chapter.context.new_page()
    other.goto(CHAPTER)
    answer(chapter, "2.7", "150")
    expect_progress(other, 1)


def test_the_keyboard_alone_is_enough(chapter):
    field = form(chapter, "2.3").get_by_role("textbox")
    field.focus()
    chapter.keyboard.type("0.2425")
    chapter.keyboard.press("Enter")
    expect(feedback(chapter, "2.3")).to_contain_text("✗ Not yet. You multiplied")
    expect(field).to_be_focused()
    field.press("Control+a")
    chapter.keyboard.type("4.124")
    chapter.keyboard.press("Tab")
    chapter.keyboard.press("Space")
    expect(feedback(chapter, "2.3")).to_contain_text("✓ Right.")
    chapter.keyboard.press("Tab")
    chapter.keyboard.press("Enter")
    expect(form(chapter, "2.3").locator("~ details")).to_have_attribute("open", "")
    form(chapter, "2.2").get_by_role("radio").nth(0).focus()
    chapter.keyboard.press("ArrowDown")
    chapter.keyboard.press("ArrowDown")
    chapter.keyboard.press("Enter")
    expect(feedback(chapter, "2.2")).to_contain_text("✓ Right.")
    form(chapter, "2.8").get_by_role("checkbox").nth(0).focus()
    for _ in range(4):
        chapter.keyboard.press("Space")
        chapter.keyboard.press("Tab")
    expect(feedback(chapter, "2.8")).to_contain_text("✓ Right.")
    expect_progress(chapter, 3)


def test_what_is_not_ours_in_the_storage_does_no_harm(chapter):
    write = "text => localStorage.setItem('softmax-book:progress', text)"
    for stored in ["no json", "null", "7"]:
        chapter.evaluate(write, stored)
        chapter.reload()
        expect_progress(chapter, 0)
    answer(chapter, "2.7", "150")
    expect_progress(chapter, 1)


def test_the_labels_name_each_field(chapter):
    for number in numbers_of_chapter(2):
        for field in form(chapter, number).get_by_role("textbox").all():
            name = field.evaluate("field => field.labels[0].textContent")
            assert re.fullmatch(r"\S.* =", name)


def test_without_javascript_questions_options_and_solutions_read(new_page):
    page = new_page(java_script_enabled=False)
    page.goto(CHAPTER)
    boxes = page.locator("section.sl-exercise")
    expect(boxes).to_have_count(TOTAL)
    for box in boxes.all():
        expect(box.locator("> p").first).to_be_visible()
        expect(box.locator("button.sl-check")).to_be_hidden()
        expect(box.locator("input[type=text]")).not_to_be_visible()
        box.locator("summary").click()
        expect(box.locator("details > :not(summary)").first).to_be_visible()
    for text in (option.text for option in EXERCISES["2.9"].options):
        expect(page.get_by_text(text)).to_be_visible()

"""The landing page: a bug to guess, one at a time, and claims with their verdicts."""

import pytest
from playwright.sync_api import expect

from softmax_lib.teaching.museum import EXHIBITS
from softmax_lib.teaching.museum.quiz import question
from tools.axe import NEXT_FRAME

pytestmark = pytest.mark.one_page
FIRST = EXHIBITS["double_softmax_loss"]


@pytest.fixture
def landing(page):
    page.goto("/index.html")
    expect(page.get_by_role("button", name="Next bug")).to_be_visible()
    return page


def seen(page):
    return page.locator(".sl-bug >> visible=true")


def answer(page, right):
    """Choose a diagnosis, the right one or a wrong one, and have it judged."""
    options = question(FIRST).options
    at = next(i for i, option in enumerate(options) if option.right == right)
    seen(page).get_by_role("radio").nth(at).check()
    seen(page).get_by_role("button", name="Check").click()


def test_one_bug_is_seen_and_the_next_one_follows(landing):
    expect(seen(landing)).to_have_count(1)
    first = seen(landing).locator("pre").inner_text()
    landing.get_by_role("button", name="Next bug").press("Enter")
    expect(seen(landing)).to_have_count(1)
    expect(seen(landing).locator("pre")).not_to_have_text(first)
    expect(landing.get_by_role("button", name="Next bug")).to_be_focused()
    expect(landing.locator(".sl-bug-place")).to_have_text("2 of 7")


def test_after_the_last_bug_comes_the_first(landing):
    for _ in range(7):
        landing.get_by_role("button", name="Next bug").click()
    expect(landing.locator(".sl-bug-place")).to_have_text("1 of 7")


def test_a_wrong_guess_is_told_and_the_cure_stays_hidden(landing):
    answer(landing, right=False)
    expect(seen(landing).locator(".sl-feedback")).to_contain_text("✗")
    expect(seen(landing).locator(".sl-bug-more")).to_be_hidden()


def test_a_right_guess_leads_to_the_museum_and_is_remembered_there(landing):
    answer(landing, right=True)
    expect(seen(landing).locator(".sl-feedback")).to_contain_text("✓")
    seen(landing).locator(".sl-bug-more a").click()
    landing.wait_for_url(f"**/museum.html#{FIRST.anchor}")
    landing.goto("/index.html")
    expect(landing.locator(".sl-bug-place")).to_have_text("2 of 7")


def test_without_javascript_the_first_bug_can_be_read(new_page):
    page = new_page(java_script_enabled=False)
    page.goto("/index.html")
    expect(seen(page)).to_have_count(1)
    expect(seen(page).locator(".sl-bug-more a")).to_be_visible()


def test_no_count_of_exercises_breaks(landing):
    counts = landing.locator(".sl-chapters .sl-progress")
    expect(counts.first).to_contain_text("done")
    for width in (360, 390, 820, 1280):
        landing.set_viewport_size({"width": width, "height": 800})
        landing.evaluate(NEXT_FRAME)
        broken = counts.evaluate_all(
            """(lines) => lines.filter((line) => {
              const range = document.createRange();
              range.selectNodeContents(line.lastChild);
              const boxes = [...range.getClientRects()];
              const tops = boxes.map(({ top }) => Math.round(top));
              return new Set(tops).size > 1;
            }).length"""
        )
        assert broken == 0, width

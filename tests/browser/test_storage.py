"""With storage blocked, as when cookies are, a browser shows the whole book."""

import pytest
from playwright.sync_api import expect
from served import only

BLOCKED = """Object.defineProperty(window, "localStorage", {
  configurable: true,
  get() { throw new DOMException("Access is denied.", "SecurityError"); },
});"""
FULL = """Storage.prototype.setItem = () => {
  throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
};"""


@pytest.fixture(params=[BLOCKED, FULL], ids=["blocked", "full"])
def forgetful(request, new_page):
    """A page without storage; new_page checks that no script fails."""
    page = new_page()
    page.add_init_script(request.param)
    return page


def test_it_searches_and_opens_what_it_finds(forgetful):
    forgetful.goto("/search.html?q=photograph")
    found = forgetful.locator("#search-results > li")
    found.filter(has_text="Cross-entropy").first.locator("a").click()
    expect(forgetful.get_by_role("heading", level=1)).to_contain_text("Cross-entropy")


def test_answers_are_judged_and_counted(forgetful):
    forgetful.goto(only(".sl-exercise, .sl-progress", "/book/02_softmax.html"))
    form = forgetful.locator('.sl-exercise-form[data-exercise*="\\"2.7\\""]')
    form.get_by_role("textbox").fill("150")
    form.get_by_role("button", name="Check").click()
    expect(form.locator(".sl-feedback")).to_contain_text("✓ Right.")
    expect(forgetful.locator(".sl-progress").first).to_contain_text("1 of ")


def test_light_and_dark_are_chosen_for_the_page(forgetful):
    forgetful.goto("/index.html")
    before = forgetful.locator("html").get_attribute("data-theme")
    forgetful.locator(".theme-switch-button:visible").first.click()
    expect(forgetful.locator("html")).not_to_have_attribute("data-theme", before)

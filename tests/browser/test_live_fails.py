"""Where live Python cannot work the page says so, and stays as it was."""

import re

import pytest
from live_page import PATIENCE, LivePage, damaged, needs_live
from playwright.sync_api import expect

pytestmark = needs_live


@pytest.fixture
def unwatched(browser, site):
    """A page whose failures are the point."""
    context = browser.new_context(base_url=site)
    yield context.new_page()
    context.close()


def missing(route):
    route.fulfill(status=404, body="not found")


FAULTS = {
    "a damaged package": ("**/live/pyodide/numpy-*", damaged, "numpy-.* damaged"),
    "a missing package": ("**/live/pyodide/numpy-*", missing, r"missing .*\(404\)"),
    "a missing list": ("**/manifest.json*", missing, "manifest.json is missing"),
    "no connection": ("**/live/pyodide/**", lambda route: route.abort(), "connection"),
    "no chapter": ("**/live/chapters/**", missing, "could not be fetched"),
    "no style": ("**/live/live.css", missing, "live.css could not be fetched"),
    "no worker": ("**/live/worker.mjs", missing, "could not be started"),
    "a missing script": ("**/live/cell.mjs", missing, "."),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_it_is_said_in_words_and_the_page_stays(unwatched, fault):
    where, answer, says = FAULTS[fault]
    unwatched.route(where, answer)
    live = LivePage(unwatched)
    before = live.words()
    live.button("Run live").click()
    said = unwatched.get_by_role("alert")
    words = re.compile(f"{says}.*The page is as it was")
    expect(said).to_have_text(words, timeout=PATIENCE)
    assert unwatched.locator("textarea").count() == 0
    assert live.words().replace(said.inner_text(), "").split() == before.split()
    expect(live.button("Run live")).to_be_enabled()


def test_a_browser_without_webassembly_is_told(unwatched):
    unwatched.add_init_script("delete globalThis.WebAssembly")
    live = LivePage(unwatched)
    live.button("Run live").click()
    expect(unwatched.get_by_role("alert")).to_contain_text("WebAssembly")
    assert unwatched.locator("textarea").count() == 0

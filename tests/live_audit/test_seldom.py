"""Rare events on a live page: the slow part of tests/browser/test_live*.py."""

import re

import pytest
from live_page import PATIENCE, LivePage, damaged
from playwright.sync_api import expect

from tools.serve import SITE, IsolatingHost, serving


@pytest.fixture
def page(browser):
    """Return a page of the site that is expected to fail."""
    with serving(SITE) as address:
        context = browser.new_context(base_url=address)
        yield context.new_page()
        context.close()


def test_a_damaged_core_is_said_in_words(page):
    page.route("**/pyodide.asm.wasm*", damaged)
    LivePage(page).button("Run live").click()
    words = re.compile("wasm .*damaged.*The page is as it was")
    expect(page.get_by_role("alert")).to_have_text(words, timeout=PATIENCE)
    assert page.locator("textarea").count() == 0


def test_a_package_that_is_damaged_later_fails_its_cell_alone(page):
    where = "**/live/pyodide/matplotlib-3*"
    page.route(where, damaged)
    live = LivePage(page).start()
    assert re.search("✗ .*matplotlib-3.* damaged", live.run("cell 3", above=True))
    assert "53.5658" in live.run("cell 4")
    page.unroute(where)
    live.run("cell 3")
    expect(live.output("cell 3").get_by_role("img")).to_have_count(1)


def test_where_the_host_isolates_pages_an_interrupted_cell_keeps_the_state(browser):
    with serving(SITE, host=IsolatingHost) as address:
        context = browser.new_context(base_url=address)
        live = LivePage(context.new_page()).start()
        live.run("cell 4", above=True)
        live.write("cell 5", "print('going round')\nwhile True:\n    pass")
        live.button("Run cell 5").click()
        expect(live.output("cell 5")).to_contain_text("going round")
        live.button("Stop").click()
        expect(live.output("cell 5")).to_contain_text("KeyboardInterrupt")
        live.write("cell 5", "float(e.sum().round(4))")
        assert live.run("cell 5") == "53.5658"
        context.close()

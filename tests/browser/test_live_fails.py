"""Where live Python cannot work the page says so, and stays as it was."""

import re

import pytest
from live_page import PATIENCE, LivePage, needs_live
from playwright.sync_api import expect

from tools.serve import SITE, IsolatingHost, serving

pytestmark = needs_live


@pytest.fixture
def unwatched(browser, site):
    """A page whose failures are the point."""
    context = browser.new_context(base_url=site)
    yield context.new_page()
    context.close()


def damaged(route):
    response = route.fetch()
    body = bytearray(response.body())
    body[len(body) // 2] ^= 1
    route.fulfill(response=response, body=bytes(body))


def missing(route):
    route.fulfill(status=404, body="not found")


FAULTS = {
    "a damaged package": ("**/live/pyodide/numpy-*", damaged, "numpy-.* damaged"),
    "a damaged core": ("**/pyodide.asm.wasm*", damaged, "wasm .*damaged"),
    "a missing package": ("**/live/pyodide/numpy-*", missing, r"missing .*\(404\)"),
    "a missing list": ("**/manifest.json*", missing, "manifest.json is missing"),
    "no connection": ("**/live/pyodide/**", lambda route: route.abort(), "connection"),
    "no chapter": ("**/live/chapters/**", missing, "could not be fetched"),
    "no worker": ("**/live/worker.mjs", missing, "could not be started"),
    "a missing script": ("**/live/cell.mjs", missing, "."),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_it_is_said_in_words_and_the_page_stays(unwatched, fault):
    where, answer, says = FAULTS[fault]
    unwatched.route(where, answer)
    live = LivePage(unwatched)
    before = unwatched.locator("article").inner_text()
    live.button("Run live").click()
    said = unwatched.get_by_role("alert")
    words = re.compile(f"{says}.*The page is as it was")
    expect(said).to_have_text(words, timeout=PATIENCE)
    assert unwatched.locator("textarea").count() == 0
    after = unwatched.locator("article").inner_text()
    assert after.replace(said.inner_text(), "").split() == before.split()
    expect(live.button("Run live")).to_be_enabled()


def test_a_browser_without_webassembly_is_told(unwatched):
    unwatched.add_init_script("delete globalThis.WebAssembly")
    live = LivePage(unwatched)
    live.button("Run live").click()
    expect(unwatched.get_by_role("alert")).to_contain_text("WebAssembly")
    assert unwatched.locator("textarea").count() == 0


def test_a_package_that_is_damaged_later_fails_its_cell_alone(unwatched):
    where = "**/live/pyodide/matplotlib-3*"
    unwatched.route(where, damaged)
    live = LivePage(unwatched).start()
    assert re.search("✗ .*matplotlib-3.* damaged", live.run("cell 6", above=True))
    assert live.run("cell 4") == "53.5658"
    unwatched.unroute(where)
    live.run("cell 6")
    expect(live.output("cell 6").get_by_role("img")).to_have_count(1)


def test_where_the_host_isolates_pages_an_interrupted_cell_keeps_the_state(browser):
    with serving(SITE, host=IsolatingHost) as address:
        context = browser.new_context(base_url=address)
        live = LivePage(context.new_page()).start()
        live.run("cell 3", above=True)
        live.write("cell 4", "while True:\n    pass")
        live.button("Run cell 4").click()
        live.page.wait_for_timeout(500)
        live.button("Stop").click()
        expect(live.output("cell 4")).to_contain_text("KeyboardInterrupt")
        live.write("cell 4", "float(e.sum().round(4))")
        assert live.run("cell 4") == "53.5658"
        context.close()

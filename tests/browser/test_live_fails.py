"""If live Python cannot work, the page says so and stays static."""

import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from live_page import CHAPTER, PATIENCE, LivePage, damaged, needs_live
from playwright.sync_api import expect
from served import only

pytestmark = needs_live
CELLS = only(".sl-live-offer, div.cell, .sl-exercise", CHAPTER)


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
    live = LivePage(unwatched, CELLS)
    before = live.words()
    live.button("Run live").click()
    said = unwatched.get_by_role("alert")
    words = re.compile(f"{says}.*The page is as it was")
    expect(said).to_have_text(words, timeout=PATIENCE)
    expect(unwatched.locator("textarea")).to_have_count(0)
    words = said.inner_text()
    assert live.words().replace(words, "").split() == before.split()
    expect(live.button("Run live")).to_be_enabled()


def test_a_browser_without_webassembly_is_told(unwatched):
    unwatched.add_init_script("delete globalThis.WebAssembly")
    live = LivePage(unwatched, CELLS)
    live.button("Run live").click()
    expect(unwatched.get_by_role("alert")).to_contain_text("WebAssembly")
    expect(unwatched.locator("textarea")).to_have_count(0)


OTHERS = {
    "with a cell more": lambda cells: [*cells, dict(cells[0], id="new")],
    "with a cell fewer": lambda cells: cells[1:],
    "with another cell": lambda cells: [dict(cells[0], source="1"), *cells[1:]],
    "with a new check": lambda cells: [*cells, dict(cells[0], check="2.99")],
}


@pytest.mark.parametrize("change", OTHERS)
def test_a_page_that_is_older_than_the_site_says_to_reload_it(unwatched, change):
    def newer(route):
        response = route.fetch()
        route.fulfill(response=response, json=OTHERS[change](response.json()))

    unwatched.route("**/live/chapters/*.json", newer)
    live = LivePage(unwatched, CELLS)
    before = live.words()
    for _ in range(2):
        live.button("Run live").click()
        said = unwatched.get_by_role("alert")
        expect(said).to_contain_text("Reload the page")
        expect(live.button("Run live")).to_be_enabled()
    expect(unwatched.locator("textarea, .sl-live-check")).to_have_count(0)
    words = said.inner_text()
    assert live.words().replace(words, "").split() == before.split()


@pytest.fixture
def elsewhere():
    """Another host that counts its requests: its address, and the list of requests."""
    asked = []

    class Host(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", asked
    server.shutdown()
    server.server_close()


def test_python_asks_no_other_host_and_says_why_it_has_ended(unwatched, elsewhere):
    live = LivePage(unwatched, CELLS).start()
    address, asked = elsewhere
    asking = "import js\nask = js.XMLHttpRequest.new()\n"
    own = f"{asking}ask.open('GET', '{unwatched.url}', False)\nask.send()\nask.status"
    live.write("cell 1", own)
    assert live.run("cell 1") == "200"
    live.write("cell 1", f"{asking}ask.open('GET', '{address}', False)\nask.send()")
    assert "NetworkError" in live.run("cell 1")
    assert asked == []

    live.button("Reset cell 1").click()
    assert live.run("cell 1") == ""
    live.write("cell 2", "import json\njson.loads('[' * 100_000)")
    live.run("cell 2")
    expect(live.status()).to_contain_text("nested too deeply")
    live.button("Run cell 1").click()
    expect(live.status()).to_contain_text("Restart")
    state = live.cell("cell 1").locator(".sl-live-state")
    expect(state).not_to_have_text("waiting")
    live.button("Restart Python").click()
    assert live.run("cell 1") == ""

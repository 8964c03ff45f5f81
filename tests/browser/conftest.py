"""The built site, a Chromium, and pages that are watched while a test uses them."""

import os
import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from built import SITE
from playwright.sync_api import sync_playwright
from watch import Watch

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


class Quiet(SimpleHTTPRequestHandler):
    """Serve files without a line per request."""

    def log_message(self, *args):
        """Say nothing."""


@pytest.fixture(scope="session")
def site():
    """Base URL of the built site, served on a free port: http://127.0.0.1:40123."""
    if not (SITE / "index.html").is_file():
        pytest.fail("there is no built site: run `make book` first", pytrace=False)
    handler = partial(Quiet, directory=SITE)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def chromium_path(playwright):
    """Return the Chromium that is there; say what to do when there is none."""
    named = os.environ.get("SOFTMAX_CHROMIUM")
    found = [named, *map(shutil.which, NAMES), playwright.chromium.executable_path]
    for path in filter(None, found):
        if Path(path).exists():
            return path
    return pytest.fail(
        "no Chromium: install it or name it in SOFTMAX_CHROMIUM", pytrace=False
    )


@pytest.fixture(scope="session")
def browser():
    """One Chromium for all tests."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium_path(playwright), args=ARGUMENTS
        )
        yield running
        running.close()


@pytest.fixture
def new_page(browser, site):
    """Open a page with the options of a Playwright context; it is watched.

    After the test every page opened must have stayed on the site, without a script
    error and without a failed request: `new_page(java_script_enabled=False)`.
    """
    opened = []

    def open_page(**options):
        options = {"viewport": {"width": 1280, "height": 800}, **options}
        context = browser.new_context(base_url=site, **options)
        page = context.new_page()
        watch = Watch(site)
        watch.listen_to(page)
        opened.append((context, page, watch))
        return page

    yield open_page
    complaints = []
    for context, page, watch in opened:
        complaints += [f"{page.url} {line}" for line in watch.complaints()]
        context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def page(new_page):
    """Return a fresh watched page, 1280 by 800 pixels."""
    return new_page()

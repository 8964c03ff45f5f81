"""A chapter's page with live Python, as the tests use it."""

import re

import pytest
from opened import ASLEEP, LAID_OUT, PATIENCE
from playwright.sync_api import expect

from tools.serve import SITE

CHAPTER = "/book/02_softmax.html"
ASSEMBLED = (SITE / "live" / "manifest.json").is_file()
needs_live = [
    pytest.mark.skipif(
        not ASSEMBLED, reason="the site is without live Python: `make live` adds it"
    ),
    pytest.mark.usefixtures("patient"),
]


def damaged(route):
    """Answer a request with the file, one bit of it changed."""
    response = route.fetch()
    body = bytearray(response.body())
    body[len(body) // 2] ^= 1
    route.fulfill(response=response, body=bytes(body))


class LivePage:
    """A page and what a reader does with its cells; `n` counts them from 1."""

    def __init__(self, page, path=CHAPTER):
        self.page = page
        page.set_default_timeout(PATIENCE)
        page.goto(path)

    def start(self):
        """Press the button and return at once."""
        self.page.get_by_role("button", name="Run live").click()
        self.page.locator(".sl-live-bar").wait_for()
        return self

    def button(self, name):
        return self.page.get_by_role("button", name=name, exact=True)

    def code(self, name):
        return self.page.get_by_label(f"Code of {name}", exact=True)

    def cell(self, name):
        return self.page.locator("div.cell", has=self.code(name))

    def output(self, name):
        return self.page.get_by_label(f"Output of {name}", exact=True)

    def run(self, name, *, above=False):
        """Run a cell, wait until it has ended, and return its output as text."""
        what = "Run all above and this:" if above else "Run"
        self.button(f"{what} {name}").click()
        self.ended(name)
        output = self.output(name)
        return output.inner_text().strip() if output.is_visible() else ""

    def ended(self, name):
        """Wait until a cell has ended, and return how."""
        state = self.cell(name).locator(".sl-live-state")
        expect(state).to_have_text(re.compile("done|stopped|not run"), timeout=PATIENCE)
        return state.inner_text()

    def write(self, name, source):
        self.code(name).fill(source)

    def words(self):
        """Return what the page says, once its widgets have taken their answers' place.

        They do so after the page has loaded, one when the browser is idle.
        """
        expect(self.page.locator(ASLEEP)).to_have_count(0)
        self.page.wait_for_function(LAID_OUT)
        return self.page.locator("article").inner_text()

    def status(self):
        return self.page.locator(".sl-live-status")

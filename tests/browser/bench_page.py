"""A page with a bench, as the tests use it."""

from opened import PATIENCE
from playwright.sync_api import expect

from tools.axe import findings

WIDTHS = "[document.documentElement.scrollWidth, window.innerWidth]"


class BenchPage:
    """The page and what a reader does with it."""

    def __init__(self, page, name, go):
        self.page = page
        page.set_default_timeout(PATIENCE)
        page.goto(f"/book/tools/{name}.html")
        self.button(go).wait_for()

    def button(self, name):
        return self.page.get_by_role("button", name=name, exact=True)

    def status(self):
        return self.page.locator(".sl-bench-status")

    def report(self):
        return self.page.get_by_role("group", name="Report")

    def cell(self):
        return self.page.get_by_label("The cell that computes")

    def ended(self):
        """Wait until the run has ended, and return what is said."""
        expect(self.button("Stop")).to_be_disabled(timeout=PATIENCE)
        return self.status().inner_text()


def fits_a_phone(page):
    """Tell whether nothing sticks out on a narrow screen, where axe finds nothing."""
    before = page.viewport_size
    page.set_viewport_size({"width": 390, "height": 844})
    scroll, inner = page.evaluate(WIDTHS)
    found = findings(page)
    page.set_viewport_size(before)
    return scroll <= inner and found == []

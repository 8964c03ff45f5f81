"""The museum's page with live Python, as the tests use it."""

from opened import PATIENCE
from playwright.sync_api import expect
from served import only

PAGE = "/book/appendix/museum.html"
PARTS = only("section.sl-exhibit, .sl-live-offer", PAGE)


class Museum:
    """The page and its benches."""

    def __init__(self, page):
        self.page = page
        page.set_default_timeout(PATIENCE)
        page.goto(PARTS)

    def named(self, name):
        return self.page.get_by_role("button", name=name, exact=True)

    def open(self, exhibit):
        self.named(f"Mend it: exhibit {exhibit.number}").click()
        expect(self.code(exhibit)).to_be_focused()

    def bench(self, exhibit):
        return self.page.get_by_role("region", name=f"Mend exhibit {exhibit.number}")

    def code(self, exhibit):
        return self.page.get_by_label(f"Code of exhibit {exhibit.number}", exact=True)

    def says(self, exhibit):
        return self.bench(exhibit).locator(".sl-mend-said")

    def tries(self, exhibit, code):
        """Try a function, and return the verdict's lines."""
        self.code(exhibit).fill(code)
        self.named(f"Try it: exhibit {exhibit.number}").click()
        verdict = self.says(exhibit).locator(".sl-feedback")
        expect(verdict).to_be_visible(timeout=PATIENCE)  # Python loads, or starts anew
        button = self.named(f"Try it: exhibit {exhibit.number}")
        expect(button).to_be_enabled(timeout=PATIENCE)
        return [
            line.strip()
            for line in self.says(exhibit).inner_text().splitlines()
            if line.strip()
        ]

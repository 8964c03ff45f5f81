"""Pages of the site as tests open them: watched, and laid out as a whole."""

from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Page, expect
from watch import Watch

from tools.axe import VIEWS

# Until a block is laid out, innerText misses its words, and it has no position.
LAID_OUT = """() => ![...document.querySelectorAll(".bd-article section > *")].some(
  (block) => getComputedStyle(block).contentVisibility !== "visible")"""
TO_THE_END = "window.scrollTo(0, document.documentElement.scrollHeight)"
ASLEEP = "[data-widget]:has(.sl-static)"
PATIENCE = 180_000  # ms to load, for a machine that is busy with other things
DESK = VIEWS["light"]["viewport"]


def watched_page(browser, site, expected=None, **options):
    """Return a new page in a context of its own, and what is noted about it.

    Going to an address waits until all of the page is laid out.
    """
    options = {"viewport": DESK, **options}
    page = browser.new_context(base_url=site, **options).new_page()
    page.set_default_timeout(PATIENCE)
    watch = Watch(site, expected)
    watch.listen_to(page)
    goto = page.goto

    def goto_and_wait(*arguments, **keywords):
        answer = goto(*arguments, **keywords)
        page.wait_for_function(LAID_OUT)
        return answer

    page.goto = goto_and_wait
    return page, watch


@contextmanager
def watching(browser, site, expected=None, **options):
    """Yield a watched page, and what is noted about it; at the end all must be well."""
    page, watch = watched_page(browser, site, expected, **options)
    yield page, watch
    complaints = [f"{page.url} {line}" for line in watch.complaints()]
    page.context.close()
    assert not complaints, "\n".join(complaints)


@dataclass
class Opened:
    """A page that is opened once, for all rules that look at it.

    `sizes` holds the bytes over the wire of each file that it loads, by address, when
    it is scrolled to its end and nothing is in the cache.
    """

    path: str
    page: Page
    watch: Watch
    sizes: dict[str, int]

    @property
    def context(self) -> BrowserContext:
        """Of the page alone."""
        return self.page.context


def opened(browser, site, path):
    """Return a page at `path`, with all its pictures, its widgets awake."""
    page, watch = watched_page(browser, site)
    finished = []
    page.on("requestfinished", lambda request: finished.append(request))
    page.add_init_script("window.print = () => {}")
    page.goto(path)
    page.evaluate(TO_THE_END)  # lazy pictures load
    page.wait_for_load_state("networkidle")
    expect(page.locator(ASLEEP)).to_have_count(0)
    sizes = {
        request.url.removeprefix(site): request.sizes()["responseBodySize"]
        for request in finished
        if request.url.startswith(site)
    }
    return Opened(path, page, watch, sizes)

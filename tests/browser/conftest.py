"""The built site, a Chromium, and pages that are watched while a test uses them."""

import pytest
from playwright.sync_api import expect, sync_playwright
from watch import Watch

from tools.chromium import PLAIN, find_chromium
from tools.serve import SITE, serving

WAIT = 30_000  # ms; it ends as soon as what is expected is there
LINES, COLUMNS = 30, 300  # of what a failure says
ARGUMENTS = [
    *PLAIN,
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
expect.set_options(timeout=WAIT)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_makereport(call):
    """Shorten what a failed `expect` says: a page's outline has thousands of lines."""
    error = call.excinfo and call.excinfo.value
    if isinstance(error, AssertionError):
        error.args = (shortened(str(error)),)


def shortened(message):
    """Return a message without the page's outline, at most `LINES` lines long."""
    lines = message.partition("\n\nAria snapshot:")[0].splitlines()
    left_out = [f"… {len(lines) - LINES} lines more"] if len(lines) > LINES else []
    return "\n".join([line[:COLUMNS] for line in lines[:LINES]] + left_out)


@pytest.fixture(scope="session")
def site():
    """Base URL of the built site, served on a free port: http://127.0.0.1:40123."""
    if not (SITE / "index.html").is_file():
        pytest.fail("there is no built site: run `make book` first", pytrace=False)
    with serving(SITE) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    """One Chromium for all tests."""
    chromium = find_chromium()
    if not chromium:
        pytest.fail("no Chromium: install it or name it in SOFTMAX_CHROMIUM")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def new_page(browser, site):
    """Open a page with the options of a Playwright context; it is watched.

    After the test every page opened must have stayed on the site, without a script
    error and without a failed request: `new_page(java_script_enabled=False)`. A script
    error that the test provokes is named by a part of its text: `expected="denied"`.
    """
    opened = []

    def open_page(*, expected=None, **options):
        options = {"viewport": {"width": 1280, "height": 800}, **options}
        context = browser.new_context(base_url=site, **options)
        page = context.new_page()
        watch = Watch(site, expected)
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


@pytest.fixture
def patient():
    """Let each `expect` of a test wait long: Python in a page shares the processors."""
    expect.set_options(timeout=2 * WAIT)
    yield
    expect.set_options(timeout=WAIT)

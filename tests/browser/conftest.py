"""The built site, a Chromium, and pages that are watched while a test uses them."""

from contextlib import ExitStack

import pytest
from failure import shortened
from opened import DESK, watched_page, watching
from playwright.sync_api import expect, sync_playwright
from served import Host
from together import TogetherScheduling

from tools.chromium import PLAIN, find_chromium
from tools.serve import SITE, serving

WAIT = 30_000  # ms; it ends as soon as what is expected is there
LONGEST = "test_jupyterlab.py"
ARGUMENTS = [
    *PLAIN,
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
expect.set_options(timeout=WAIT)


def pytest_collection_modifyitems(items):
    """Begin with what takes longest in one piece."""
    items.sort(key=lambda item: item.path.name != LONGEST)


def pytest_xdist_make_scheduler(config, log):
    """Let tests that share a page run in one process."""
    return TogetherScheduling(config, log)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_makereport(call):
    """Shorten the message of a failed `expect`: a page's outline has thousands of
    lines."""
    error = call.excinfo and call.excinfo.value
    if isinstance(error, AssertionError):
        error.args = (shortened(str(error)),)


@pytest.fixture(scope="session")
def site():
    """Base URL of the built site, served on a free port: http://127.0.0.1:40123."""
    if not (SITE / "index.html").is_file():
        pytest.fail("there is no built site: run `make book` first", pytrace=False)
    with serving(SITE, host=Host) as address:
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
    with ExitStack() as pages:

        def open_page(*, expected=None, **options):
            page, _ = pages.enter_context(watching(browser, site, expected, **options))
            return page

        yield open_page


@pytest.fixture
def page(request):
    """Return a fresh watched page, 1280 by 800 pixels.

    In a file with the mark `one_page` all tests share one, which costs half as much.
    """
    shared = request.node.get_closest_marker("one_page")
    return request.getfixturevalue("shared_page" if shared else "own_page")


@pytest.fixture
def own_page(new_page):
    return new_page()


@pytest.fixture(scope="module")
def page_of_file(browser, site):
    page, watch = watched_page(browser, site)
    yield page, watch
    page.context.close()


@pytest.fixture
def shared_page(page_of_file, site):
    """Return the page of the file; a test finds it empty, and leaves it so."""
    page, watch = page_of_file
    yield page
    complaints = watch.complaints()
    page.unroute_all()
    if page.url.startswith(site):
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    page.goto("about:blank")
    page.emulate_media(media="null", color_scheme="light")
    page.set_viewport_size(DESK)
    page.mouse.move(0, 0)
    watch.clear()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def patient():
    """Let each `expect` of a test wait long: Python in a page shares the processors."""
    expect.set_options(timeout=2 * WAIT)
    yield
    expect.set_options(timeout=WAIT)

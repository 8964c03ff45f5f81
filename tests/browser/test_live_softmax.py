"""Your own softmax, in a page with live Python: functions as readers write them."""

import re

import pytest
from bench_page import BenchPage, fits_a_phone
from live_page import needs_live
from opened import PATIENCE, watching
from playwright.sync_api import expect

from softmax_lib.teaching.your_softmax import STARTS
from tools.axe import findings

pytestmark = needs_live
END = "\nshow(examine(softmax))\n"
IMPORTS = STARTS["the definition"].partition("def ")[0]


class SoftmaxPage(BenchPage):
    """The page, and a cell that is run in it."""

    def __init__(self, page):
        super().__init__(page, "your_softmax", "Check it")

    def check(self, function, end=END):
        """Run a function's checks, and return what is said in the end."""
        self.cell().fill(f"{IMPORTS}{function}{end}")
        self.button("Check it").click()
        return self.ended()


@pytest.fixture(scope="module")
def watched(browser, site):
    """The page, and what is noted about it."""
    with watching(browser, site) as (page, watch):
        yield SoftmaxPage(page), watch


@pytest.fixture(scope="module")
def bench(watched):
    return watched[0]


def test_nothing_of_python_is_fetched_before_a_reader_asks(watched):
    bench, watch = watched
    bench.page.wait_for_load_state("networkidle")
    assert [url for url in watch.requests if "bench_your_softmax.mjs" in url]
    assert not [url for url in watch.requests if "pyodide" in url]


def test_the_definition_fails_with_inputs_and_links(bench):
    bench.button("Check it").click()
    assert re.search(r"^Done in .* ✗ \d+ of 35 checks fail\.$", bench.ended())
    large = bench.report().get_by_role("listitem").filter(has_text="large: [nan nan]")
    expect(large).to_contain_text("softmax(np.array([[60000.0, 40000.0]]))")
    link = large.get_by_role("link")
    place = re.compile("museum[.]html#exhibit-naive-softmax$")
    expect(link).to_have_attribute("href", place)


def test_every_link_of_the_report_leads_to_its_place(bench, new_page):
    links = bench.report().get_by_role("link").all()
    found = {link.evaluate("(a) => a.href") for link in links}
    assert found
    other = new_page()
    for page in {address.partition("#")[0] for address in found}:
        assert other.goto(page).ok
        wanted = [address.split("#")[1] for address in found if page in address]
        there = "(names) => names.filter((name) => !document.getElementById(name))"
        assert other.evaluate(there, wanted) == []


def test_a_start_is_put_into_the_cell_by_keyboard(bench):
    choice = bench.page.get_by_label("Begin with")
    choice.focus()
    bench.page.keyboard.press("ArrowDown")
    name = choice.input_value()
    expect(bench.cell()).to_have_value(STARTS[name])
    expect(bench.page.get_by_role("status")).to_contain_text(name)
    choice.select_option("softmax_lib's own")
    bench.cell().press("Control+Enter")
    assert bench.ended().endswith("✓ All 35 checks hold.")


WRONG = {
    "a syntax error": ("def softmax(z)\n    return z", "SyntaxError: expected ':'"),
    "another name": (
        "def mine(z):\n    return z",
        "There is no function named softmax",
    ),
    "a wrong shape": (
        "def softmax(z):\n    return z.sum(axis=-1)",
        "keeps the shape: it turned (2, 3) into (2,)",
    ),
    "a missing name": (
        "def softmax(z):\n    return torch.softmax(z)",
        "NameError: name 'torch' is not defined",
    ),
    "a function that calls itself": (
        "def softmax(z):\n    return softmax(z)",
        "RecursionError",
    ),
    "no function": ("softmax = 3", "softmax must be a function, not int"),
    "no report": ("def softmax(z):\n    return z", "it needs the line", ""),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_checked_gets_a_clear_line(bench, name):
    function, says, *end = WRONG[name]
    assert says in bench.check(function, *end)
    expect(bench.page.get_by_role("status")).to_contain_text(says)


def test_an_endless_loop_ends_after_a_time(browser, site):
    context = browser.new_context(base_url=site)
    page = context.new_page()
    page.route("**/bench_your_softmax.mjs", shorter)
    bench = SoftmaxPage(page)
    said = bench.check("def softmax(z):\n    while True:\n        pass")
    assert said == "Stopped after 2 s: is there a loop that never ends?"
    page.unroute("**/bench_your_softmax.mjs")
    context.close()


def shorter(route):
    """Let a run take two seconds only."""
    text = route.fetch().text()
    route.fulfill(
        content_type="text/javascript", body=text.replace("limit = 30", "limit = 2")
    )


def test_it_can_be_stopped_and_goes_on(bench):
    bench.cell().fill("while True:\n    pass")
    bench.button("Check it").click()
    expect(bench.status()).to_have_text("Python runs …", timeout=PATIENCE)
    bench.button("Stop").click()
    assert bench.ended().startswith("Stopped")
    bench.button("Reset the cell").click()
    bench.button("Check it").click()
    assert "checks fail" in bench.ended()


def test_the_page_with_its_report_is_accessible_and_fits_a_phone(bench):
    for scheme in ("light", "dark"):
        bench.page.emulate_media(color_scheme=scheme)
        assert findings(bench.page) == []
    bench.page.emulate_media(color_scheme="light")
    assert fits_a_phone(bench.page)


def test_nothing_has_left_the_page(watched, site):
    _, watch = watched
    ours = (site, "blob:", "data:")
    assert not [url for url in watch.requests if not url.startswith(ours)]

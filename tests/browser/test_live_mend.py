"""The museum mended in its page: one Python for all tests here, as a reader has it."""

import gzip
import re

import pytest
from live_page import damaged, needs_live
from mend_page import PAGE, Museum
from opened import PATIENCE, watching
from playwright.sync_api import expect

from softmax_lib.teaching.museum import EXHIBITS
from softmax_lib.teaching.museum.repair import judge, repair
from tools.axe import findings
from tools.serve import SITE

pytestmark = needs_live
NAIVE, FIRST = EXHIBITS["naive_softmax"], EXHIBITS["double_softmax_loss"]


@pytest.fixture(scope="module")
def watched(browser, site):
    """The museum, and what is noted about it."""
    with watching(browser, site) as (page, watch):
        yield Museum(page), watch


@pytest.fixture(scope="module")
def museum(watched):
    """The museum with the bench of one exhibit open."""
    museum, _ = watched
    museum.open(NAIVE)
    return museum


def judged(exhibit, code):
    """What the library itself says, in lines."""
    said = repr(judge(exhibit.slug, code))
    return [line.strip() for line in said.splitlines()]


def test_nothing_of_it_loads_before_it_is_asked_for(watched):
    museum, watch = watched
    museum.page.wait_for_load_state("networkidle")
    loaded = [url for url in watch.requests if "/live/" in url]
    names = [url.split("/live/")[1].split("?")[0] for url in loaded]
    assert names == ["offer.css", "mend.mjs"]
    files = [(SITE / "live" / name).read_bytes() for name in names]
    assert sum(len(gzip.compress(file)) for file in files) < 2000


def test_a_bench_shows_the_function_and_what_it_should_return(museum):
    task = repair("naive_softmax")
    expect(museum.code(NAIVE)).to_have_value(task.source)
    expect(museum.bench(NAIVE)).to_contain_text(task.asks)
    expect(museum.named(f"The cure of exhibit {NAIVE.number}")).to_be_hidden()


def test_the_broken_function_fails_on_an_input_that_is_shown(museum):
    broken = repair("naive_softmax").source
    lines = museum.tries(NAIVE, broken)
    assert lines == judged(NAIVE, broken)
    assert "z = [1000, 1001]" in lines


def test_an_error_is_told_with_its_line(museum):
    lines = museum.tries(NAIVE, "def softmax(z)\n    return z")
    assert "Line 1: SyntaxError" in lines[0]
    lines = museum.tries(
        NAIVE, "def softmax(z):\n    e = np.exp(z)\n    return e / sum"
    )
    assert "raises Line 3: TypeError" in lines[2]
    assert "called softmax" in museum.tries(NAIVE, "")[0]


def test_what_the_function_prints_is_shown_and_does_not_flood_the_page(museum):
    code = "def softmax(z):\n    print('seen', len(z) * 1000 * 'x')\n    return z"
    museum.tries(NAIVE, code)
    printed = museum.says(NAIVE).get_by_label("Printed")
    expect(printed).to_contain_text("seen xxx")
    expect(printed).to_have_text(re.compile(r"^.{0,2000}$", re.DOTALL))


def test_the_cure_can_be_shown_once_it_was_tried(museum):
    show = museum.named(f"The cure of exhibit {NAIVE.number}")
    show.click()
    cure = museum.page.get_by_label(f"Cure of exhibit {NAIVE.number}", exact=True)
    expect(cure).to_have_text(repair("naive_softmax").cure)
    expect(cure).to_be_focused()
    show.click()
    expect(cure).to_be_hidden()


def test_the_page_with_an_open_bench_is_accessible(museum):
    found = findings(museum.page)  # of a page without the sections' headings
    assert [one for one in found if not one.startswith("heading-order")] == []


def test_the_keyboard_is_enough_and_what_is_mended_is_marked(museum):
    code = museum.code(NAIVE)
    code.focus()
    museum.page.keyboard.press("ControlOrMeta+a")
    museum.page.keyboard.insert_text(repair("naive_softmax").cure)
    museum.page.keyboard.press("Control+Enter")
    expect(museum.says(NAIVE).locator(".sl-feedback")).to_have_text(
        "✓ Mended: all 6 inputs come out right.", timeout=PATIENCE
    )
    expect(museum.page.locator(".sl-live-offer .sl-count")).to_have_text(
        f"1 of {len(EXHIBITS)} repairs done"
    )
    museum.named(f"Close exhibit {NAIVE.number}").focus()
    museum.page.keyboard.press("Enter")
    expect(museum.named(f"Mend it: exhibit {NAIVE.number}")).to_be_focused()
    mark = museum.page.locator(".sl-mend", has_text="✓ Mended.")
    expect(mark).to_have_count(1)


def test_another_exhibit_uses_the_python_that_is_there(museum):
    museum.open(FIRST)
    cure = repair("double_softmax_loss").cure
    assert museum.tries(FIRST, cure) == judged(FIRST, cure)
    expect(museum.page.locator(".sl-mend", has_text="✓ Mended.")).to_have_count(2)


def test_an_endless_loop_is_stopped_by_the_reader(museum):
    museum.code(FIRST).fill("def loss(z, y):\n    while True:\n        pass")
    museum.named(f"Try it: exhibit {FIRST.number}").click()
    stop = museum.named(f"Stop exhibit {FIRST.number}")
    expect(stop).to_be_enabled(timeout=PATIENCE)
    stop.click()
    expect(museum.says(FIRST)).to_contain_text("Stopped.", timeout=PATIENCE)
    cure = repair("double_softmax_loss").cure
    assert museum.tries(FIRST, cure)[0].startswith("✓ Mended")


def test_an_endless_loop_stops_by_itself(museum):
    museum.tries(FIRST, "def loss(z, y):\n    while True:\n        pass")
    expect(museum.says(FIRST)).to_contain_text("is there a loop that does not end?")


def test_what_was_mended_is_remembered(museum):
    museum.page.reload()
    expect(museum.page.locator(".sl-mend", has_text="✓ Mended.")).to_have_count(2)
    museum.open(NAIVE)
    expect(museum.code(NAIVE)).to_have_value(repair("naive_softmax").source)


@pytest.fixture
def unwatched(browser, site):
    """A page whose failures are the point."""
    context = browser.new_context(base_url=site)
    yield Museum(context.new_page())
    context.close()


def missing(route):
    route.fulfill(status=404, body="not found")


FAULTS = {
    "no list of exhibits": ("**/live/museum.json", missing, "could not be fetched"),
    "no style": ("**/live/live.css", missing, "live.css could not be fetched"),
    "a missing script": ("**/live/mend_bench.mjs", missing, "."),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_it_is_said_in_words_and_the_page_stays(unwatched, fault):
    where, answer, says = FAULTS[fault]
    unwatched.page.route(where, answer)
    button = unwatched.named(f"Mend it: exhibit {FIRST.number}")
    button.click()
    said = unwatched.page.locator(".sl-mend-says").first
    expect(said).to_contain_text(says)
    expect(said).to_contain_text("The page is as it was")
    expect(unwatched.page.locator("textarea")).to_have_count(0)
    expect(button).to_be_enabled()


def test_a_page_that_is_older_than_the_site_says_to_reload_it(unwatched):
    def newer(route):
        response = route.fetch()
        told = response.json()
        told[FIRST.slug]["source"] += "  # changed"
        route.fulfill(response=response, json=told)

    unwatched.page.route("**/live/museum.json", newer)
    unwatched.named(f"Mend it: exhibit {FIRST.number}").click()
    expect(unwatched.page.locator(".sl-mend-says").first).to_contain_text("Reload")


def test_a_damaged_package_is_said_at_the_bench(unwatched):
    unwatched.page.route("**/live/pyodide/numpy-*", damaged)
    unwatched.open(FIRST)
    unwatched.named(f"Try it: exhibit {FIRST.number}").click()
    expect(unwatched.says(FIRST)).to_contain_text("damaged", timeout=PATIENCE)
    expect(unwatched.named(f"Try it: exhibit {FIRST.number}")).to_be_enabled()


def test_without_javascript_there_is_no_button_and_the_page_says_what_it_would_do(
    new_page,
):
    page = new_page(java_script_enabled=False)
    page.goto(PAGE)
    expect(page.get_by_role("button", name="Mend it: exhibit 1")).to_be_hidden()
    expect(page.locator("#mend-it")).to_contain_text("opens an editor")


def test_on_a_phone_in_the_dark_a_bench_fits(new_page):
    page = new_page(viewport={"width": 390, "height": 844}, color_scheme="dark")
    museum = Museum(page)
    museum.open(FIRST)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    for one in museum.bench(FIRST).get_by_role("button").all():
        if one.is_visible():
            assert one.bounding_box()["height"] >= 28

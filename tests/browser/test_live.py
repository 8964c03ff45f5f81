"""A chapter run in its page: one Python for all tests here, as a reader has it."""

import gzip
import re

import pytest
from live_page import LivePage, needs_live
from opened import watching
from playwright.sync_api import expect

from softmax_lib.teaching.exercises import EXERCISES
from tools.axe import findings
from tools.serve import SITE

pytestmark = needs_live


@pytest.fixture(scope="module")
def watched(browser, site):
    """The live page of chapter 2, and what is noted about it."""
    with watching(browser, site) as (page, watch):
        yield LivePage(page), watch


@pytest.fixture(scope="module")
def live(watched):
    """Chapter 2, live."""
    page, _ = watched
    page.start()
    return page


def test_nothing_of_it_loads_before_it_is_asked_for(watched):
    page, watch = watched
    page.page.wait_for_load_state("networkidle")
    loaded = [url for url in watch.requests if "/live/" in url]
    names = [url.split("/live/")[1].split("?")[0] for url in loaded]
    assert names == ["offer.css", "offer.mjs"]
    files = [(SITE / "live" / name).read_bytes() for name in names]
    assert sum(len(gzip.compress(file)) for file in files) < 1000


def test_cells_run_one_by_one_show_what_the_book_shows(live):
    book = live.cell("cell 4").locator(".cell_output:not(.sl-live-output)")
    printed = book.locator("pre").text_content().strip()
    for name in ("cell 1", "cell 2"):  # cell 3 draws
        live.run(name)
    assert live.run("cell 4") == printed
    expect(book).to_be_hidden()


def test_every_cell_has_its_buttons_inside(live):
    cells = live.page.locator("div.cell:has(textarea)")
    expect(cells).to_have_count(live.page.locator("textarea").count())
    expect(cells.locator(".sl-live-tools")).to_have_count(cells.count())


def test_a_changed_number_changes_the_result(live):
    live.write(
        "cell 2", "z = np.array([0.0, np.log(3)])\ne = np.exp(z)\np = e / e.sum()"
    )
    live.run("cell 2")
    assert live.run("cell 4") == "(array([1., 3.]), 4.0, array([0.25, 0.75]))"


def test_too_little_memory_is_said_and_python_goes_on(live):
    live.write("cell 5", "[np.empty((16_000, 16_000)) for _ in range(3)]")
    text = live.run("cell 5")
    assert "Unable to allocate 1.91 GiB" in text
    assert "no more memory" in text
    assert live.run("cell 4") == "(array([1., 3.]), 4.0, array([0.25, 0.75]))"


def test_the_book_s_text_and_output_come_back(live):
    live.button("Reset cell 4").click()
    expect(live.code("cell 4")).to_have_value("e, float(e.sum().round(4)), p")
    expect(live.output("cell 4")).to_be_hidden()
    expect(live.page.locator("div.cell").nth(3)).to_contain_text(
        "49.899", use_inner_text=True
    )


NOTE_WHEN = """(cell) => {
    const output = cell.querySelector(".sl-live-output");
    const state = cell.querySelector(".sl-live-state");
    window.stateAt = new Promise((resolve) => new MutationObserver(() => {
        if (output.textContent.includes("1")) resolve(state.textContent);
    }).observe(output, { childList: true, subtree: true, characterData: true }));
}"""


def test_what_is_printed_comes_while_the_cell_runs(live):
    live.write(
        "cell 5",
        "import time\nfor i in range(4):\n    print(i)\n    time.sleep(0.5)",
    )
    live.cell("cell 5").evaluate(NOTE_WHEN)
    assert live.run("cell 5").split() == ["0", "1", "2", "3"]
    assert live.page.evaluate("window.stateAt") == "running …"


def test_an_error_says_what_and_where(live):
    live.write("cell 5", "x = 1\n1 / 0")
    text = live.run("cell 5")
    assert text.startswith("✗ ZeroDivisionError: division by zero")
    assert re.search(r'File "<cell 5(, run \d)?>", line 2', text)


def test_a_missing_name_offers_the_cells_above(live):
    live.button("Reset all cells to the book's text").click()
    live.run("cell 4", above=True)
    live.write("cell 5", "nobody_has_made_this")
    text = live.run("cell 5")
    assert "Perhaps a cell above makes it" not in text  # they have all run
    assert "NameError" in text
    text = live.run("cell 13")
    assert "NameError" not in text or "Perhaps a cell above makes it" in text


def test_a_check_judges_in_python(live):
    live.write("check 2.1", f'check("2.1", {EXERCISES["2.1"].value})')
    assert live.run("check 2.1").startswith("✓")
    live.write("check 2.1", 'check("2.1", 0.5)')
    assert live.run("check 2.1").startswith("✗")


def test_the_keyboard_is_enough(live):
    code = live.code("cell 4")
    code.focus()
    live.page.keyboard.press("Control+End")
    live.page.keyboard.type("\nif True:\n2 * e")  # the second line is indented
    expect(code).to_have_value("e, float(e.sum().round(4)), p\nif True:\n    2 * e")
    live.page.keyboard.press("Shift+Tab")
    expect(code).to_be_focused()  # while one types, Tab indents
    live.page.keyboard.press("Escape")
    live.page.keyboard.press("Tab")
    expect(live.button("Run cell 4")).to_be_focused()
    code.fill("6 * 7")
    code.press("Shift+Enter")
    expect(live.output("cell 4")).to_have_text("42")
    expect(live.code("cell 5")).to_be_focused()


def test_a_figure_is_drawn_with_the_book_s_words_for_it(live):
    name = "cell 3"
    live.button("Reset all cells to the book's text").click()
    live.run(name, above=True)
    picture = live.output(name).get_by_role("img")
    expect(picture).to_have_attribute("alt", re.compile(".{40}"))
    assert picture.bounding_box()["height"] > 100
    assert picture.evaluate("(image) => image.naturalWidth") > 100


def test_a_widget_comes_to_life(live):
    names = [
        box.get_attribute("aria-label")
        for box in live.page.get_by_label("Code of", exact=False).all()
        if "widgets." in box.input_value()
    ]
    name = names[0].removeprefix("Code of ")
    live.run(name)
    slider = live.output(name).get_by_role("slider").first
    before = live.output(name).inner_text()
    slider.press("PageUp")
    expect(live.output(name)).not_to_have_text(before, use_inner_text=True)


def test_the_live_page_is_accessible(live):
    assert findings(live.page) == []


def test_an_endless_loop_is_stopped_and_python_starts_again(live):
    live.write("cell 5", "while True:\n    pass")
    live.button("Run cell 5").click()
    expect(live.page.locator(".sl-live-state").nth(4)).to_have_text("running …")
    live.button("Stop").click()
    expect(live.status()).to_contain_text("all values are gone")
    text = live.run("cell 4", above=True)
    assert text.startswith("(array([ 0.0321,  3.1899,  0.4449, 49.899 ]),")


def test_closing_leaves_the_page_as_it_was(live):
    live.button("Close live Python").click()
    expect(live.page.locator("textarea")).to_have_count(0)
    expect(live.page.locator(".sl-live-output")).to_have_count(0)
    expect(live.button("Run live")).to_be_focused()
    expect(live.page.locator("div.cell").nth(3)).to_contain_text(
        "49.899", use_inner_text=True
    )

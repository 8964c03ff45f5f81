"""Your own logits, in a page with live Python: files as readers have them."""

import re

import numpy as np
import pytest
from bench_page import BenchPage, fits_a_phone
from live_page import needs_live
from opened import PATIENCE, watching
from playwright.sync_api import expect

import softmax_lib as sl
from tools.axe import findings

pytestmark = needs_live


class LogitsPage(BenchPage):
    """The page, and a file that is given to it."""

    def __init__(self, page):
        super().__init__(page, "your_logits", "Report")

    def give(self, name, content):
        """Choose a file, and return what is said in the end."""
        content = content.encode() if isinstance(content, str) else content
        file = {"name": name, "mimeType": "text/csv", "buffer": content}
        self.page.get_by_label("A CSV or .npz file").set_input_files(file)
        return self.ended()


def table(rows=60):
    """Return logits and labels as lines of CSV, and both as arrays."""
    rng = np.random.default_rng(2)
    z = rng.normal(size=(rows, 3)).round(3)
    y = np.arange(rows) % 3
    lines = [",".join(map(str, [*row, k])) for row, k in zip(z, y, strict=True)]
    return "\n".join(["a,b,c,label", *lines]), z, y


@pytest.fixture(scope="module")
def watched(browser, site):
    """The page, and what is noted about it."""
    with watching(browser, site) as (page, watch):
        yield LogitsPage(page), watch


@pytest.fixture(scope="module")
def bench(watched):
    return watched[0]


def test_nothing_is_fetched_before_a_reader_asks(watched):
    bench, watch = watched
    bench.page.wait_for_load_state("networkidle")
    loaded = {
        url.split("/live/")[1].split("?")[0]
        for url in watch.requests
        if "/live/" in url
    }
    assert "bench.mjs" in loaded
    assert not {name for name in loaded if "pyodide" in name or "worker" in name}


def test_without_a_file_it_says_what_to_do(bench):
    bench.button("Report").click()
    expect(bench.status()).to_contain_text("There is no file yet")
    expect(bench.page.get_by_role("status")).to_contain_text("There is no file yet")


def test_the_example_is_one_click(bench):
    bench.button("Try the example").click()
    expect(bench.button("Report")).to_be_disabled()
    assert bench.ended().startswith("Done in")
    text = bench.report().inner_text()
    assert "1000 rows, 10 classes: logits" in text
    assert "over-confident: mean confidence 0.983, accuracy 0.881" in text
    assert "Divide the logits by" in text
    picture = bench.report().get_by_role("img", name="Reliability diagram")
    assert picture.evaluate("(image) => image.naturalWidth") > 100


def test_a_file_s_report_is_the_library_s(bench):
    text, z, y = table()
    assert bench.give("mine, too.csv", text).startswith("Done in")
    expect(bench.cell()).to_have_value(re.compile(r'^FILE = "mine_too\.csv"$', re.M))
    shown = bench.report().inner_text()
    assert "60 rows, 3 classes: logits." in shown
    for value in (
        sl.negative_log_likelihood(sl.softmax(z), y),
        sl.brier_score(sl.softmax(z), y),
        sl.expected_calibration_error(sl.softmax(z), y),
    ):
        assert f"{value:.4f}" in shown


def test_an_archive_is_read_and_can_be_reported_on_again(bench, tmp_path):
    _, z, y = table()
    np.savez(tmp_path / "a.npz", p=sl.softmax(z), y=y)
    assert bench.give("a.npz", (tmp_path / "a.npz").read_bytes()).startswith("Done in")
    expect(bench.report()).to_contain_text("60 rows, 3 classes: probabilities.")
    bench.page.get_by_label("Scores are").select_option("logits")
    expect(bench.cell()).to_have_value(re.compile('^SCORES = "logits"$', re.M))
    bench.button("Report").click()
    assert bench.ended().startswith("Done in")
    expect(bench.report()).to_contain_text("60 rows, 3 classes: logits.")
    bench.page.get_by_label("Scores are").select_option("detect")


BAD = {
    "empty": ("", "The file is empty."),
    "ragged": ("a,b,label\n1,2,0\n1,2,3,0\n", "Line 3 has 4 values, line 1 has 3"),
    "text": ("a,b,label\n1,2,0\n1,high,0\n", "Line 3, column 2 (b) holds 'high'"),
    "a pickle": (b"\x80\x04K\x01.", "The file is a pickle, which could run any code"),
    "a torn archive": (b"PK\x03\x04 no more", "The .npz file is damaged or cut short"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gets_a_clear_line_and_no_report(bench, name):
    content, says = BAD[name]
    assert f"✗ {says}" in bench.give(f"{name}.csv", content)
    expect(bench.status()).to_have_text(re.compile(r"^[^\n]+$"))
    expect(bench.report()).to_be_hidden()
    expect(bench.page.get_by_role("status")).to_contain_text(says)


def test_lines_can_be_pasted_and_the_keyboard_is_enough(bench):
    text, _, _ = table(30)
    area = bench.page.get_by_label("Or paste its lines")
    area.fill(text)
    area.focus()
    for name in ("Scores are", "Labels are"):
        bench.page.keyboard.press("Tab")
        expect(bench.page.get_by_label(name)).to_be_focused()
    bench.page.keyboard.press("Tab")
    expect(bench.button("Report")).to_be_focused()
    bench.page.keyboard.press("Enter")
    assert bench.ended().startswith("Done in")
    expect(bench.report()).to_contain_text("30 rows, 3 classes")


DROP = """([text, name]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name));
  const event = { dataTransfer: data, bubbles: true, cancelable: true };
  document.querySelector(".sl-bench-drop").dispatchEvent(new DragEvent("drop", event));
}"""


def test_a_file_can_be_dropped(bench):
    bench.page.evaluate(DROP, [table(40)[0], "dropped.csv"])
    assert bench.ended().startswith("Done in")
    expect(bench.report()).to_contain_text("40 rows, 3 classes")


def test_the_cell_can_be_changed_downloaded_and_put_back(bench):
    cell = bench.cell()
    cell.fill(f"{cell.input_value()}\nprint(6 * 7)")
    cell.press("Control+Enter")
    assert bench.ended().startswith("Done in")
    expect(bench.report()).to_have_text(re.compile(r"42\s*$"))
    with bench.page.expect_download() as downloading:
        bench.button("Download your_logits.py").click()
    assert downloading.value.suggested_filename == "your_logits.py"
    text = downloading.value.path().read_text(encoding="utf-8")
    expect(cell).to_have_value(text)
    cell.fill("1 / 0")
    bench.button("Report").click()
    assert "ZeroDivisionError" in bench.ended()
    expect(bench.report()).to_contain_text("line 1")
    bench.button("Reset the cell").click()
    expect(cell).to_have_value(re.compile('^"""Are these predictions calibrated[?]'))


def test_the_page_with_its_report_is_accessible(bench):
    bench.give("mine.csv", table()[0])
    for scheme in ("light", "dark"):
        bench.page.emulate_media(color_scheme=scheme)
        assert findings(bench.page) == []
    bench.page.emulate_media(color_scheme="light")


def test_it_fits_a_phone(bench):
    assert fits_a_phone(bench.page)


def test_a_long_run_shows_how_far_it_is_and_can_be_stopped(bench):
    text, _, _ = table(20_000)
    file = {"name": "long.csv", "mimeType": "text/csv", "buffer": text.encode()}
    bench.page.get_by_label("A CSV or .npz file").set_input_files(file)
    expect(bench.status()).to_contain_text(re.compile(r": \d+ %"), timeout=PATIENCE)
    expect(bench.page.get_by_role("progressbar", name="Progress")).to_be_visible()
    expect(bench.report()).to_be_visible(timeout=PATIENCE)  # its first lines
    bench.button("Stop").click()
    assert bench.ended().startswith("Stopped")
    expect(bench.report()).to_be_hidden()
    assert bench.give("mine.csv", table()[0]).startswith("Done in")


def test_nothing_has_left_the_page(watched, site):
    _, watch = watched
    assert watch.requests
    assert not [
        url for url in watch.requests if not url.startswith((site, "blob:", "data:"))
    ]


def test_python_in_the_page_reaches_no_other_host(browser, site):
    context = browser.new_context(base_url=site)
    bench = LogitsPage(context.new_page())
    bench.cell().fill(
        "import js\nask = js.XMLHttpRequest.new()\n"
        "ask.open('POST', 'http://127.0.0.1:9/', False)\nask.send('logits')"
    )
    said = bench.give("mine.csv", table()[0])
    context.close()
    assert "NetworkError" in said

"""A chapter in JupyterLite: it runs, widgets answer, and a reader's work is kept."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from reading import Contents, Reading
from watch import Watch

from tools.serve import SITE, serving
from tools.steps import ROOT

LAB = "/lab/lab/index.html?path=book/02_softmax.ipynb"
PATIENCE = 180_000
ASKED = "import sys; sl.softmax([0.0, 0.0]), sys.platform"
FINISHED = re.compile(r"\[\d+\]:")
SLIDER = "slider = ipywidgets.IntSlider(3, 0, 9)\nslider"


def in_lab(browser, address):
    """Return a new page with long timeouts, and what is noted about it."""
    options = {"base_url": address, "viewport": {"width": 1280, "height": 1000}}
    page, watch = browser.new_context(**options).new_page(), Watch(address)
    page.set_default_timeout(PATIENCE)
    watch.listen_to(page)
    return page, watch


@pytest.fixture
def page(browser):
    """A page that is expected to fail."""
    with serving(SITE) as address:
        page, _ = in_lab(browser, address)
        yield page
        page.context.close()


@pytest.fixture(scope="module")
def lab(browser):
    """The lab as chapter 2's link opens it, one Python for all tests here; quiet."""
    with serving(SITE) as address:
        page, watch = in_lab(browser, address)
        page.goto("/book/02_softmax.html")
        page.wait_for_load_state("networkidle")
        page.get_by_role("link", name="in JupyterLite").click()
        yield page
        page.context.close()
    assert watch.complaints() == []


def cell(page, number):
    """Return a code cell by its number."""
    return page.locator(".jp-CodeCell").nth(number - 1)


def write(page, source):
    """Put code in place of the third cell's own."""
    cell(page, 3).locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(source)


def run(page, source):
    """Run other code in the third cell and return the place of what it shows."""
    write(page, source)
    page.keyboard.press("Control+Enter")
    return cell(page, 3).locator(".jp-OutputArea-output")


def test_the_chapter_s_link_opens_its_notebook_and_runs_it(lab):
    lab.get_by_role("heading", name="Exponentiate and normalise").first.wait_for()
    lab.get_by_text("Python (Pyodide) | Idle").wait_for()
    cell(lab, 1).locator(".jp-InputPrompt").click()
    for _ in ("what looks for the library", "the imports"):
        lab.keyboard.press("Shift+Enter")
    output = run(lab, ASKED)
    answer = re.compile(r"\[0\.5, 0\.5\]\), 'emscripten'")
    expect(output).to_have_text(answer, timeout=PATIENCE)
    for number in (1, 2):
        expect(cell(lab, number).locator(".jp-InputPrompt")).to_have_text(FINISHED)
        shown = cell(lab, number).locator(".jp-OutputArea-output").all_inner_texts()
        assert "Error" not in "".join(shown)


def test_no_finished_cell_is_left_running(lab):
    """Its page and its kernel answer each other in time, 40 times."""
    for number in range(40):
        run(lab, f"print({number})")
        expect(cell(lab, 3).locator(".jp-InputPrompt")).to_have_text(FINISHED)


def test_a_reader_sees_all_of_the_notebook_and_no_markup(lab):
    wanted = Contents.of(ROOT / "book" / "02_softmax.ipynb")
    reading = Reading(lab.locator(".jp-NotebookPanel"))
    reading.scroll_to_the_end()
    assert reading.open_solutions() == wanted.solutions
    reading.expect_all_of(wanted)
    assert reading.raw() == []


def test_what_a_function_imports_is_there(lab):
    output = run(lab, "datasets.load_iris()[0].shape")
    expect(output).to_have_text("(150, 4)")


def test_a_slider_of_ipywidgets_moves_its_value_in_python(lab):
    track = run(lab, SLIDER).locator(".noUi-target")
    track.click(position={"x": track.bounding_box()["width"] - 1, "y": 2})
    expect(run(lab, "slider.value")).to_have_text("9")


def test_a_widget_of_the_book_answers(lab):
    output = run(lab, "widgets.SoftmaxMixer()")
    slider = output.get_by_role("slider").first
    slider.wait_for()
    before = output.inner_text()
    slider.fill(slider.get_attribute("max"))
    assert output.inner_text() != before


def test_a_figure_is_drawn(lab):
    output = run(lab, "plt.plot([0, 1]);\nplt.show()")
    expect(output.locator("svg, img")).to_be_visible()


def test_work_is_kept_when_the_lab_is_opened_again(lab):
    write(lab, ASKED)
    tab = lab.locator(".lm-TabBar-tab.jp-mod-dirty")
    expect(tab).to_have_count(1)
    lab.keyboard.press("ControlOrMeta+s")
    expect(tab).to_have_count(0)
    lab.goto(LAB)
    expect(cell(lab, 3).locator(".cm-content")).to_have_text(ASKED)


def test_work_can_be_downloaded(lab):
    lab.locator(".jp-DirListing-item", has_text="02_softmax").click(button="right")
    with lab.expect_download() as download:
        lab.get_by_role("menuitem", name="Download", exact=True).click()
    assert download.value.suggested_filename == "02_softmax.ipynb"
    notebook = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    sources = ["".join(one["source"]) for one in notebook["cells"]]
    assert ASKED in sources


def test_missing_files_are_said(page):
    page.route("**/pyodide.asm.wasm*", lambda route: route.fulfill(status=404))
    page.goto(LAB)
    expect(
        page.get_by_role("alert").filter(has_text="Python cannot start")
    ).to_have_text(re.compile(r"pyodide\.asm\.wasm \(404\)"))

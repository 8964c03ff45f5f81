"""Widgets in a real JupyterLab: the kernel follows the reader's moves."""

import shutil

import nbformat
import pytest
from lab import jupyterlab
from playwright.sync_api import expect
from reading import PATIENCE, Contents, Reading

from softmax_lib.teaching.palette import DARK, LIGHT, rgb
from tools.steps import ROOT

pytestmark = pytest.mark.thorough  # a JupyterLab takes half a minute to start
BOOK = ROOT / "book"
NOTEBOOKS = [
    pytest.param(path, id=path.stem)
    for path in sorted(BOOK.glob("*.ipynb")) + sorted(BOOK.glob("appendix/*.ipynb"))
]
READY = "() => window.jupyterapp?.commands.hasCommand('docmanager:open')"
OPEN = """async (path) => {
  const panel = await jupyterapp.commands.execute("docmanager:open", { path });
  await panel.context.ready;
}"""
CLOSE = """async () => {
  const panel = jupyterapp.shell.currentWidget;
  await panel.sessionContext.shutdown();
  panel.dispose();
}"""

CELLS = [
    "from softmax_lib.teaching import widgets\n"
    "mixer = widgets.SoftmaxMixer(['a', 'b', 'c'], [0.7, 1.5, 4.8])\n"
    "mixer",
    "print('kernel:', mixer.logits, mixer.temperature)",
    "mixer.set_trait('logits', [1.0, 2.0, 3.0])",
]


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """Address of a JupyterLab with the book in it, and the notebook of CELLS."""
    home = tmp_path_factory.mktemp("lab")
    folder = home / "softmax"
    ignored = shutil.ignore_patterns(".*", "_build")
    shutil.copytree(BOOK, folder / "book", ignore=ignored)
    cells = [nbformat.v4.new_code_cell(source) for source in CELLS]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    nbformat.write(notebook, folder / "mixer.ipynb")
    with jupyterlab(folder, home) as address:
        yield address


@pytest.fixture(scope="module")
def notebook(browser, lab):
    """The notebook, open, with its first cell run: (page, run)."""
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    page.set_default_timeout(60_000)
    page.goto(f"{lab}/lab/tree/mixer.ipynb")
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()

    def run(cell):
        page.locator(".jp-CodeCell .cm-content").nth(cell).click()
        page.keyboard.press("Control+Enter")

    run(0)
    page.locator(".sl-widget").get_by_role("slider").first.wait_for()
    yield page, run
    page.close()


def test_what_the_reader_moves_the_kernel_knows(notebook):
    page, run = notebook
    widget = page.locator(".sl-widget")
    widget.get_by_label("a", exact=True).press("PageUp")
    widget.get_by_label("b", exact=True).press("ArrowDown")
    widget.get_by_label("temperature T").press("Home")
    told = page.get_by_text("kernel: [1.7, 1.4, 4.8] 0.1")
    for _ in range(60):  # what was moved is on its way to the kernel
        run(1)
        page.wait_for_timeout(500)
        if told.count():
            break
    expect(told).to_have_count(1)


def test_what_the_kernel_sets_the_reader_sees(notebook):
    page, run = notebook
    run(2)
    slider = page.locator(".sl-widget").get_by_label("c", exact=True)
    expect(slider).to_have_js_property("value", "3")


def test_the_colours_follow_the_theme_of_jupyterlab(notebook):
    page, _ = notebook
    fill = page.locator(".sl-bar span").first
    for light, theme in (("true", LIGHT), ("false", DARK)):
        page.evaluate("(light) => (document.body.dataset.jpThemeLight = light)", light)
        channels = tuple(round(255 * channel) for channel in rgb(theme["prob"]))
        expect(fill).to_have_css("background-color", f"rgb{channels}")


@pytest.fixture(scope="module")
def opened(browser, lab):
    """A function that opens a notebook of the book in one JupyterLab."""
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    page.set_default_timeout(PATIENCE)
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{lab}/lab/workspaces/reader/tree/book")
    page.wait_for_function(READY)
    page.evaluate("jupyterapp.restored.then(() => null)")

    def open_notebook(path):
        page.evaluate(OPEN, path.relative_to(ROOT).as_posix())
        return Reading(page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)"))

    yield open_notebook
    page.close()
    assert not errors


@pytest.mark.parametrize("path", NOTEBOOKS)
def test_a_reader_sees_all_of_a_notebook_and_no_markup(opened, path):
    wanted, reading = Contents.of(path), opened(path)
    hidden = reading.part(".jp-showHiddenCellsButton")
    reading.scroll_to_the_end()
    expect(hidden).to_have_count(wanted.solutions, timeout=PATIENCE)
    assert reading.open_solutions() == wanted.solutions
    reading.scroll_to_the_end()
    reading.expect_all_of(wanted)
    assert reading.raw() == []
    assert reading.beside_folded_outputs() == []
    first = reading.part(".jp-CodeCell").first
    first.locator(".jp-InputPrompt").click()
    reading.page.keyboard.press("Control+Enter")
    expect(first.locator(".jp-InputPrompt")).to_have_text("[1]:", timeout=PATIENCE)
    expect(first.locator(".jp-OutputArea-output")).to_have_count(0)
    reading.page.evaluate(CLOSE)

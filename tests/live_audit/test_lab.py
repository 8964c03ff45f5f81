"""A chapter in JupyterLite: it runs, its widgets answer, and what fails is said."""

import re

import pytest
from playwright.sync_api import expect
from watch import Watch

from tools.serve import SITE, serving

LAB = "/lab/lab/index.html?path=book/02_softmax.ipynb"
PATIENCE = 240_000


@pytest.fixture
def lab(browser):
    """Open the lab from its link, watched."""
    with serving(SITE) as address:
        context = browser.new_context(
            base_url=address, viewport={"width": 1280, "height": 1000}
        )
        page, watch = context.new_page(), Watch(address)
        page.set_default_timeout(PATIENCE)
        watch.listen_to(page)
        yield page, watch
        context.close()


def test_the_chapter_s_link_opens_its_notebook_and_runs_it(lab):
    page, watch = lab
    page.goto("/book/02_softmax.html")
    page.get_by_role("link", name="in JupyterLite").click()
    heading = page.get_by_role("heading", name="Exponentiate and normalise")
    heading.first.wait_for()
    code = page.locator(".jp-CodeCell .cm-content")
    code.nth(0).click()
    page.keyboard.press("Shift+Enter")
    code.nth(1).click()
    page.keyboard.press("ControlOrMeta+a")  # its stored output proves nothing
    page.keyboard.type("import sys; sl.softmax([0.0, 0.0]), sys.platform")
    page.keyboard.press("Control+Enter")
    output = page.locator(".jp-CodeCell").nth(1).locator(".jp-OutputArea-output")
    expect(output).to_contain_text("array([0.5, 0.5]), 'emscripten'", timeout=PATIENCE)
    away = [url for url in watch.requests if "127.0.0.1" not in url and "://" in url]
    assert [url for url in away if not url.startswith(("data:", "blob:"))] == []


def test_missing_files_are_said(lab):
    page, _ = lab
    page.route("**/pyodide.asm.wasm*", lambda route: route.fulfill(status=404))
    page.goto(LAB)
    expect(
        page.get_by_role("alert").filter(has_text="Python cannot start")
    ).to_have_text(re.compile(r"pyodide\.asm\.wasm \(404\)"))

"""The same widget in a real JupyterLab: what the reader moves, the kernel knows."""

import os
import socket
import subprocess
import sys
import time
from urllib.request import urlopen

import nbformat
import pytest
from playwright.sync_api import expect

from softmax_lib.teaching.palette import DARK, LIGHT, rgb

CELLS = [
    "from softmax_lib.teaching import widgets\n"
    "mixer = widgets.SoftmaxMixer(['a', 'b', 'c'], [0.7, 1.5, 4.8])\n"
    "mixer",
    "print('kernel:', mixer.logits, mixer.temperature)",
    "mixer.set_trait('logits', [1.0, 2.0, 3.0])",
]
SETTINGS = ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """Address of a JupyterLab of its own, with the notebook of CELLS in it."""
    home = tmp_path_factory.mktemp("lab")
    cells = [nbformat.v4.new_code_cell(source) for source in CELLS]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    nbformat.write(notebook, home / "mixer.ipynb")
    port = free_port()
    options = {
        "--port": port,
        "--ServerApp.ip": "127.0.0.1",
        "--ServerApp.root_dir": home,
        "--IdentityProvider.token": "",
        "--LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        "--LabApp.user_settings_dir": home / "settings",
        "--LabApp.workspaces_dir": home / "workspaces",
    }
    private = {f"JUPYTER_{name}": str(home / name) for name in SETTINGS}
    command = [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root"]
    with (home / "log").open("w") as log:
        server = subprocess.Popen(
            [*command, *(f"{name}={value}" for name, value in options.items())],
            env={**os.environ, **private, "IPYTHONDIR": str(home / "ipython")},
            stdout=log,
            stderr=log,
        )
    try:
        yield wait_for(f"http://127.0.0.1:{port}", server, home / "log")
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(address, server, log, seconds=60):
    """Return the address as soon as it answers."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and server.poll() is None:
        try:
            urlopen(f"{address}/api").close()
        except OSError:
            time.sleep(0.3)
        else:
            return address
    return pytest.fail(f"JupyterLab did not start:\n{log.read_text(encoding='utf-8')}")


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
    run(1)
    expect(page.get_by_text("kernel: [")).to_have_text("kernel: [1.7, 1.4, 4.8] 0.1")


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

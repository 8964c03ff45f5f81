"""The offline archive, unpacked elsewhere and served by its own server, in Chromium."""

import socket
import subprocess
import sys
import zipfile

import pytest
from opened import watching
from playwright.sync_api import expect
from test_softmax_mixer import AIRPLANE, by_python, shown

from tools.build import SITE
from tools.offline.packing import FOLDER, pack

CHAPTER = "/book/02_softmax.html"


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """Yield the address of the archive's own server."""
    place = tmp_path_factory.mktemp("else where")
    pack(SITE, place / "book.zip")
    with zipfile.ZipFile(place / "book.zip") as archive:
        archive.extractall(place)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "serve.py", str(port)],
        cwd=place / FOLDER,
        stdout=subprocess.PIPE,
        env={"BROWSER": "true"},
    )
    server.stdout.readline()
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(60)
    server.stdout.close()


@pytest.fixture
def page(browser, served):
    with watching(browser, served) as (page, _):
        yield page


def test_a_widget_computes(page):
    page.goto("/index.html")
    mixer = page.locator("[data-widget=softmax-mixer]").first
    cat = mixer.get_by_label("cat")
    cat.press("ArrowRight")
    expect(cat).not_to_have_value(str(AIRPLANE["cat"]))
    scores = [*AIRPLANE.values()]
    scores[1] = float(cat.input_value())
    assert shown(mixer) == by_python(scores, 1.0)


def test_an_answer_is_judged(page):
    page.goto(CHAPTER)
    form = page.get_by_role("form", name="Answer to exercise 2.1", exact=True)
    form.get_by_role("textbox").fill("0.676")
    form.get_by_role("button", name="Check").click()
    expect(form.get_by_role("status")).to_contain_text("✗ Not yet: too high")


def test_the_search_finds(page):
    page.goto("/search.html?q=temperature")
    found = page.locator("#search-results > li")
    expect(found.filter(has_text="Formula").first).to_be_visible()

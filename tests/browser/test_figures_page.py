"""The built index: every figure, every widget, and links that lead there."""

import json

import pytest
from built import parsed, values
from playwright.sync_api import expect

from softmax_lib.teaching import widgets
from tools.contents import contents
from tools.steps import ROOT

pytestmark = pytest.mark.one_page
PAGE = "/book/appendix/figures.html"
# A function: a bare expression is read anew by eval, which the page's policy forbids.
LOADED = "() => document.querySelector('.sl-gallery img').naturalWidth > 0"


@pytest.fixture(scope="module")
def links():
    """Addresses of the links in the page's text."""
    return values(parsed(PAGE), "article a.internal", "href")


def names_of_figures():
    """Return the names that the notebooks give to figures of the website."""
    names = []
    for path in map(ROOT.joinpath, (f"{name}.ipynb" for name in contents())):
        cells = json.loads(path.read_text("utf-8"))["cells"] if path.exists() else []
        for metadata in (cell["metadata"] for cell in cells):
            name = metadata.get("mystnb", {}).get("figure", {}).get("name")
            if name and "local" not in metadata.get("tags", []):
                names.append((path.stem, name))
    return names


def test_every_figure_is_listed_in_the_order_of_the_book(links):
    listed = [tuple(link.rpartition("/")[2].split(".html#")) for link in links]
    assert [
        each for each in listed if each[-1].startswith("fig-")
    ] == names_of_figures()


def test_every_figure_is_shown():
    cards = parsed(PAGE).css(".sl-gallery a")
    assert cards
    assert [card.text() for card in cards if not card.css_first("img[src]")] == []


def test_every_widget_is_listed():
    terms = parsed(PAGE).css(".sl-widgets dt")
    assert len(terms) == len(widgets.__all__)


def test_a_picture_leads_to_its_figure(page):
    page.goto(PAGE)
    first = page.locator(".sl-gallery a").first
    first.scroll_into_view_if_needed()
    page.wait_for_function(LOADED)
    name = first.get_attribute("href").rpartition("#")[2]
    first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**#{name}")
    expect(page.locator(f"#{name}")).to_be_visible()

"""The built index: every figure, every widget, and links that lead there."""

import json

import pytest
from built import soup

from softmax_lib.teaching import widgets
from tools.contents import contents
from tools.steps import ROOT

PAGE = "/book/appendix/figures.html"


@pytest.fixture(scope="module")
def links():
    """Addresses of the links in the page's text."""
    found = soup(PAGE).select("article a.internal")
    return [link["href"] for link in found]


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


def test_every_widget_is_listed():
    terms = soup(PAGE).select(".sl-widgets dt")
    assert len(terms) == len(widgets.__all__)


def test_a_picture_leads_to_its_figure(page):
    page.goto(PAGE)
    first = page.locator(".sl-gallery a").first
    first.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('.sl-gallery img').naturalWidth > 0")
    name = first.get_attribute("href").rpartition("#")[2]
    first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**#{name}")
    assert page.locator(f"#{name}").is_visible()


@pytest.mark.parametrize(
    ("kind", "begins"), [("SVG", b"<?xml"), ("PNG", b"\x89PNG\r\n\x1a\n")]
)
def test_a_figure_is_saved_by_keyboard(page, tmp_path, kind, begins):
    page.goto(PAGE)
    item = page.locator(".sl-gallery li").first
    item.scroll_into_view_if_needed()
    item.get_by_role("button", name=kind).focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    name = download.value.suggested_filename
    assert name == f"{names_of_figures()[0][1]}.{kind.lower()}"
    download.value.save_as(tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_saved_png_is_three_times_as_large_as_the_picture(page, tmp_path):
    page.goto(PAGE)
    item = page.locator(".sl-gallery li").first
    item.scroll_into_view_if_needed()
    with page.expect_download() as download:
        item.get_by_role("button", name="PNG").click()
    download.value.save_as(tmp_path / "figure.png")
    header = (tmp_path / "figure.png").read_bytes()[16:20]
    natural = item.locator("img").evaluate("(img) => img.naturalWidth")
    assert int.from_bytes(header) == 3 * natural

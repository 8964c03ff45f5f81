"""The built pages as files: links lead somewhere, ids are unique, one title each."""

from collections import Counter
from functools import cache
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from built import SITE, parsed

PAGES = sorted(p.relative_to(SITE).as_posix() for p in SITE.rglob("*.html"))
LOADED = {"script": "src", "img": "src", "link": "href", "source": "src", "use": "href"}


@cache
def anchors(page):
    """Return what a link into this page may name."""
    named = parsed(page).css("[id], a[name]")
    return {tag.attributes.get("id") or tag.attributes["name"] for tag in named}


def is_broken(path, address):
    """True for a link within the site that leads nowhere."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return False
    target, anchor = urldefrag(address)
    target = unquote(target.partition("?")[0])
    page = SITE / path
    folder = SITE if target.startswith("/") else page.parent  # 404.html has roots
    file = (folder / target.lstrip("/")).resolve() if target else page
    if not file.is_file():
        return True
    if not anchor or file.suffix != ".html":
        return False
    return unquote(anchor) not in anchors(file.relative_to(SITE).as_posix())


@pytest.fixture(params=PAGES)
def path(request):
    """Each built page, as a path below the site."""
    return request.param


def test_every_link_leads_somewhere(path):
    tags = [tag.attributes for tag in parsed(path).css("[href], [src]")]
    addresses = {tag.get("href") or tag.get("src") for tag in tags} - {"#", None}
    broken = sorted(address for address in addresses if is_broken(path, address))
    assert not broken, f"{path} links to nothing: {broken}"


def test_nothing_is_loaded_from_another_host(path):
    tags = parsed(path).css(", ".join(LOADED))
    loaded = [tag.attributes.get(LOADED[tag.tag]) for tag in tags]
    away = [address for address in loaded if address and urlsplit(address).netloc]
    assert not away, f"{path} loads {away}"


def test_links_run_no_script(path):
    active = parsed(path).css('[href^="javascript:"]')
    assert not active, f"{path} has {[tag.html for tag in active]}"


def test_ids_are_unique(path):
    counts = Counter(tag.attributes["id"] for tag in parsed(path).css("[id]"))
    repeated = {name: times for name, times in counts.items() if times > 1}
    assert not repeated, f"{path} repeats {repeated}"


def test_there_is_one_title(path):
    # the theme's copy for print is hidden on the screen
    seen = parsed(path).css("h1:not(#jb-print-docs-body h1)")
    titles = [title.text() for title in seen]
    assert len(titles) == 1, f"{path} has {titles}"


def test_every_picture_has_a_text(path):
    bare = [image.attributes["src"] for image in parsed(path).css("img:not([alt])")]
    assert not bare, f"{path} shows {bare} without alt text"


def test_the_language_is_given(path):
    assert parsed(path).root.attributes["lang"] == "en"


def test_the_site_was_built():
    assert PAGES, "there is no built site: run `make book` first"

"""The built pages as files: links lead somewhere, ids are unique, one title each."""

from collections import Counter
from functools import cache
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from built import SITE, soup

PAGES = sorted(p.relative_to(SITE).as_posix() for p in SITE.rglob("*.html"))
LOADED = {"script": "src", "img": "src", "link": "href", "source": "src", "use": "href"}


def parsed(file):
    """Return a page by its file."""
    return soup("/" + file.relative_to(SITE).as_posix())


@cache
def anchors(file):
    """Return what a link into this page may name."""
    named = parsed(file).select("[id], a[name]")
    return {tag.get("id") or tag.get("name") for tag in named}


def is_broken(path, address):
    """True for a link within the site that leads nowhere."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return False
    target, anchor = urldefrag(address)
    target = unquote(target.partition("?")[0])
    folder = SITE if target.startswith("/") else path.parent  # 404.html has roots
    file = (folder / target.lstrip("/")).resolve() if target else path
    if not file.is_file():
        return True
    return (
        bool(anchor) and file.suffix == ".html" and unquote(anchor) not in anchors(file)
    )


@pytest.fixture(params=PAGES)
def path(request):
    """Each built page."""
    return SITE / request.param


def test_every_link_leads_somewhere(path):
    tags = parsed(path).select("[href], [src]")
    addresses = {tag.get("href") or tag.get("src") for tag in tags} - {"#", None}
    broken = sorted(address for address in addresses if is_broken(path, address))
    assert not broken, f"{path.name} links to nothing: {broken}"


def test_nothing_is_loaded_from_another_host(path):
    loaded = [tag.get(LOADED[tag.name]) for tag in parsed(path).find_all(list(LOADED))]
    away = [address for address in loaded if address and urlsplit(address).netloc]
    assert not away, f"{path.name} loads {away}"


def test_links_run_no_script(path):
    active = parsed(path).select('[href^="javascript:"]')
    assert not active, f"{path.name} has {active}"


def test_ids_are_unique(path):
    counts = Counter(tag["id"] for tag in parsed(path).select("[id]"))
    repeated = {name: times for name, times in counts.items() if times > 1}
    assert not repeated, f"{path.name} repeats {repeated}"


def test_there_is_one_title(path):
    # the theme's copy for print is hidden on the screen
    seen = parsed(path).select("h1:not(#jb-print-docs-body h1)")
    titles = [title.get_text() for title in seen]
    assert len(titles) == 1, f"{path.name} has {titles}"


def test_every_picture_has_a_text(path):
    bare = [image["src"] for image in parsed(path).select("img:not([alt])")]
    assert not bare, f"{path.name} shows {bare} without alt text"


def test_the_language_is_given(path):
    assert parsed(path).html["lang"] == "en"


def test_the_site_was_built():
    assert PAGES, "there is no built site: run `make book` first"

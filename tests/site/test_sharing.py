"""Metadata of a page: absolute addresses or none."""

import json
import xml.etree.ElementTree as ET

import pytest

from book.site import card, sharing, sitemap
from book.site.metadata import citation

TOC = """
    Softmax
    =======

    .. rst-class:: sl-subtitle

    From logits

    How a score becomes a "chance".

    .. toctree::

       book/01_logits
"""
CHAPTER = """
    Logits & odds
    =============

    A network looks </script> at a photograph.

    **By the end you can**

    - read a score;
    - write one.

    **You need**

    - a logarithm (necessary);
    - about 45 minutes, exercises apart.
"""
IDEAS = ("sharing", "description", "reading", "sitemap", "card")
PAGES = {"index": TOC, "book/01_logits": CHAPTER}


@pytest.fixture
def nowhere(build):
    """Return the site without an address."""
    return build(PAGES, *IDEAS)


@pytest.fixture
def somewhere(build):
    """Return the site with an address."""
    return build(PAGES, *IDEAS, html_baseurl="https://example.org/softmax")


def tags(page):
    return {tag["property"]: tag["content"] for tag in page.select("meta[property]")}


def data(page):
    (block,) = page.select('script[type="application/ld+json"]')
    return json.loads(block.string)


def test_a_page_without_an_address_names_none(nowhere):
    for name in PAGES:
        found = tags(nowhere[name])
        assert found["og:title"]
        assert found["og:description"]
        assert not {"og:url", "og:image"} & set(found)
        assert "example" not in json.dumps(data(nowhere[name]))
        assert not nowhere[name].select('link[rel="canonical"]')
    assert not (nowhere.out / "sitemap.xml").exists()
    assert not (nowhere.out / "_static" / card.CARD).exists()


def test_the_landing_page_is_the_book(somewhere):
    page = somewhere["index"]
    found = tags(page)
    assert found["og:type"] == "book"
    assert found["og:title"] == "Softmax: From logits"
    assert found["og:url"] == "https://example.org/softmax/"
    book = data(page)
    assert book["@type"] == "Book"
    assert book["name"] == citation()["title"]
    assert book["url"] == found["og:url"]
    (part,) = book["hasPart"]
    assert part["name"] == "Logits & odds"
    assert part["position"] == 1
    assert part["url"] == "https://example.org/softmax/book/01_logits.html"


def test_a_chapter_is_a_learning_resource(somewhere):
    page = somewhere["book/01_logits"]
    found = data(page)
    assert found["@type"] == "LearningResource"
    assert found["teaches"] == ["read a score", "write one"]
    assert found["competencyRequired"] == ["a logarithm (necessary)"]
    assert found["timeRequired"] == "PT45M"
    assert found["isPartOf"]["url"] == "https://example.org/softmax/"
    assert found["description"] == "A network looks </script> at a photograph."
    assert tags(page)["og:type"] == "article"


def test_each_page_has_one_canonical_address(somewhere):
    for name, path in {"index": "", "book/01_logits": "book/01_logits.html"}.items():
        (link,) = somewhere[name].select('link[rel="canonical"]')
        assert link["href"] == f"https://example.org/softmax/{path}"


def test_the_picture_is_there_and_as_large_as_it_says(somewhere):
    found = tags(somewhere["index"])
    assert found["og:image"] == f"https://example.org/softmax/_static/{card.CARD}"
    png = (somewhere.out / "_static" / card.CARD).read_bytes()
    size = [int.from_bytes(png[at : at + 4], "big") for at in (16, 20)]
    assert size == [int(found["og:image:width"]), int(found["og:image:height"])]
    assert len(png) < 100_000


def test_the_sitemap_lists_every_page(somewhere):
    root = ET.fromstring(somewhere.file("sitemap.xml"))
    places = [loc.text for loc in root.iter(f"{{{sitemap.SCHEMA}}}loc")]
    assert places == [
        "https://example.org/softmax/book/01_logits.html",
        "https://example.org/softmax/",
    ]


def test_a_day_is_listed_where_it_is_known():
    assert "<lastmod>2026-01-02</lastmod>" in sitemap.entry("x", "2026-01-02")
    assert "lastmod" not in sitemap.entry("x", "")


def test_data_cannot_end_their_block():
    assert "</script" not in sharing.script({"a": "</script>"})[:-9]

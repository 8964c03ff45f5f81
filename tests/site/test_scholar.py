"""A chapter can be cited from its own page; other pages are no chapters."""

import re

import pytest

from book.site import scholar
from book.site.metadata import authors, citation

PAGES = {
    "book/01_logits": "Logits & odds\n=============\n\nA network looks.\n",
    "book/notation": "Notation\n========\n\nA symbol.\n",
}


@pytest.fixture
def nowhere(build):
    """Return a site without an address."""
    return build(PAGES, "scholar")


@pytest.fixture
def somewhere(build):
    """Return a site with an address."""
    return build(PAGES, "scholar", html_baseurl="https://example.org/softmax")


def fields(page):
    return [(t["name"], t["content"]) for t in page.select('meta[name^="citation_"]')]


def test_a_chapter_names_what_a_reference_needs(nowhere):
    found = dict(fields(nowhere["book/01_logits"]))
    assert found["citation_title"] == "Logits & odds"
    assert found["citation_inbook_title"] == citation()["title"]
    assert found["citation_language"] == "en"
    assert "citation_fulltext_html_url" not in found


def test_an_address_is_named_where_there_is_one(somewhere):
    found = dict(fields(somewhere["book/01_logits"]))
    expected = "https://example.org/softmax/book/01_logits.html"
    assert found["citation_fulltext_html_url"] == expected


def test_other_pages_have_none(nowhere):
    for name in ("index", "book/notation"):
        assert fields(nowhere[name]) == []


def test_each_author_has_a_line(nowhere, monkeypatch):
    names = ["Ada Lovelace", "Émilie du Châtelet"]
    monkeypatch.setattr(scholar, "authors", lambda: names)
    found = scholar.fields(nowhere.app.env, "book/01_logits")
    assert [value for name, value in found if name == "citation_author"] == names
    assert [n for n, _ in found].index("citation_title") == 0
    assert authors()


@pytest.mark.parametrize(
    ("released", "changed", "day"),
    [
        ("2026-12-01", "2026-11-05", "2026/12/01"),
        ("", "2026-11-05", "2026/11/05"),
        ("", "", None),
    ],
)
def test_the_date_is_the_release_or_the_last_change(
    nowhere, monkeypatch, released, changed, day
):
    facts = {**citation(), "date-released": released}
    monkeypatch.setattr(scholar, "citation", lambda: facts)
    monkeypatch.setattr(scholar, "last_change", lambda *files: changed)
    found = dict(scholar.fields(nowhere.app.env, "book/01_logits"))
    assert found.get("citation_publication_date") == day
    if day:
        assert re.fullmatch(r"\d{4}/\d\d/\d\d", day)

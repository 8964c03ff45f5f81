"""The book is cited as CITATION.cff says."""

import pytest
from pybtex.database import parse_string

from book.site import citation, report
from book.site.metadata import citation as stated


def entry(site=""):
    return parse_string(citation.bibtex(site), "bibtex").entries[citation.KEY]


def test_a_reader_of_bibtex_finds_title_author_and_version():
    found = entry()
    assert found.fields["title"].strip("{}") == stated()["title"]
    assert [str(person).strip("{}") for person in found.persons["author"]] == [
        "The Softmax book contributors"
    ]
    assert found.fields["note"] == f"Version {stated()['version']}"
    assert "url" not in found.fields


def test_the_address_is_cited_where_there_is_one():
    assert entry("https://example.org/").fields["url"] == "https://example.org/"
    assert citation.plain("https://example.org/").endswith(" https://example.org/")


@pytest.mark.parametrize(
    ("released", "changed", "year"),
    [("2027-01-31", "2026-05-01", "2027"), ("", "2026-05-01", "2026"), ("", "", "")],
)
def test_the_year_is_that_of_the_release_or_the_last_change(
    released, changed, year, monkeypatch
):
    facts = {**stated(), "date-released": released}
    monkeypatch.setattr(citation, "citation", lambda: facts)
    monkeypatch.setattr(citation, "last_change", lambda: changed)
    assert citation.year() == year
    assert entry().fields.get("year", "") == year
    assert (f" ({year})." in citation.plain()) == bool(year)


def test_special_characters_are_escaped():
    assert citation.escaped("100 % of R&D_x~") == r"100 \% of R\&D\_x\textasciitilde{}"


def test_the_line_of_text_reads():
    line = citation.plain()
    year = f" ({citation.year()})" if citation.year() else ""  # unknown without git
    assert line.startswith(f"The Softmax book contributors{year}. ")
    assert f"{stated()['title']}, version {stated()['version']}." in line


def test_without_an_address_the_report_invents_none():
    from docutils import nodes

    assert not list(report.report("").findall(nodes.reference))
    link = report.report("https://example.org/b").next_node(nodes.reference)
    assert link["refuri"] == "https://example.org/b/issues"


def test_both_blocks_are_on_the_page(build):
    page = build({"index": "Book\n====\n\n.. citation::\n"}, "citation")["index"]
    blocks = [block.get_text().strip() for block in page.select(".sl-citation pre")]
    assert blocks == [citation.plain(), citation.bibtex()]

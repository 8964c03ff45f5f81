"""The errata: each complete, kind and short, and each with its place on the page."""

import json
import re
from pathlib import Path

import pytest

from softmax_lib.teaching import errata
from softmax_lib.teaching._errata.erratum import KINDS, Erratum
from softmax_lib.teaching._errata.overview import Overview

PAGE = Path(__file__).parents[1] / "book" / "appendix" / "errata.ipynb"
HARSH = re.compile(r"\b(?:wrong(?:ly)?|stupid|terrible|bad|obvious(?:ly)?|simply)\b")
HEAD = re.compile(r'^<a id="erratum-([\w-]+)"></a>\n\n### (.+)$', re.MULTILINE)
GOOD = {
    "title": "A sum",
    "work": "A book",
    "kind": "false",
    "place": "page 2",
    "source": "https://example.org",
    "quote": "one & one is three",
    "rather": "It is two.",
    "read": "Second edition.",
}


@pytest.fixture(params=errata.ERRATA)
def key(request):
    return request.param


@pytest.fixture(scope="module")
def cells():
    """Return the page's cells as (kind, source, text of the outputs)."""
    stored = json.loads(PAGE.read_text(encoding="utf-8"))["cells"]
    return [
        (
            cell["cell_type"],
            "".join(cell["source"]),
            json.dumps(cell.get("outputs", []), ensure_ascii=False),
        )
        for cell in stored
    ]


def test_an_entry_is_kind_and_complete(key):
    found = errata.entry(key)
    assert found.source.startswith("https://")
    assert found.rather.endswith((".", ".)"))
    assert found.read.endswith(".")
    assert not HARSH.search(f"{found.rather} {found.read}")


def test_an_entry_names_its_work_in_its_key(key):
    first = key.partition("-")[0]
    short = {"d2l": "dive", "kimi": "kimi", "llm": "llm"}.get(first, first)
    assert short in errata.entry(key).work.lower().replace(" ", "")


def test_quotations_are_not_repeated():
    quotes = [each.quote for each in errata.ERRATA.values()]
    assert len(quotes) == len(set(quotes))


def test_an_unknown_entry_is_refused_with_the_known_ones():
    with pytest.raises(KeyError, match="d2l-translation"):
        errata.entry("d2l")


@pytest.mark.parametrize(
    ("change", "words"),
    [({"kind": "awful"}, "none of false"), ({"quote": "word " * 26}, "at most 25")],
)
def test_a_long_quotation_and_an_unknown_kind_are_refused(change, words):
    with pytest.raises(ValueError, match=words):
        Erratum(**GOOD | change)


def test_an_entry_shows_itself_as_text_and_as_a_list_with_a_link():
    shown = Erratum(**GOOD)
    assert repr(shown).splitlines()[:2] == [
        "Where    A book, page 2",
        "Slip     false",
    ]
    html = shown._repr_html_()
    assert '<dd><a href="https://example.org">A book, page 2</a></dd>' in html
    assert "<dd>“one &amp; one is three”</dd>" in html


def test_the_tally_counts_every_entry_once():
    assert tuple(errata.tally()) == KINDS
    assert sum(errata.tally().values()) == len(errata.ERRATA)


def test_the_overview_leads_to_every_entry():
    links = re.findall(r'href="#erratum-([\w-]+)"', errata.overview()._repr_html_())
    assert links == list(errata.ERRATA)
    assert len(repr(errata.overview()).splitlines()) == 1 + len(errata.ERRATA)


def test_a_work_is_named_where_its_entries_begin():
    one, two = Erratum(**GOOD), Erratum(**GOOD | {"work": "Another"})
    rows = Overview({"a": one, "b": one, "c": two}).rows("xyz")
    assert [row[0] for row in rows] == ["A book", "", "Another"]


def test_the_page_has_every_entry_once_in_the_order_of_the_overview(cells):
    text = "\n".join(source for kind, source, _ in cells if kind == "markdown")
    expected = [(key, each.title) for key, each in errata.ERRATA.items()]
    assert HEAD.findall(text) == expected


def test_each_entry_is_shown_and_then_computed(cells, key):
    at = next(
        i for i, (_, source, _) in enumerate(cells) if f'id="erratum-{key}"' in source
    )
    after = cells[at + 1 :]
    end = next((i for i, c in enumerate(after) if "\n### " in c[1]), len(after))
    code = [source for kind, source, _ in after[:end] if kind == "code"]
    assert code[0] == f'errata.entry("{key}")'
    assert len(code) > 1, "a cell has to show the number"

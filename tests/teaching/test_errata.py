"""The errata: each complete, kind and short, and each with its place on the page."""

import json
import re

import pytest

from softmax_lib.teaching.errata import ERRATA, KINDS, Erratum, Overview, kinds
from softmax_lib.teaching.errata import overview as overview_of_all
from tools.entries import APPENDIX, anchor_of

HARSH = re.compile(r"\b(?:wrong(?:ly)?|stupid|terrible|bad|obvious(?:ly)?|simply)\b")
GOOD = {
    "key": "book-sum",
    "title": "A sum",
    "work": "A book",
    "kind": "false",
    "place": "page 2",
    "source": "https://example.org",
    "quote": "one & one is three",
    "rather": "It is two.",
    "read": "Second edition.",
}


@pytest.fixture(params=ERRATA.values(), ids=ERRATA)
def erratum(request):
    """Each erratum in turn."""
    return request.param


def test_an_entry_is_kind_and_complete(erratum):
    assert erratum.source.startswith("https://")
    assert erratum.rather.endswith((".", ".)"))
    assert erratum.read.endswith(".")
    assert not HARSH.search(f"{erratum.rather} {erratum.read}")


def test_an_entry_names_its_work_in_its_key(erratum):
    first = erratum.key.partition("-")[0]
    assert {"d2l": "dive"}.get(first, first) in erratum.work.lower().replace(" ", "")


def test_quotations_and_keys_are_not_repeated():
    assert len({erratum.quote for erratum in ERRATA.values()}) == len(ERRATA)
    assert [erratum.key for erratum in ERRATA.values()] == list(ERRATA)


@pytest.mark.parametrize(
    ("change", "words"),
    [({"kind": "awful"}, "none of false"), ({"quote": "word " * 26}, "at most 25")],
)
def test_a_long_quotation_and_an_unknown_kind_are_refused(change, words):
    with pytest.raises(ValueError, match=words):
        Erratum(**GOOD | change)


def test_an_entry_is_told_with_quotation_kind_place_and_version():
    assert Erratum(**GOOD).anchor == "erratum-book-sum"
    assert Erratum(**GOOD).text == (
        "> “one & one is three”\n\n"
        "*False*, in [page 2](https://example.org). It is two.\n\n"
        "Second edition."
    )


def test_each_kind_is_explained_and_counted():
    assert [row[0] for row in kinds().rows] == list(KINDS)
    assert sum(row[-1] for row in kinds().rows) == len(ERRATA)
    assert all(meaning for _, meaning, _ in kinds().rows)


def test_the_overview_leads_to_every_entry():
    links = re.findall(r'href="#([\w-]+)"', overview_of_all()._repr_html_())
    assert links == [erratum.anchor for erratum in ERRATA.values()]
    assert len(repr(overview_of_all()).splitlines()) == 1 + len(ERRATA)


def test_a_work_is_named_where_its_entries_begin():
    one, two = Erratum(**GOOD), Erratum(**GOOD | {"work": "Another"})
    rows = Overview((one, one, two)).rows("xyz")
    assert [row[0] for row in rows] == ["A book", "", "Another"]


@pytest.fixture(scope="module")
def computed():
    """Return the anchors of the entries below which the page computes something."""
    stored = json.loads((APPENDIX / "errata.ipynb").read_text(encoding="utf-8"))
    found, at = set(), None
    for cell in stored["cells"]:
        if cell["cell_type"] == "code":
            found.add(at)
        elif anchor := anchor_of(cell):
            at = anchor
        elif "".join(cell["source"]).startswith("## "):
            at = None
    return found


def test_each_entry_is_computed_on_the_page(erratum, computed):
    assert erratum.anchor in computed

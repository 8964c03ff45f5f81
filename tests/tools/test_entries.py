"""The appendices repeat the registries word for word, as written by the tool."""

import json
from types import SimpleNamespace

import pytest

from softmax_lib.teaching.claims import CLAIMS
from softmax_lib.teaching.errata import ERRATA
from tools.entries import APPENDIX, REGISTRIES, anchor_of, main, rewritten, words

ENTRIES = {
    entry.anchor: (name, entry)
    for name, registry in REGISTRIES.items()
    for entry in registry.values()
}


@pytest.fixture(scope="module")
def told():
    """Return the text of each entry's cell, by page and anchor."""
    cells = {}
    for name in REGISTRIES:
        stored = json.loads((APPENDIX / f"{name}.ipynb").read_text(encoding="utf-8"))
        cells[name] = {
            anchor: "".join(cell["source"])
            for cell in stored["cells"]
            if (anchor := anchor_of(cell))
        }
    return cells


def test_every_claim_and_every_erratum_is_an_entry():
    assert len(ENTRIES) == len(CLAIMS) + len(ERRATA)


@pytest.mark.parametrize("name", REGISTRIES)
def test_a_page_shows_the_entries_in_their_order(told, name):
    anchors = [entry.anchor for entry in REGISTRIES[name].values()]
    assert list(told[name]) == anchors


@pytest.mark.parametrize("anchor", ENTRIES)
def test_the_page_has_the_words_of_the_registry(told, anchor):
    name, entry = ENTRIES[anchor]
    assert told[name][anchor] == words(entry), "run python -m tools.entries"


ONE = SimpleNamespace(
    anchor="claim-1-13",
    title="Claim 1.13 ⇄ garbled",
    text="> “Add. Then divide.”\n\nAdd them. Then (later) divide. “So.”",
)
TWO = SimpleNamespace(anchor="erratum-a-sum", title="A sum", text="Words.")


def cells(*anchors):
    """Return a notebook's cells: one for each anchor, each followed by one of code."""
    found = [{"cell_type": "markdown", "source": ["# Title\n", "\n", "Words."]}]
    for anchor in anchors:
        label = [f'<a id="{anchor}"></a>\n', "\n", "old words"]
        found.append({"cell_type": "markdown", "source": label})
        found.append({"cell_type": "code", "source": ["1 + 1"]})
    return found


def test_an_entry_is_told_with_a_label_and_one_sentence_a_line():
    assert words(ONE) == (
        '<a id="claim-1-13"></a>\n\n'
        "### Claim 1.13 ⇄ garbled\n\n> “Add. Then divide.”\n\n"
        "Add them.\nThen (later) divide.\n“So.”"
    )


def test_the_words_are_written_and_the_rest_is_left():
    before = cells(ONE.anchor, TWO.anchor)
    after = rewritten(before, [ONE, TWO])
    assert [after[i] for i in (0, 2, 4)] == [before[i] for i in (0, 2, 4)]
    assert "".join(after[1]["source"]) == words(ONE)
    assert after[3]["source"][0] == '<a id="erratum-a-sum"></a>\n'
    assert before[1]["source"][2] == "old words", "the input is not changed"


@pytest.mark.parametrize(
    ("anchors", "message"),
    [
        (["claim-1-13"], r"differ in \['erratum-a-sum'\]"),
        (["claim-1-13", "erratum-a-sum", "claim-3-1"], r"differ in \['claim-3-1'\]"),
        (["erratum-a-sum", "claim-1-13"], "differ in their order"),
    ],
)
def test_a_notebook_with_other_entries_is_refused(anchors, message):
    with pytest.raises(ValueError, match=message):
        rewritten(cells(*anchors), [ONE, TWO])


def test_the_notebooks_are_written_in_place(tmp_path):
    for name, registry in REGISTRIES.items():
        stored = {"cells": cells(*(e.anchor for e in registry.values())), "nbformat": 4}
        (tmp_path / f"{name}.ipynb").write_text(json.dumps(stored), encoding="utf-8")
    main(tmp_path)
    stored = json.loads((tmp_path / "errata.ipynb").read_text(encoding="utf-8"))
    assert stored["nbformat"] == 4
    first = next(iter(ERRATA.values()))
    assert "".join(stored["cells"][1]["source"]) == words(first)

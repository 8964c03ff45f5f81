"""The page of the museum shows what the registry holds, and its index agrees."""

import re

import pytest
from notebooks import BOOK, CHAPTERS, NOTEBOOKS

from softmax_lib.teaching.museum import EXHIBITS, ROOMS, SYMPTOMS, showing

[PAGE] = [notebook for notebook in NOTEBOOKS if notebook.name == "museum"]
LINK = re.compile(r"\]\([\w/.]*#(exhibit-[\w-]+)\)")
HEADS = [piece for piece in PAGE.pieces if piece.label.startswith("exhibit-")]


def test_every_exhibit_hangs_once_in_order_under_its_title():
    shown = [(piece.label, piece.heading) for piece in HEADS]
    assert shown == [
        (each.anchor, f"Exhibit {each.number}: {each.title}")
        for each in EXHIBITS.values()
    ]


def test_the_rooms_are_sections_of_the_page():
    rooms = list(dict.fromkeys(piece.section for piece in HEADS))
    assert rooms == list(ROOMS.values())


@pytest.mark.parametrize("name", EXHIBITS)
def test_an_exhibit_has_its_wall_a_measurement_and_its_cure(name):
    pieces = PAGE.pieces
    starts = [pieces.index(piece) for piece in HEADS] + [len(pieces)]
    at = list(EXHIBITS).index(name)
    exhibit = [
        piece
        for piece in pieces[starts[at] : starts[at + 1]]
        if piece.section == HEADS[at].section
    ]
    cells = [piece.text for piece in exhibit if piece.is_code]
    assert cells[0] == f'EXHIBITS["{name}"]'
    assert cells[-1] == f'EXHIBITS["{name}"].cure'
    assert len(cells) > 2, "measure the damage on real data"


def test_the_index_is_that_of_the_registry():
    [index] = [p.text for p in PAGE.pieces if p.heading == "What do you see?"]
    lines = [line for line in index.splitlines() if line.lstrip().startswith("- ")]
    expected = []
    for symptom, text in SYMPTOMS.items():
        expected.append(f"- **{text[0].upper()}{text[1:]}**")
        expected += [f"  - [{each.title}](#{each.anchor})" for each in showing(symptom)]
    assert lines == expected


@pytest.mark.parametrize("chapter", CHAPTERS[:6], ids=lambda chapter: chapter.name)
def test_a_chapter_leads_to_exhibits_that_there_are(chapter):
    text = "\n".join(piece.text for piece in chapter.pieces if not piece.is_code)
    linked = set(LINK.findall(text))
    assert linked
    assert linked <= {each.anchor for each in EXHIBITS.values()}


def test_no_page_links_to_an_exhibit_that_is_not_there():
    pages = [*BOOK.rglob("*.md"), *BOOK.rglob("*.ipynb")]
    texts = {page.name: page.read_text(encoding="utf-8") for page in pages}
    known = {each.anchor for each in EXHIBITS.values()}
    wrong = {name: set(LINK.findall(text)) - known for name, text in texts.items()}
    assert not {name: links for name, links in wrong.items() if links}

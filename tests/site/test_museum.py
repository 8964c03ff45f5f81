"""Exhibits on the website: question, form, and what a guessing reader does not see."""

from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document

from book.site import museum


@pytest.fixture(autouse=True)
def form(monkeypatch):
    """Question forms that say which exhibit they ask about."""
    monkeypatch.setattr(museum, "question_form", lambda slug: f"<form>{slug}")


def cell(source, output):
    given = nodes.container("", nodes.literal_block("", source), classes=["cell_input"])
    shown = nodes.container(
        "", nodes.literal_block("", output), classes=["cell_output"]
    )
    return nodes.container("", given, shown, classes=["cell"])


def exhibit():
    name = "exhibit-naive-softmax"
    return nodes.section(
        "",
        nodes.title("", "Exhibit 14: exp unshifted"),
        nodes.paragraph("", "The definition, typed in."),
        cell('EXHIBITS["naive_softmax"]', "the wall"),
        nodes.paragraph("", "It overflows."),
        cell("measure()", "99.7%"),
        cell('EXHIBITS["naive_softmax"].cure', "the cure"),
        names=[name],
        ids=["exhibit-14", name],
    )


def hung(*sections):
    document = new_document("page", get_default_settings(Parser))
    document += sections
    document.settings.env = SimpleNamespace(docname="page", metadata={"page": {}})
    museum.HangExhibits(document).apply()
    return document


def test_the_question_stands_before_the_form_and_the_rest_after_it():
    section = exhibit()
    hung(section)
    kinds = [type(child) for child in section]
    assert kinds[2:] == [nodes.container, nodes.raw, museum.reveal]
    assert section[3].astext() == "<form>naive-softmax"
    assert section[-1].astext().startswith("It overflows.")
    assert "sl-exhibit" in section["classes"]


def test_the_call_of_a_plate_is_left_out_and_other_code_stays():
    section = exhibit()
    hung(section)
    text = section.astext()
    assert "EXHIBITS" not in text
    assert "the wall" in text
    assert "the cure" in text
    assert "measure()" in text


def test_the_diagnosis_in_the_title_can_be_hidden():
    section = exhibit()
    hung(section)
    assert section[0].astext() == "Exhibit 14: exp unshifted"
    [hidden] = section[0].findall(nodes.inline)
    assert hidden["classes"] == ["sl-exhibit-title"]
    assert hidden.astext() == ": exp unshifted"


def test_the_quiz_is_offered_where_the_page_says():
    guess = nodes.section(
        "",
        nodes.title("", "Guess first"),
        nodes.paragraph("", "The button hides."),
        names=["museum-guess"],
        ids=["museum-guess"],
    )
    document = hung(guess, exhibit())
    bar = guess[2].astext()
    assert 'data-numbers="museum.naive-softmax"' in bar
    assert "1 exhibits" in bar
    assert " hidden>" in bar
    assert document.settings.env.metadata["page"]["exhibits"] == 1


def test_another_page_is_left_alone():
    section = nodes.section("", nodes.title("", "Exhibit A"), ids=["elsewhere"])
    document = hung(section)
    assert section["classes"] == []
    assert document.settings.env.metadata["page"]["exhibits"] == 0


@pytest.mark.parametrize(("exhibits", "loaded"), [(43, ["museum.js"]), (0, [])])
def test_only_a_page_with_exhibits_loads_the_script(exhibits, loaded):
    asked = []
    app = SimpleNamespace(
        env=SimpleNamespace(metadata={"page": {"exhibits": exhibits}}),
        add_js_file=lambda name, **options: asked.append(name),
    )
    museum.load_script(app, "page", "page.html", {}, None)
    museum.load_script(app, "search", "search.html", {}, None)
    assert asked == loaded

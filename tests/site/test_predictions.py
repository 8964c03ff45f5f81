"""A prediction gets its form, and folds the output and the sentence that reads it."""

from types import SimpleNamespace

import pytest
from doctrees import page, section, transformed
from docutils import nodes
from sphinx.errors import ExtensionError

from book.site import predictions
from book.site.predictions import AskFirst, unveil


@pytest.fixture(autouse=True)
def form(monkeypatch):
    """Forms that say which prediction they take."""

    def made(name):
        return {"surest": "<form>surest"}[name]

    monkeypatch.setattr(predictions, "prediction_form", made)


def cell(source, *outputs, tags=("tag_predict",)):
    code = nodes.container("", nodes.literal_block("", source), classes=["cell_input"])
    shown = nodes.container("", *outputs, classes=["cell_output"])
    return nodes.container(
        "", code, *([shown] if outputs else []), classes=["cell", *tags]
    )


def question(name="surest"):
    return nodes.paragraph("", "Which?", names=[f"predict-{name}"])


def test_the_output_and_its_reading_are_folded_below_the_form():
    output, reading = nodes.literal_block("", "0.99"), nodes.paragraph("", "The cold.")
    asked = cell("softmax", output)
    around = section(
        "Temperature", question(), asked, reading, nodes.paragraph("", "On.")
    )
    transformed(AskFirst, page(around))
    code, form, veil = asked.children
    assert code["classes"] == ["cell_input"]
    assert form.astext() == "<form>surest"
    assert isinstance(veil, unveil)
    assert [part.astext() for part in veil] == ["0.99", "The cold."]
    assert around[-1].astext() == "On.", "one paragraph is folded, no more"


def test_cells_between_the_question_and_its_answer_stay_as_they_are():
    between = cell("x = 1", nodes.literal_block("", "1"), tags=())
    asked = cell("softmax", nodes.literal_block("", "0.99"))
    transformed(AskFirst, page(section("A", question(), between, asked)))
    assert len(between.children) == 2
    assert isinstance(asked[-1], unveil)


def test_a_heading_after_the_cell_is_not_folded():
    after = section("Next")
    around = section(
        "A", question(), cell("softmax", nodes.literal_block("", "1")), after
    )
    transformed(AskFirst, page(around))
    assert around[-1] is after


@pytest.mark.parametrize(
    ("children", "complaint"),
    [
        ([question()], "no cell below it is tagged predict"),
        ([question(), cell("x", tags=())], "no cell below it is tagged predict"),
        ([question("dearest"), cell("x")], "predict-dearest is not registered"),
    ],
)
def test_a_prediction_that_cannot_be_taken_stops_the_build(children, complaint):
    with pytest.raises(ExtensionError, match=complaint):
        transformed(AskFirst, page(section("A", *children)))


def test_it_unfolds_without_javascript():
    body = []
    predictions.visit_unveil(SimpleNamespace(body=body), unveil())
    assert body[0].startswith('<details class="sl-unveil"><summary>')

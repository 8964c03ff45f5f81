import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from tools.notebook_form import LIVE_VIEW, normalise


def notebook(*cells, **metadata):
    return new_notebook(cells=list(cells), metadata=metadata)


@pytest.fixture
def used():
    """A notebook as an editor and a run leave it behind."""
    view = {"text/html": "<p>0.5</p>", LIVE_VIEW: {"model_id": "3f"}}
    shown = new_output("display_data", data=view, metadata={"isolated": True})
    code = new_code_cell(
        "widget",
        id="some-editor-s-name",
        outputs=[shown, new_output("display_data", data={LIVE_VIEW: {}})],
        metadata={
            "tags": ["local"],
            "mystnb": {"image": {"alt": "two bars"}},
            "execution": {"iopub.execute_input": "2026-01-01T00:00:00Z"},
            "collapsed": False,
        },
    )
    return notebook(
        new_markdown_cell("# Title", metadata={"editable": True, "tags": []}),
        code,
        new_code_cell("  \n"),
        widgets={"application/vnd.jupyter.widget-state+json": {"state": {}}},
        language_info={"name": "python", "version": "3.11.7"},
        kernelspec={"name": "my-env", "display_name": "My env"},
    )


def test_nothing_of_the_run_or_the_editor_is_kept(used):
    kept = normalise(used)
    assert kept.metadata.kernelspec["name"] == "python3"
    assert kept.metadata.language_info == {"name": "python"}
    assert set(kept.metadata) == {"kernelspec", "language_info"}
    assert kept.cells[0].metadata == {}
    assert set(kept.cells[1].metadata) == {"tags", "mystnb"}
    assert len(kept.cells) == 2


def test_a_live_view_is_left_out_and_its_answer_stays(used):
    [output] = normalise(used).cells[1].outputs
    assert output.data == {"text/html": "<p>0.5</p>"}
    assert output.metadata == {}


def test_normalising_twice_changes_nothing_more(used):
    once = nbformat.writes(normalise(used))
    assert nbformat.writes(normalise(nbformat.reads(once, as_version=4))) == once


def test_the_form_is_a_valid_notebook(used):
    nbformat.validate(normalise(used), relax_add_props=False)


def test_a_cell_is_named_after_its_source_alone():
    one, other = new_code_cell("x = 1"), new_code_cell("x = 1", metadata={"a": 1})
    first = normalise(notebook(one)).cells[0].id
    assert normalise(notebook(new_markdown_cell("# A"), other)).cells[1].id == first
    assert normalise(notebook(new_code_cell("x = 2"))).cells[0].id != first


def test_cells_with_the_same_source_have_different_names():
    kept = normalise(notebook(new_code_cell("z"), new_code_cell("z")))
    assert len({cell.id for cell in kept.cells}) == 2


def test_a_stream_that_came_in_pieces_is_one():
    pieces = [
        new_output("stream", name="stdout", text="a\n"),
        new_output("stream", name="stdout", text="b\n"),
        new_output("stream", name="stderr", text="c\n"),
    ]
    [cell] = normalise(notebook(new_code_cell("print()", outputs=pieces))).cells
    assert [output.text for output in cell.outputs] == ["a\nb\n", "c\n"]


def test_jupyterlab_folds_solutions_and_the_code_of_figures():
    kept = normalise(
        notebook(
            new_markdown_cell("---\n\n#### Solution"),
            new_markdown_cell("It is the *solution*."),
            new_code_cell("plt.show()", metadata={"tags": ["hide-input", "wide"]}),
            new_code_cell("import lib", metadata={"tags": ["remove-cell"]}),
            new_code_cell("x", metadata={"jupyter": {"source_hidden": True}}),
        )
    )
    assert [dict(cell.metadata) for cell in kept.cells] == [
        {"jp-MarkdownHeadingCollapsed": True},
        {},
        {"tags": ["hide-input", "wide"], "jupyter": {"source_hidden": True}},
        {"tags": ["remove-cell"], "jupyter": {"source_hidden": True}},
        {},
    ]


def test_jupyterlab_folds_predicted_outputs_and_long_ones():
    tags = [["predict"], ["hide-output"], ["hide-input", "predict"]]
    cells = [new_code_cell("x", metadata={"tags": each}) for each in tags]
    kept = normalise(notebook(*cells)).cells
    assert [dict(cell.metadata.jupyter) for cell in kept] == [
        {"outputs_hidden": True},
        {"outputs_hidden": True},
        {"source_hidden": True, "outputs_hidden": True},
    ]


@pytest.mark.parametrize("tag", ["predict", "hide-output"])
def test_beside_a_folded_output_jupyterlab_finds_nothing_to_write(tag):
    answer = new_output("execute_result", data={"text/plain": "93 %"})
    cell = new_code_cell("x", metadata={"tags": [tag]}, outputs=[answer])
    [cell] = normalise(notebook(cell)).cells
    assert [dict(output.data) for output in cell.outputs] == [{}, answer.data]

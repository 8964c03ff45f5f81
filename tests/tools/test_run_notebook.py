import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tools import run_notebook
from tools.steps import StepFailed


@pytest.fixture
def write(tmp_path):
    def write(*sources):
        path = tmp_path / "chapter.ipynb"
        cells = [new_markdown_cell("# Title"), *map(new_code_cell, sources)]
        nbformat.write(new_notebook(cells=cells), path)
        return path

    return write


def test_it_runs_in_its_own_folder_and_again_gives_the_same_bytes(write):
    path = write("from pathlib import Path", "Path('chapter.ipynb').exists()")
    run_notebook.run_notebook(path)
    first = path.read_bytes()
    cells = nbformat.reads(first, as_version=4).cells
    assert cells[2].outputs[0].data["text/plain"] == "True"
    assert [cell.execution_count for cell in cells[1:]] == [1, 2]
    run_notebook.run_notebook(path)
    assert path.read_bytes() == first


def test_a_failing_cell_is_named_in_one_line_and_the_file_untouched(write):
    path = write("x = 1", "y = 2\ny / 0")
    before = path.read_bytes()
    with pytest.raises(StepFailed) as failure:
        run_notebook.run_notebook(path)
    assert str(failure.value) == "cell [2] 'y = 2': ZeroDivisionError: division by zero"
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ([], "say which notebook"),
        (["book/none.ipynb"], "no notebook book/none.ipynb"),
        (["README.md"], "no notebook README.md"),
    ],
)
def test_without_a_notebook_there_is_a_line_that_says_so(monkeypatch, words, line):
    monkeypatch.setattr("sys.argv", ["run_notebook", *words])
    with pytest.raises(StepFailed, match=line):
        run_notebook._command()

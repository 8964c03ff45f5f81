import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from tools import store_notebook
from tools.notebook_form import normalise
from tools.run_notebook import run_notebook
from tools.steps import StepFailed


def executed(source, count):
    output = new_output(
        "execute_result", data={"text/plain": "kept"}, execution_count=count
    )
    return new_code_cell(source, execution_count=count, outputs=[output])


@pytest.fixture
def path(tmp_path):
    """A stored notebook: prose, x, prose, y, z, y; no code gives what it shows."""
    codes = [executed(source, i) for i, source in enumerate(["x", "y", "z", "y"], 1)]
    cells = [new_markdown_cell("# Title"), codes[0], new_markdown_cell("Prose.")]
    path = tmp_path / "chapter.ipynb"
    nbformat.write(normalise(new_notebook(cells=[*cells, *codes[1:]])), path)
    return path


def edit(path, change):
    """Change the list of cells as an editor would, and keep the bytes."""
    notebook = nbformat.read(path, as_version=4)
    change(notebook.cells)
    nbformat.write(notebook, path)
    return path.read_bytes()


def test_a_change_of_prose_keeps_every_output(path):
    edit(path, lambda cells: cells[2].update(source="Other prose."))
    assert store_notebook.store(path)
    cells = nbformat.read(path, as_version=4).cells
    codes = [cell for cell in cells if cell.cell_type == "code"]
    assert [cell.outputs[0].data["text/plain"] for cell in codes] == ["kept"] * 4
    assert normalise(nbformat.read(path, as_version=4)).cells == cells


def test_prose_may_come_and_go(path):
    edit(
        path, lambda cells: (cells.insert(3, new_markdown_cell("More.")), cells.pop(0))
    )
    assert store_notebook.store(path)
    assert not store_notebook.store(path)


def test_what_is_stored_already_is_not_written(path):
    when = path.stat().st_mtime_ns
    assert not store_notebook.store(path)
    assert path.stat().st_mtime_ns == when


CHANGES = {
    "edited": (lambda cells: cells[3].update(source="y + 1"), "cell 2, 'y + 1'", 2),
    "added": (lambda cells: cells.insert(1, new_code_cell("w")), "cell 1, 'w'", 4),
    "removed": (lambda cells: cells.pop(1), "cell 1, 'y'", 2),
    "moved": (lambda cells: cells.append(cells.pop(3)), "cell 2, 'z'", 2),
    "executed again": (
        lambda cells: cells[4].update(execution_count=5),
        "cell 3, 'z'",
        1,
    ),
    "never executed": (
        lambda cells: cells[5].update(execution_count=None),
        "cell 4, 'y'",
        0,
    ),
    "swapped with its like": (
        lambda cells: cells.insert(3, cells.pop(5)),
        "cell 2, 'y'",
        2,
    ),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_changed_code_is_named_with_how_many_follow_and_nothing_written(path, kind):
    change, named, after = CHANGES[kind]
    before = edit(path, change)
    with pytest.raises(StepFailed) as failure:
        store_notebook.store(path)
    assert f"code {named}, " in str(failure.value)
    assert f"and the {after} after it: make run NB={path}" in str(failure.value)
    assert path.read_bytes() == before


def test_an_executed_notebook_is_stored_as_execution_stores_it(tmp_path):
    path = tmp_path / "chapter.ipynb"
    cells = [new_markdown_cell("# A"), new_code_cell("1 + 1"), new_code_cell("  ")]
    nbformat.write(new_notebook(cells=cells), path)
    run_notebook(path)
    edit(path, lambda cells: cells[0].update(source="# B"))
    store_notebook.store(path)
    stored = path.read_bytes()
    run_notebook(path)
    assert path.read_bytes() == stored


def test_all_failures_are_told_and_the_others_stored(path, monkeypatch, capsys):
    other = path.with_name("other.ipynb")
    other.write_bytes(path.read_bytes())
    edit(path, CHANGES["edited"][0])
    edit(other, lambda cells: cells[2].update(source="Other prose."))
    monkeypatch.setattr("sys.argv", ["store", str(path), str(other)])
    with pytest.raises(StepFailed, match="cell 2"):
        store_notebook._command()
    assert f"✓ {other}: stored" in capsys.readouterr().out

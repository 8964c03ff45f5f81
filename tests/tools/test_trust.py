"""`make lab` trusts the book's notebooks and no other files."""

import nbformat
import pytest
from nbformat.sign import NotebookNotary
from nbformat.v4 import new_code_cell, new_notebook, output_from_msg

from tools import notebook_file, trust


@pytest.fixture
def notary(tmp_path, monkeypatch):
    """Yield a notary that keeps what it trusts in a folder of its own."""
    notary = NotebookNotary(data_dir=str(tmp_path / "data"))
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(trust, "NotebookNotary", lambda: notary)
    monkeypatch.setattr(notebook_file, "ROOT", tmp_path)
    monkeypatch.setattr(notebook_file, "contents", lambda: ["index", "one", "broken"])
    yield notary
    notary.store.close()


def a_notebook(number):
    shown = {"data": {"image/svg+xml": f"<svg>{number}</svg>"}, "metadata": {}}
    message = {"header": {"msg_type": "display_data"}, "content": shown}
    cell = new_code_cell("1", outputs=[output_from_msg(message)])
    return new_notebook(cells=[cell])


def test_the_book_is_trusted_and_strays_are_not(notary, tmp_path, capsys):
    ours, stray = a_notebook(1), a_notebook(2)
    nbformat.write(ours, tmp_path / "one.ipynb")
    nbformat.write(stray, tmp_path / "my notes.ipynb")
    (tmp_path / "Untitled.ipynb").touch()
    (tmp_path / "broken.ipynb").touch()
    trust._command()
    assert notary.check_signature(ours)
    assert not notary.check_signature(stray)
    [line] = capsys.readouterr().out.splitlines()
    assert "not trusted" in line
    assert "broken.ipynb is not a notebook" in line

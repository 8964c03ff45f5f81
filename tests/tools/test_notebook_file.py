"""Files that hold no notebook, names with spaces, and writing whole or not at all."""

import nbformat
import pytest
from nbformat.v4 import new_markdown_cell, new_notebook

from tools import notebook_file
from tools.contents import contents
from tools.steps import StepFailed

NO_NOTEBOOKS = {
    "empty": b"",
    "cut off": b'{"cells": [',
    "a list": b"[]",
    "a number": b"7",
    "an object": b"{}",
    "of a later format": b'{"cells": [], "metadata": {}, "nbformat": 9}',
    "with a cell that is none": b'{"cells": [1], "metadata": {}, "nbformat": 4, '
    b'"nbformat_minor": 5}',
    "no text": b"\x89PNG\r\n\x00\xff",
}


@pytest.mark.parametrize("what", NO_NOTEBOOKS)
def test_a_file_without_a_notebook_is_refused_in_one_line_and_kept(tmp_path, what):
    path = tmp_path / "stray.ipynb"
    path.write_bytes(NO_NOTEBOOKS[what])
    with pytest.raises(
        StepFailed, match=r"stray\.ipynb is not a notebook \("
    ) as failed:
        notebook_file.read(path)
    assert "\n" not in str(failed.value)
    assert path.read_bytes() == NO_NOTEBOOKS[what]


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "chapter.ipynb"
    nbformat.write(new_notebook(cells=[new_markdown_cell("# Title")]), path)
    return path


def test_a_full_disk_leaves_the_notebook_as_it_was(path, monkeypatch):
    before = path.read_bytes()

    def full(part, content):
        with part.open("wb") as file:
            file.write(content[:100])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        notebook_file.write(new_notebook(), path)
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == ["chapter.ipynb"]


def test_writing_to_a_link_writes_its_target(path, tmp_path):
    link = tmp_path / "link.ipynb"
    link.symlink_to(path)
    assert notebook_file.write(new_notebook(), link)
    assert link.is_symlink()
    assert notebook_file.read(path) == new_notebook()
    assert not notebook_file.write(new_notebook(), path)  # there is nothing to change


def test_a_name_may_hold_spaces_and_several_be_given(tmp_path):
    for name in ("my notes.ipynb", "a.ipynb", "b.ipynb"):
        (tmp_path / name).touch()
    words = [f"{tmp_path}/my notes.ipynb", f"{tmp_path}/a.ipynb {tmp_path}/b.ipynb"]
    found = [path.name for path in notebook_file.named(words)]
    assert found == ["my notes.ipynb", "a.ipynb", "b.ipynb"]


def test_the_book_has_its_chapters_and_no_stray():
    names = [path.stem for path in notebook_file.of_the_book()]
    assert names[:2] == ["01_logits", "02_softmax"]
    assert len(names) == len(set(names)) < len(contents())

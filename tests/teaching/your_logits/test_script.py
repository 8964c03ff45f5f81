"""The script, as the page runs it and as a reader does."""

import builtins
import runpy
import sys

import numpy as np
import pytest

from softmax_lib.teaching import progress
from softmax_lib.teaching.stored_logits import load_mnist_logits
from softmax_lib.teaching.your_logits import read, show, write_example

MODULE = "softmax_lib.teaching.your_logits"


def test_the_example_is_the_stored_logits(tmp_path):
    path = write_example(tmp_path / "example.csv")
    _, _, z, y = load_mnist_logits()
    found = read(path)
    assert np.array_equal(found.z, z)
    assert np.array_equal(found.y, y)
    assert found._repr_html_() == f"<p>{found!r}</p>"


@pytest.fixture
def terminal(monkeypatch):
    """Leave no `display` that a notebook may have put among Python's names."""
    monkeypatch.delattr(builtins, "display", raising=False)


@pytest.mark.usefixtures("terminal")
def test_it_reports_on_a_file_that_is_named(tmp_path, capsys, monkeypatch):
    path = write_example(tmp_path / "mine.csv")
    monkeypatch.setattr(sys, "argv", ["", str(path)])
    monkeypatch.setenv("MPLBACKEND", "svg")
    runpy.run_module(MODULE, run_name="__main__")
    text = capsys.readouterr().out
    for words in ("1000 rows, 10 classes", "ECE", "T = 1", "1. ", "outside"):
        assert words in text


def test_a_bad_file_ends_it_in_one_line(tmp_path, monkeypatch):
    path = tmp_path / "bad.csv"
    path.write_text("a,b,label\n1,2,0\n1,x,0\n")
    monkeypatch.setattr(sys, "argv", ["", str(path)])
    with pytest.raises(SystemExit, match=r"^✗ Line 3, column 2 \(b\) holds 'x'.*$"):
        runpy.run_module(MODULE, run_name="__main__")


@pytest.mark.usefixtures("terminal")
def test_values_are_displayed_where_that_is_possible(monkeypatch, capsys):
    show("printed")
    assert capsys.readouterr().out == "printed\n\n"
    seen = []
    monkeypatch.setattr(builtins, "display", seen.append, raising=False)
    show("displayed")
    assert seen == ["displayed"]


@pytest.fixture
def heard():
    told = []
    progress.listen(lambda *words: told.append(words))
    yield told
    progress.listen(None)


def test_progress_is_told_to_who_listens_and_to_nobody_else(heard):
    assert list(progress.told("Counting", range(2))) == [0, 1]
    assert heard == [("Counting", 0.5), ("Counting", 1.0)]
    progress.listen(None)
    progress.tell("Counting", 1)
    assert len(heard) == 2

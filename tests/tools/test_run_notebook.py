import os
import signal
import subprocess
import sys
import time

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tools import run_notebook
from tools.steps import ROOT, StepFailed


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
    path.chmod(0o640)
    run_notebook.run_notebook(path)
    first = path.read_bytes()
    cells = nbformat.reads(first, as_version=4).cells
    assert cells[2].outputs[0].data["text/plain"] == "True"
    assert [cell.execution_count for cell in cells[1:]] == [1, 2]
    run_notebook.run_notebook(path)
    assert path.read_bytes() == first
    assert path.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in path.parent.iterdir()] == ["chapter.ipynb"]


def test_a_failing_cell_is_named_in_one_line_and_the_file_untouched(write):
    path = write("x = 1", "y = 2\ny / 0")
    before = path.read_bytes()
    with pytest.raises(StepFailed) as failure:
        run_notebook.run_notebook(path)
    assert str(failure.value) == "cell [2] 'y = 2': ZeroDivisionError: division by zero"
    assert path.read_bytes() == before


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
def test_what_is_no_notebook_is_refused_in_one_line_and_left_alone(tmp_path, what):
    path = tmp_path / "stray.ipynb"
    path.write_bytes(NO_NOTEBOOKS[what])
    with pytest.raises(
        StepFailed, match=r"stray\.ipynb holds no notebook \("
    ) as failed:
        run_notebook.run_notebook(path)
    assert "\n" not in str(failed.value)
    assert path.read_bytes() == NO_NOTEBOOKS[what]


def test_a_full_disk_leaves_the_notebook_as_it_was(write, monkeypatch):
    path = write("1")
    before = path.read_bytes()

    def full(part, content):
        with part.open("wb") as file:
            file.write(content[:100])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        run_notebook.run_notebook(path)
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == ["chapter.ipynb"]


def test_of_a_link_what_it_leads_to_is_written(write, tmp_path):
    path = write("1 + 1")
    link = tmp_path / "link.ipynb"
    link.symlink_to(path)
    run_notebook.write(run_notebook.read(path), link)
    assert link.is_symlink()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_ctrl_c_says_nothing_and_leaves_the_notebook_as_it_was(write):
    path = write("import time; open('begun', 'w').close(); time.sleep(60)")
    before = path.read_bytes()
    command = [sys.executable, "-m", "tools.run_notebook", path]
    started = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert started.stdout.readline().startswith("── executing".encode())
    while not (path.parent / "begun").exists():
        assert started.poll() is None
        time.sleep(0.05)
    started.send_signal(signal.SIGINT)
    printed = started.communicate(timeout=60)
    assert printed == (b"", b"")
    assert started.returncode == 130
    assert path.read_bytes() == before


# names


def test_a_name_may_hold_spaces_and_several_be_given(tmp_path):
    for name in ("my notes.ipynb", "a.ipynb", "b.ipynb"):
        (tmp_path / name).touch()
    words = [f"{tmp_path}/my notes.ipynb", f"{tmp_path}/a.ipynb {tmp_path}/b.ipynb"]
    found = [path.name for path in run_notebook.named(words)]
    assert found == ["my notes.ipynb", "a.ipynb", "b.ipynb"]


def test_make_hands_a_name_over_as_it_is():
    words = ("make", "-n", "-o", "prepare", "run", "NB=a b.ipynb")
    shown = subprocess.check_output(words, cwd=ROOT, text=True)
    assert shown.strip().endswith('tools.run_notebook "$NB"')


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ([], "say which notebook"),
        ([""], "say which notebook"),
        (["book/none.ipynb"], "no notebook book/none.ipynb"),
        (["README.md"], "no notebook README.md"),
    ],
)
def test_without_a_notebook_there_is_a_line_that_says_so(monkeypatch, words, line):
    monkeypatch.setattr("sys.argv", ["run_notebook", *words])
    with pytest.raises(StepFailed, match=line):
        run_notebook._command()

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


def test_make_hands_a_name_over_as_it_is():
    words = (
        "make",
        "-n",
        "--no-print-directory",
        "-o",
        "prepare",
        "run",
        "NB=a b.ipynb",
    )
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

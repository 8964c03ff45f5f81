"""nbval notices every output that changes: numbers, pictures and widgets.

A small notebook holds each of them twice. One of the two is altered in the stored
file, so exactly these cells must fail when nbval runs it.
"""

import json
import re
import subprocess
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from tools.run_notebook import run_notebook
from tools.steps import ROOT

IMPORTS = """
import matplotlib.pyplot as plt
import softmax_lib as sl
from softmax_lib.teaching import figures, widgets
figures.use_book_style()
"""
NUMBER = "sl.softmax([0.7, 1.5, 4.8]).round(6)"
FIGURE = 'plt.plot([0, 1], [0, 1], color="#1329a2")\nplt.show()'
WIDGET = "widgets.SoftmaxMixer()"
SOURCES = [IMPORTS, NUMBER, NUMBER, FIGURE, FIGURE, WIDGET, WIDGET]
NBVAL = ("--nbval", "--nbval-current-env", "-p", "no:cacheprovider", "-q", "-rA")


def alter(cell, kind, old, new):
    """Change a stored output as a careless edit would."""
    data = cell["outputs"][0]["data"]
    text = "".join(data[kind])
    assert old in text
    data[kind] = text.replace(old, new, 1)


pytestmark = pytest.mark.thorough  # it tests a test


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory):
    """What nbval says of each cell after three of them were altered."""
    path = tmp_path_factory.mktemp("altered") / "altered.ipynb"
    nbformat.write(new_notebook(cells=[new_code_cell(s) for s in SOURCES]), path)
    run_notebook(path)
    stored = json.loads(path.read_text(encoding="utf-8"))
    cells = stored["cells"]
    alter(cells[2], "text/plain", "0.949", "0.948")
    alter(cells[4], "image/svg+xml", "#1329a2", "#1329a3")
    alter(cells[6], "text/html", "<", "<b></b><")
    path.write_text(json.dumps(stored), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", *NBVAL, "-c", ROOT / "pyproject.toml"]
    run = subprocess.run([*command, path], capture_output=True, text=True, cwd=ROOT)
    found = re.findall(r"^(PASSED|FAILED) \S*::Cell (\d+)", run.stdout, re.M)
    assert len(found) == len(SOURCES), run.stdout + run.stderr
    return {int(cell): verdict for verdict, cell in found}


@pytest.mark.parametrize(
    ("what", "cell"), [("number", 1), ("figure", 3), ("widget", 5)]
)
def test_what_is_stored_comes_out_again(verdicts, what, cell):
    assert verdicts[cell] == "PASSED", f"the {what} is not the same twice"


@pytest.mark.parametrize(
    ("what", "cell"), [("digit", 2), ("picture", 4), ("widget", 6)]
)
def test_an_altered_output_fails(verdicts, what, cell):
    assert verdicts[cell] == "FAILED", f"an altered {what} passes"

"""Cells in one shared state: what each emits."""

import re
import sys

import pytest
from softmax_live import Notebook, streams

from softmax_lib.teaching.tables import table


@pytest.fixture
def outputs():
    return []


@pytest.fixture
def run(outputs, monkeypatch):
    """Run a cell and return what it has emitted."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    monkeypatch.setenv("MPLBACKEND", "agg")
    notebook = Notebook(outputs.append, {"modules": {}, "functions": {}}, {})
    notebook.namespace["table"] = table

    def run(source, *, pristine=False, **options):
        outputs.clear()
        fine = notebook.run(source, "cell 1", pristine, **options)
        assert fine == all(output["kind"] != "error" for output in outputs)
        return outputs

    return run


def test_the_last_expression_is_shown(run):
    assert run("x = 6\nx * 7") == [{"kind": "result", "html": None, "text": "42"}]


def test_what_cells_have_made_can_be_forgotten(outputs, monkeypatch):
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    notebook = Notebook(outputs.append, {"modules": {}, "functions": {}}, {})
    notebook.run("x = 6", "cell 1", False)
    notebook.forget()
    assert notebook.run("__name__, abs(-1)", "cell 1", False)
    assert not notebook.run("x", "cell 1", False)
    assert outputs[-1]["missing"] == "x"


@pytest.mark.parametrize("source", ["x = 6", "6;", "None", "", "# only a remark"])
def test_nothing_else_is(run, source):
    assert run(source) == []


def test_the_state_is_shared(run):
    run("def double(x):\n    return 2 * x")
    assert run("double(21)")[0]["text"] == "42"


def test_what_is_printed_comes_before_what_is_shown(run):
    made = run("print('a')\nprint('b')\n3")
    *printed, last = made
    assert {(o["kind"], o["name"]) for o in printed} == {("stream", "stdout")}
    assert "".join(o["text"] for o in printed) == "a\nb\n"
    assert last["kind"] == "result"


def test_display_shows_in_between(run):
    assert [o["text"] for o in run("print(1)\ndisplay('x')\nprint(2)")] == [
        "1\n",
        "'x'",
        "2\n",
    ]


def test_a_flood_is_cut(run):
    made = run("print('x' * 300_000)")
    text = "".join(output["text"] for output in made)
    assert len(text) < 101_000
    assert "cut after 100000 characters" in text


def test_a_table_is_html(run):
    (output,) = run("table(['a'], [[1]])")
    assert output["html"].startswith("<table>")
    assert "a" in output["text"]


def test_an_error_shows_the_cell_s_own_lines(run):
    (output,) = run("def f():\n    return 1 / 0\n\nf()")
    assert output["name"] == "ZeroDivisionError"
    assert output["text"].splitlines()[1:] == [
        '  File "<cell 1>", line 4, in <module>',
        "    f()",
        *output["text"].splitlines()[3:-4],
        '  File "<cell 1>", line 2, in f',
        "    return 1 / 0",
        "           ~~^~~",
        "ZeroDivisionError: division by zero",
    ]


def test_a_syntax_error_shows_its_place(run):
    (output,) = run("x = (1,\ny = 2")
    assert output["name"] == "SyntaxError"
    assert '"<cell 1>"' in output["text"]


@pytest.mark.parametrize(
    ("source", "missing"), [("nowhere", "nowhere"), ("import nowhere.x", "nowhere")]
)
def test_what_is_missing_is_named(run, source, missing):
    assert run(source)[0]["missing"] == missing


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        ("%timeit 1", "need Jupyter"),
        ("raise KeyboardInterrupt", "is kept"),
        ("raise MemoryError", "Restart"),
        ("input('name? ')", "assign the value"),
    ],
)
def test_a_hint_says_what_helps(run, source, hint):
    assert hint in run(source)[-1]["hint"]


def test_exiting_ends_the_cell_and_not_python(run):
    assert run("raise SystemExit(3)")[0]["name"] == "SystemExit"
    assert run("1 + 1")[0]["text"] == "2"


def test_what_came_before_an_error_is_kept(run):
    assert [o["kind"] for o in run("print('so far')\n1 / 0")] == ["stream", "error"]


def test_a_cell_that_runs_again_says_so(run):
    run("def f():\n    return 1 / 0")
    (output,) = run("\n\nf()")
    assert '"<cell 1, run 2>", line 3' in output["text"]
    assert '"<cell 1>", line 2, in f\n    return 1 / 0' in output["text"]


def test_a_function_s_source_can_be_read(run):
    run("def answer():\n    return 42")
    (output,) = run("import inspect\ninspect.getsource(answer)")
    assert "return 42" in output["text"]


def test_the_first_words_of_a_cell_come_before_it_ends():
    outputs = []
    with streams.captured(outputs.append):
        print("going round")
        assert [output["text"] for output in outputs] == ["going round\n"]


WIDE = """
from matplotlib.figure import Figure
from softmax_lib.teaching import figures
fig = Figure(figsize=figures.wide(2.0))
axes = fig.subplots(1, 2)
fig
"""


@pytest.mark.parametrize(("narrow", "turned"), [(False, False), (True, True)])
def test_a_wide_figure_is_drawn_for_the_readers_screen(run, narrow, turned):
    svg = next(each["svg"] for each in run(WIDE, narrow=narrow) if "svg" in each)
    width, height = re.search(r'width="([\d.]+)pt" height="([\d.]+)', svg).groups()
    assert (float(height) > float(width)) == turned

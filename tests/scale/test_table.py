"""python -m softmax_lib.scale, and the table that it makes."""

import os
import subprocess
import sys
from pathlib import Path

import dask
import numpy as np
import pytest

import softmax_lib as sl
from softmax_lib import scale
from softmax_lib.scale import __main__ as command
from softmax_lib.scale import memory, running, table


@pytest.fixture
def in_this_process(monkeypatch):
    """No process is started; two workers are this process, twice."""
    monkeypatch.setattr(table, "by_one_process", table._alone)
    monkeypatch.setattr(
        table,
        "by_workers",
        lambda shape, *_: (table._alone(shape)[0], 2 * [memory.peak_memory()]),
    )


def test_the_command_prints_and_saves_a_table(in_this_process, tmp_path, capsys):
    file = tmp_path / "scale.json"
    command.main(["--gb", "0.005", "--out", str(file)])
    printed = capsys.readouterr().out
    stored = table.load(file)
    rows = stored["rows"]
    # two sweeps of three sizes, three tasks, one process and two
    assert len(rows) == 2 * 3 * 3 * 2
    assert len(printed.splitlines()) == 1 + len(rows) + len(stored["slopes"])
    assert {row["processes"] for row in rows} == {1, 2}
    assert {row["task"] for row in rows} == set(table.TASKS)
    for row in rows:
        assert row["gb"] == round(row["n"] * row["K"] * 4 / 1e9, 3)
        assert row["seconds"] > 0
        assert row["peak_mb"] > 10
    assert stored["memory_limit"] == "500 MB"
    assert len(stored["slopes"]) == 2 * 3 * 2


def test_one_process_is_a_fresh_one():
    taken, [peak] = table.by_one_process((64, 4096))
    assert set(taken) == set(table.TASKS)
    assert peak > 10e6


def test_a_slope_is_a_power():
    assert table.power([1, 10, 100], [3, 300, 30_000]) == 2.0
    assert str(table.power([1, 10], [5, 5])) == "0.0"


def test_the_same_numbers_come_in_every_read():
    z = table.logits(3000, 4096)
    assert z.numblocks == (2, 2)
    with dask.config.set(scheduler="synchronous"):
        first, again = z.compute(), z.compute()
    assert np.array_equal(first, again)
    assert not np.array_equal(first[:952, :2048], first[2048:, :2048])
    assert -10 <= first.min() < -9.9 < 9.9 < first.max() <= 10
    y = table.labels(3000, 4096)
    loss = scale.cross_entropy(z, y).compute(scheduler="synchronous")
    assert loss == pytest.approx(sl.cross_entropy(first.astype(float), y), rel=1e-6)


def test_a_bar_is_shown_without_workers_too(capsys):
    z = table.logits(8, 64)
    with dask.config.set(scheduler="synchronous"):
        scale.compute(z.sum(), bar=True)
    assert "100%" in capsys.readouterr().err


# memory


def test_the_peak_grows_with_what_is_held():
    before = memory.peak_memory()
    held = np.ones(8_000_000)  # 64 MB
    held[:] = 2
    assert memory.peak_memory() >= before
    assert memory.peak_memory() > held.nbytes


def test_elsewhere_the_peak_is_that_of_getrusage(monkeypatch, tmp_path):
    monkeypatch.setattr(memory, "STATUS", tmp_path / "none")
    assert memory.peak_memory() > 10e6
    in_kilobytes = memory.peak_memory()
    monkeypatch.setattr(sys, "platform", "darwin")
    assert memory.peak_memory() <= in_kilobytes / 500
    monkeypatch.setitem(sys.modules, "resource", None)
    assert np.isnan(memory.peak_memory())


# refusals


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--gb", "0.0001"], "--gb must be at least 0.004"),
        (["--gb", "-1"], "--gb must be at least 0.004, not -1"),
        (["--gb", "inf"], "--gb must be at most 1e+06, not inf"),
        (["--gb", "nan"], "--gb must be at most 1e+06, not nan"),
        (["--gb", "1e18"], "--gb must be at most 1e+06, not 1e+18"),
        (["--out", "."], "--out . is a folder"),
        (["--out", "no/such/folder/scale.json"], "there is no folder"),
        (["--workers", "0"], "at least 1 worker"),
        (["--memory", "plenty"], "memory must be bytes"),
        (["--address", "tcp://127.0.0.1:1"], "no Dask scheduler answers"),
    ],
)
def test_impossible_requests_are_refused_in_one_line(words, message, monkeypatch):
    monkeypatch.setattr(running, "CONNECT", 0.2)
    monkeypatch.setattr(table, "by_one_process", table._alone)
    with pytest.raises(SystemExit) as left:
        command.main(["--gb", "0.005", *words])
    assert message in left.value.code
    assert "\n" not in left.value.code


def test_a_file_that_cannot_be_written_is_refused_before_anything_is_measured(
    monkeypatch, tmp_path
):
    monkeypatch.setattr(command.os, "access", lambda path, mode: False)
    with pytest.raises(SystemExit, match="cannot be written to"):
        command.main(["--gb", "0.005", "--out", str(tmp_path / "scale.json")])


def test_words_that_are_no_arguments_are_refused(capsys):
    with pytest.raises(SystemExit) as left:
        command.main(["--gb", "much"])
    assert left.value.code == 2
    assert "invalid float value: 'much'" in capsys.readouterr().err


@pytest.mark.parametrize("missing", ["dask", "distributed"])
def test_without_the_extra_one_line_says_what_to_install(missing, monkeypatch):
    for name in [name for name in sys.modules if name.startswith("softmax_lib.scale.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(ImportError, match=rf"needs {missing}.*'\.\[scale\]'"):
        _ = scale.workers
    with pytest.raises(SystemExit, match=r"pip install '\.\[scale\]'"):
        command.main([])


def test_softmax_lib_is_imported_without_dask():
    code = "import sys, softmax_lib, softmax_lib.scale; print('dask' in sys.modules)"
    root = Path(sl.__file__).parent.parent
    environment = {**os.environ, "PYTHONPATH": str(root)}
    run = [sys.executable, "-c", code]
    assert subprocess.check_output(run, text=True, env=environment) == "False\n"


def test_there_is_nothing_else():
    with pytest.raises(AttributeError, match="has no 'sofmax'"):
        _ = scale.sofmax

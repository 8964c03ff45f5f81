import subprocess
import sys
from functools import partial
from threading import Barrier
from types import SimpleNamespace

import pytest

from tools import steps
from tools.steps import NO_ROOM, ROOT, StepFailed, at_once, main, run, say, step


def test_a_step_says_what_it_does_and_how_long(capsys):
    with step("counting"):
        pass
    first, second = capsys.readouterr().out.splitlines()
    assert first == "── counting"
    assert second.endswith(" s")


def test_a_failure_names_its_step_in_one_line():
    def command():
        with step("counting"):
            run(sys.executable, "-c", "raise SystemExit(3)")

    with pytest.raises(SystemExit) as exit:
        main(command)
    assert str(exit.value).startswith("✗ counting: python")
    assert str(exit.value).endswith("ended with exit code 3")


def test_on_a_full_disk_that_is_why_a_command_has_failed(monkeypatch):
    full = SimpleNamespace(free=4096)
    monkeypatch.setattr("shutil.disk_usage", lambda path: full)
    with pytest.raises(StepFailed, match=NO_ROOM):
        run(sys.executable, "-c", "raise SystemExit(3)")


@pytest.mark.parametrize("problem", [StepFailed(f"npm: {NO_ROOM}"), OSError(28, "")])
def test_on_a_full_disk_bytecode_that_may_be_cut_off_goes(
    tmp_path, monkeypatch, problem
):
    (tmp_path / "yaml" / "__pycache__").mkdir(parents=True)
    (tmp_path / "yaml" / "__pycache__" / "a.pyc").touch()
    (tmp_path / "yaml" / "a.py").touch()
    monkeypatch.setattr(steps, "ROOT", tmp_path)

    def command():
        raise problem

    with pytest.raises(SystemExit, match=NO_ROOM):
        main(command)
    assert [path.name for path in tmp_path.rglob("*")] == ["yaml", "a.py"]


def test_a_command_that_is_not_there_is_named():
    with pytest.raises(StepFailed, match="no-such-command is not installed"):
        run("no-such-command")


def test_nothing_waits_for_a_keyboard(capfd):
    run(sys.executable, "-c", "import sys; print(repr(sys.stdin.read()))")
    assert capfd.readouterr().out == "''\n"


def test_what_runs_at_the_same_time_prints_one_after_the_other(capfd):
    both = Barrier(2, timeout=30)

    def one(word):
        say(word)
        both.wait()
        run(sys.executable, "-c", f"print({word!r})")
        both.wait()
        say(word)

    at_once(partial(one, "a"), partial(one, "b"))
    printed = capfd.readouterr().out.split()
    assert sorted([printed[:3], printed[3:]]) == [list("aaa"), list("bbb")]


def test_a_failure_beside_others_waits_for_them_and_shows_all(capfd):
    done = []

    def fails():
        run(sys.executable, "-c", "print('red'); raise SystemExit(3)")

    with pytest.raises(StepFailed, match="exit code 3"):
        at_once(fails, lambda: done.append("beside"))
    assert done == ["beside"]
    assert capfd.readouterr().out == "red\n"


def test_make_alone_lists_the_commands():
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True).stdout
    for command in ("book", "read", "test", "run", "lab", "lock", "clean"):
        assert f"make {command} " in listed

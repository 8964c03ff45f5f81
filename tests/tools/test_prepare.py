import ast
import subprocess
import sys
import venv

import pytest

from tools import prepare
from tools.steps import ROOT, StepFailed

AS_PYTHON_3_9 = """
import runpy, sys
sys.version_info = (3, 9, 2, "final", 0)
runpy.run_module("tools.prepare", run_name="__main__")
"""


def test_an_older_python_gets_one_line():
    old = subprocess.run(
        [sys.executable, "-c", AS_PYTHON_3_9], cwd=ROOT, capture_output=True, text=True
    )
    assert old.returncode == 1
    [line] = old.stderr.splitlines()
    assert "needs Python 3.11 or newer" in line
    assert "is 3.9" in line


def test_an_older_python_can_read_what_tells_it():
    for name in ("prepare.py", "__init__.py"):
        ast.parse((ROOT / "tools" / name).read_text(), feature_version=(3, 7))


def test_a_python_without_venv_is_told_which_package(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(StepFailed, match="apt install python3-venv"):
        prepare.make_environment()


def test_the_lock_of_one_package_is_its_version_and_hashes():
    first, *rest = prepare.locked("uv").splitlines()
    assert first.startswith("uv==")
    assert {line.split(":")[0] for line in rest if "#" not in line} == {
        "    --hash=sha256"
    }


def test_a_set_up_is_redone_when_a_lock_changes(tmp_path):
    lock = tmp_path / "lock.txt"
    lock.write_text("numpy==2.4.6")
    key = prepare._key("Python 3.11", lock)
    assert not prepare._in_place(tmp_path, key)
    prepare._stamp(tmp_path).write_text(key)
    assert prepare._in_place(tmp_path, key)
    lock.write_text("numpy==2.4.7")
    assert not prepare._in_place(tmp_path, prepare._key("Python 3.11", lock))
    assert not prepare._in_place(tmp_path, prepare._key("Python 3.12", lock))


@pytest.fixture
def environment(tmp_path):
    venv.create(tmp_path / "env")
    return tmp_path / "env"


def test_an_environment_made_here_is_usable(environment):
    assert prepare.is_usable(environment)


def test_an_environment_is_made_anew_where_its_folder_was_renamed(environment):
    moved = environment.rename(environment.with_name("renamed"))
    assert not prepare.is_usable(moved)


def test_an_environment_is_made_anew_where_its_python_is_gone(environment):
    for python in (environment / "bin").glob("python*"):
        python.unlink()
    assert not prepare.is_usable(environment)


def test_an_environment_of_another_python_is_made_anew(environment, monkeypatch):
    monkeypatch.setattr("sys.version_info", (3, 99, 0))
    assert not prepare.is_usable(environment)

import ast
import subprocess
import sys
from pathlib import Path

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


@pytest.mark.parametrize("python", ["/no/such/python", "/bin/false"])
def test_an_environment_that_does_not_run_is_not_in_place(python):
    assert prepare._runs(Path(sys.executable))
    assert not prepare._runs(Path(python))

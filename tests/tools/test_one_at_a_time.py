"""Two processes at once: the second waits, and says so."""

import subprocess
import sys

import pytest

from tools.one_at_a_time import one_at_a_time
from tools.steps import ROOT

pytest.importorskip("fcntl", reason="Windows has no such locks")
SECOND = """
import sys
from pathlib import Path
from tools.one_at_a_time import one_at_a_time
with one_at_a_time(Path(sys.argv[1]), "sets this folder up"):
    print("in", flush=True)
    if "stay" in sys.argv:
        sys.stdin.read()
"""


@pytest.fixture
def file(tmp_path):
    (tmp_path / "lock").touch()
    return tmp_path / "lock"


def start(file, *words):
    return subprocess.Popen(
        [sys.executable, "-c", SECOND, file, *words],
        cwd=ROOT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def test_a_second_process_waits_and_says_so(file):
    with one_at_a_time(file, "is first"):
        second = start(file)
        assert second.stdout.readline() == (
            "── waiting: another make sets this folder up\n"
        )
        assert second.poll() is None
    assert second.communicate()[0] == "in\n"
    assert second.returncode == 0


def test_a_process_that_is_killed_leaves_no_lock_behind(file, capsys):
    first = start(file, "stay")
    assert first.stdout.readline() == "in\n"
    first.kill()
    first.communicate()
    with one_at_a_time(file, "is first"):
        pass
    assert capsys.readouterr().out == ""

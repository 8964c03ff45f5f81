"""Installing: from what, into what, and why it failed, in one line."""

import sys
import venv

import pytest

from tools import installing
from tools.steps import NO_ROOM, StepFailed

NO_NAME = "uv: error: dns error: failed to lookup address information"
PIPS = "Failed to establish a new connection: [Errno 111] Connection refused"
NPMS = "npm error code EAI_AGAIN\nnpm error syscall getaddrinfo"
FULL = "OSError: [Errno 28] No space left on device"
NPM_FULL = "npm error code ENOSPC"


def says(text):
    """Return a command that prints a text among many lines, and fails."""
    lines = f"print('retrying\\n' * 50); print({text!r}); raise SystemExit(1)"
    return sys.executable, "-c", lines


@pytest.mark.parametrize("text", [NO_NAME, PIPS, NPMS])
def test_a_missing_connection_is_one_line(text, capfd):
    with pytest.raises(StepFailed, match=r"^no connection to where .* HTTPS_PROXY"):
        installing.install(*says(text))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("text", [FULL, NPM_FULL])
def test_a_full_disk_is_one_line(text, capfd):
    with pytest.raises(StepFailed, match=NO_ROOM):
        installing.install(*says(text))
    assert capfd.readouterr() == ("", "")


def test_another_failure_shows_the_last_lines(capsys):
    with pytest.raises(StepFailed, match="ended with exit code 1"):
        installing.install(*says("a hash differs"))
    shown = capsys.readouterr().out.splitlines()
    assert len(shown) == installing.LAST_LINES
    assert shown[-1] == "   a hash differs"


def test_what_goes_well_is_not_shown(capfd):
    installing.install(sys.executable, "-c", "print('notice: there is a newer npm')")
    assert capfd.readouterr() == ("", "")


@pytest.fixture
def environment(tmp_path):
    venv.create(tmp_path / "env")
    return tmp_path / "env"


def test_an_environment_made_here_is_usable(environment):
    assert installing.is_usable(environment)


def test_an_environment_is_made_anew_where_its_folder_was_renamed(environment):
    moved = environment.rename(environment.with_name("renamed"))
    assert not installing.is_usable(moved)


def test_an_environment_is_made_anew_where_its_python_is_gone(environment):
    for python in (environment / "bin").glob("python*"):
        python.unlink()
    assert not installing.is_usable(environment)


def test_an_environment_of_another_python_is_made_anew(environment, monkeypatch):
    monkeypatch.setattr("sys.version_info", (3, 99, 0))
    assert not installing.is_usable(environment)


@pytest.mark.parametrize("content", [b"\xff", b""])
def test_settings_that_cannot_be_read_are_no_environment(environment, content):
    (environment / "pyvenv.cfg").write_bytes(content)
    assert not installing.is_usable(environment)


def test_an_environment_takes_the_place_of_a_file(tmp_path):
    (tmp_path / "env").touch()
    installing.make_venv(tmp_path / "env", "--without-pip")
    assert installing.is_usable(tmp_path / "env")


def test_pip_asks_for_nothing_that_the_lock_does_not_name(monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(installing, "install", lambda *words: asked.extend(words))
    installing.pip_install(tmp_path, tmp_path / "lock.txt")
    assert {"--require-hashes", "--no-deps"} < set(asked)


def test_npm_brings_what_the_build_needs_whatever_a_reader_leaves_out(monkeypatch):
    asked = []
    monkeypatch.setattr(installing, "install", lambda *words: asked.extend(words))
    monkeypatch.setattr(installing, "remove", lambda path: None)
    installing.install_front_end(installing.BIN)
    assert {"ci", "--include=dev", "--ignore-scripts"} < set(asked)

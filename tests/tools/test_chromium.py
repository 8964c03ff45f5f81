from pathlib import Path

import pytest

from tools import chromium
from tools.steps import StepFailed


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine without any Chromium; put(name) adds a command to its path."""
    monkeypatch.delenv("SOFTMAX_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "APPLICATIONS", ())
    monkeypatch.setattr(chromium, "_playwrights_own", lambda: None)
    monkeypatch.setattr(chromium, "UNPACKED", tmp_path / "unpacked")

    def put(name, code=0):
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\nexit {code}\n")
        path.chmod(0o755)
        return str(path)

    return put


def test_the_one_that_is_named_comes_first(machine, monkeypatch):
    machine("chromium")
    monkeypatch.setenv("SOFTMAX_CHROMIUM", machine("mine"))
    assert chromium.find_chromium().endswith("mine")


def test_a_named_one_that_does_not_start_is_refused(machine, monkeypatch):
    machine("chromium")
    monkeypatch.setenv("SOFTMAX_CHROMIUM", machine("mine", code=127))
    with pytest.raises(StepFailed, match=r"SOFTMAX_CHROMIUM=.*mine does not start"):
        chromium.find_chromium()


def test_one_that_does_not_start_is_passed_over(machine):
    machine("chromium", code=1)
    good = machine("google-chrome")
    assert chromium.find_chromium() == good


def test_what_is_there_is_not_installed_again(machine, monkeypatch):
    monkeypatch.setattr(chromium, "run", lambda *_, **__: pytest.fail("installs"))
    there = machine("chromium")
    assert chromium.get_chromium() == there


@pytest.mark.parametrize("has", ["chromium-headless-shell", "chromium"])
def test_apt_comes_before_the_download(machine, monkeypatch, has):
    commands = []

    def run(*words, **environment):
        commands.append(words[-1])
        if words[-1].startswith("chromium"):
            if words[-1] != has:
                raise StepFailed("no such package")
            machine(has)

    machine("apt-get")
    monkeypatch.setattr(chromium, "run", run)
    assert chromium.get_chromium().endswith(f"/{has}")
    asked = [name for name in commands if name.startswith("chromium")]
    assert asked == ["chromium-headless-shell", "chromium"][: asked.index(has) + 1]


def test_the_one_without_windows_is_preferred(machine):
    machine("chromium")
    shell = machine("chromium-headless-shell")
    assert chromium.find_chromium() == shell


def test_where_debian_has_it_the_one_without_windows_is_unpacked(machine, monkeypatch):
    def run(*words, folder=None, **environment):
        if "download" in words:
            (folder / "shell.deb").touch()
        else:
            place = Path(words[-1]) / "usr" / "lib" / "chromium"
            place.mkdir(parents=True)
            Path(machine("made")).rename(place / "chromium-headless-shell")

    for name in ("chromium", "apt-get", "dpkg-deb"):
        machine(name)
    monkeypatch.setattr(chromium, "run", run)
    found = chromium.get_chromium()
    assert found.startswith(str(chromium.UNPACKED))
    assert not list(chromium.UNPACKED.glob("*.deb"))
    monkeypatch.setattr(chromium, "run", lambda *_, **__: pytest.fail("fetches again"))
    assert chromium.get_chromium() == found


def test_where_it_cannot_be_fetched_the_one_that_is_there_is_taken(
    machine, monkeypatch
):
    def fails(*words, **environment):
        raise StepFailed("no network")

    for name in ("apt-get", "dpkg-deb"):
        machine(name)
    there = machine("chromium")
    monkeypatch.setattr(chromium, "run", fails)
    assert chromium.get_chromium() == there
    assert not chromium.UNPACKED.exists()


def test_without_any_source_one_line_says_what_to_install(machine, monkeypatch):
    def fails(*words, **environment):
        raise StepFailed("no network")

    machine("apt-get")
    monkeypatch.setattr(chromium, "run", fails)
    with pytest.raises(StepFailed, match=r"apt install chromium.*SOFTMAX_CHROMIUM"):
        chromium.get_chromium()

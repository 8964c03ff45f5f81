"""The oldest packages are known; other Pythons are found, and run the suite's steps."""

import os

import pytest

from tools import bounds
from tools.steps import ROOT, StepFailed


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Pretend that pyenv or PATH has a Python; there are no others."""
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))

    def install(folder, name):
        python = tmp_path / folder / name
        python.parent.mkdir(parents=True, exist_ok=True)
        python.write_text("#!/bin/sh\n")
        python.chmod(0o755)
        return str(python)

    return install


def test_the_newest_of_pyenv_comes_before_that_of_path(install):
    install("bin", "python3.12")
    install("pyenv/versions/3.12.9/bin", "python3.12")
    newest = install("pyenv/versions/3.12.10/bin", "python3.12")
    install("pyenv/versions/3.12.11rc1/bin", "python3.12")
    install("pyenv/versions/3.13.0/bin", "python3.13")
    assert bounds.interpreter("3.12") == newest


def test_without_pyenv_that_of_path_is_taken(install):
    python = install("bin", "python3.13")
    assert bounds.interpreter("3.13") == python


def test_a_python_that_is_nowhere_is_named(install):
    install("bin", "python3.13")
    with pytest.raises(StepFailed, match=r"no Python 3\.12"):
        bounds.interpreter("3.12")


@pytest.mark.parametrize("words", [[], ["3"], ["old"], ["oldest", "3.12"]])
def test_what_can_be_asked_for_is_said(monkeypatch, words):
    monkeypatch.setattr("sys.argv", ["bounds", *words])
    with pytest.raises(StepFailed, match="WITH=oldest, WITH=newest or PYTHONS"):
        bounds._command()


def test_the_suite_runs_in_the_environment_of_that_python(monkeypatch, install):
    install("bin", "python3.12")
    said = []
    monkeypatch.setattr(bounds.installing, "install", lambda *words: None)
    monkeypatch.setattr(
        bounds, "run", lambda *words, **names: said.append((words, names))
    )
    bounds.try_python("3.12")
    [(words, names)] = said
    assert words[1:] == ("-m", "tools.test", "unit", "notebooks", "rules")
    assert f"{os.sep}.venv-3.12{os.sep}" in str(words[0])
    assert names == {"SOFTMAX_ENVIRONMENT": ".venv-3.12"}


def test_the_oldest_packages_are_those_that_the_project_promises():
    text = '[project]\ndependencies = ["numpy>=2.0"]\n'
    text += '[project.optional-dependencies]\nbook = ["matplotlib>=3.8", "scipy"]\n'
    assert bounds.least(text) == ["numpy==2.0.*", "matplotlib==3.8.*"]
    assert len(bounds.least((ROOT / "pyproject.toml").read_text())) == 2

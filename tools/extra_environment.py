"""Environments beside .venv, for tools and versions that readers do not need."""

import os
import sys
from pathlib import Path

from tools.steps import BIN, ROOT, run


def python_of(name: str) -> Path:
    """Return the Python of the environment `.venv-<name>`."""
    return (
        ROOT
        / f".venv-{name}"
        / BIN.name
        / ("python.exe" if os.name == "nt" else "python")
    )


def make_environment(name: str, *requirements: str | Path) -> None:
    """Make `.venv-<name>`, if it is not there, and install `requirements` into it.

    Parameters
    ----------
    name : str
        What comes after `.venv-`.
    *requirements : str or Path
        As `uv pip install` takes them.

    Raises
    ------
    StepFailed
        If something cannot be installed.
    """
    python = python_of(name)
    if not python.exists():
        run(sys.executable, "-m", "venv", "--clear", "--without-pip", python.parents[1])
    run(BIN / "uv", "pip", "install", "--quiet", "--python", python, *requirements)


def make_tools() -> Path:
    """Make `.venv-tools` from its lock, every hash checked; return its commands."""
    make_environment(
        "tools", "--require-hashes", "-r", ROOT / "tools" / "requirements.txt"
    )
    return python_of("tools").parent

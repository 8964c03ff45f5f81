"""Environments beside .venv, for tools and versions that readers do not need.

``python -m tools.extra_environment peers bench/peers.txt`` makes `.venv-peers`.
"""

import sys
from pathlib import Path

from tools import installing
from tools.steps import ROOT, main, step


def folder_of(name: str) -> Path:
    """Return the folder of the environment `.venv-<name>`."""
    return ROOT / f".venv-{name}"


def python_of(name: str) -> Path:
    """Return the Python of the environment `.venv-<name>`."""
    return installing.python_of(folder_of(name))


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
    if not installing.is_usable(folder_of(name)):
        installing.make_venv(folder_of(name), "--without-pip")
    if requirements:
        installing.uv_install(folder_of(name), *requirements)


def make_locked(name: str, *locks: str | Path) -> Path:
    """Make `.venv-<name>` from locks, every hash checked; return its commands."""
    files = [word for lock in locks for word in ("--requirement", ROOT / lock)]
    make_environment(name, "--require-hashes", "--no-deps", *files)
    return python_of(name).parent


def make_tools() -> Path:
    """Make `.venv-tools` from its lock; return its commands."""
    return make_locked("tools", "tools/requirements.txt")


def _command() -> None:
    name, *locks = sys.argv[1:]
    with step(f"environment: .venv-{name} from {' and '.join(locks)}"):
        make_locked(name, *locks)


if __name__ == "__main__":
    main(_command)

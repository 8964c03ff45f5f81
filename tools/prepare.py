"""Set up what the other commands need: environment, library, front-end parts.

Needs Python and its venv, nothing else. What is in place is not done again; it is
redone when a lock file, pyproject.toml, the Python or the folder's name changes.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  an older Python must be told, not fail
    sys.exit(
        "✗ the book needs Python 3.11 or newer, and {} is {}.{}; "
        "name another one: make book PYTHON=python3.12".format(
            sys.executable, *sys.version_info[:2]
        )
    )

import hashlib
import importlib.util
import subprocess
from pathlib import Path

from tools.steps import BIN, PYTHON, ROOT, StepFailed, main, run, say, step

LOCK = ROOT / "requirements.txt"
NODE_MODULES = ROOT / "node_modules"


def _command() -> None:
    python = f"Python {sys.version_info[0]}.{sys.version_info[1]} in {ROOT}"
    environment = _key(python, LOCK, ROOT / "pyproject.toml")
    front_end = _key(python, ROOT / "package-lock.json")
    if not _in_place(BIN.parent, environment) or not is_usable(BIN.parent):
        make_environment()
        _stamp(BIN.parent).write_text(environment)
    if not _in_place(NODE_MODULES, front_end):
        with step("front-end parts: npm ci"):
            quiet = ("--no-audit", "--no-fund", "--loglevel=error")
            run(BIN / "npm", "ci", "--ignore-scripts", *quiet)
        _stamp(NODE_MODULES).write_text(front_end)
    say("── set-up in place")


def make_environment() -> None:
    """Make .venv, install every version of the lock and the library, editable."""
    if not importlib.util.find_spec("ensurepip"):
        raise StepFailed(
            f"{sys.executable} cannot make environments: it has no venv; "
            "on Debian and Ubuntu: apt install python3-venv"
        )
    if not is_usable(BIN.parent):
        with step(f"environment: .venv with Python {sys.version.split()[0]}"):
            run(sys.executable, "-m", "venv", "--clear", BIN.parent)
    with step("packages: every version and hash of requirements.txt"):
        install_lock()
    with step("library: softmax_lib, editable"):
        library = ("--no-deps", "--no-build-isolation", "--editable", ".")
        run(BIN / "uv", "pip", "install", "--quiet", "--python", PYTHON, *library)


def install_lock() -> None:
    """Install the lock with uv, in seconds; with pip where uv finds no packages."""
    if not (BIN / "uv").exists():
        only_uv = BIN.parent / "uv.txt"
        only_uv.write_text(locked("uv"))
        _pip_install(only_uv)
    try:
        run(BIN / "uv", "pip", "sync", "--quiet", "--python", PYTHON, LOCK)
    except StepFailed:
        say("   uv could not install the lock: trying pip, which takes minutes")
        run(PYTHON, "-m", "ensurepip")
        _pip_install(LOCK)


def _pip_install(lock: Path) -> None:
    options = ("--quiet", "--disable-pip-version-check", "--require-hashes")
    run(PYTHON, "-m", "pip", "install", *options, "-r", lock)


def locked(package: str) -> str:
    """Return the lock's lines for one package: its version and its hashes."""
    lines = LOCK.read_text().splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(f"{package}=="))
    end = next(i for i in range(start + 1, len(lines)) if lines[i][0] != " ")
    return "\n".join(lines[start:end])


def is_usable(environment: Path) -> bool:
    """Tell whether an environment was made here, of this Python, and still runs."""
    settings = environment / "pyvenv.cfg"
    if not settings.is_file() or str(environment) not in settings.read_text():
        return False  # its commands would start the Python of another folder
    same = f"import sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    try:
        return (
            subprocess.run([environment / BIN.name / "python", "-c", same]).returncode
            == 0
        )
    except OSError:
        return False


def _key(python: str, *files: Path) -> str:
    contents = b"".join(file.read_bytes() for file in files)
    return f"{python}\n{hashlib.sha256(contents).hexdigest()}\n"


def _stamp(folder: Path) -> Path:
    return folder / ".prepared"


def _in_place(folder: Path, key: str) -> bool:
    stamp = _stamp(folder)
    return stamp.is_file() and stamp.read_text() == key


if __name__ == "__main__":
    main(_command)

"""Set up what the other commands need: environment, library, front-end parts.

Needs Python and its venv, nothing else. Finished parts are kept. They are made again
when a lock file, pyproject.toml, the Python or the folder's name changes, and from
scratch after an interruption or when a file is missing.
"""

import hashlib
import importlib.util
import sys
from pathlib import Path

from tools import stamps
from tools.installing import (
    install,
    install_front_end,
    is_usable,
    make_venv,
    pip_install,
    uv_install,
)
from tools.one_at_a_time import one_at_a_time
from tools.steps import BIN, NO_ROOM, PYTHON, ROOT, StepFailed, main, run, say, step

LOCK = ROOT / "requirements.txt"
VENV = BIN.parent
NODE_MODULES = ROOT / "node_modules"
# venv cannot take ":"; npm, setuptools and Sphinx read the others as signs.
UNFIT = set(":$\\{}[]\n")


def _command() -> None:
    check_path(ROOT)
    with one_at_a_time(LOCK, "sets this folder up"):
        python = f"Python {sys.version_info[0]}.{sys.version_info[1]} in {ROOT}"
        environment = _key(python, LOCK, ROOT / "pyproject.toml")
        told = stamps.key_of(VENV) if is_usable(VENV) else None
        if told != environment:
            stamps.unfinish(VENV)
            make_environment(anew=told is None)
            stamps.finish(VENV, environment)
        front_end = _key(python, ROOT / "package-lock.json")
        if stamps.key_of(NODE_MODULES) != front_end:
            with step("front-end parts: npm ci"):
                install_front_end(ROOT)
            stamps.finish(NODE_MODULES, front_end)
    say("── set-up in place")


def check_path(folder: Path) -> None:
    """Refuse a folder in whose path set-up or the website would stumble later."""
    if unfit := UNFIT & set(str(folder)):
        raise StepFailed(
            f"Python's environments or Sphinx cannot work in {str(folder)!r}, because "
            f"of {' '.join(sorted(unfit))} in the path: move or rename the folder"
        )


def make_environment(*, anew: bool) -> None:
    """Install every version of the lock and the library, editable, into .venv.

    Parameters
    ----------
    anew : bool
        Whether .venv is made first.
    """
    if not importlib.util.find_spec("ensurepip"):
        raise StepFailed(
            f"{sys.executable} cannot make environments: it has no venv; "
            "on Debian and Ubuntu: apt install python3-venv"
        )
    if anew:
        with step(f"environment: .venv with Python {sys.version.split()[0]}"):
            make_venv(VENV)
    with step("packages: every version and hash of requirements.txt"):
        install_lock()
    with step("library: softmax_lib, editable"):
        uv_install(VENV, "--no-deps", "--no-build-isolation", "--editable", ".")


def install_lock() -> None:
    """Install the lock with uv, in seconds; with pip where uv finds no packages."""
    if not (BIN / "uv").exists():
        only_uv = VENV / "uv.txt"
        only_uv.write_text(locked("uv"), encoding="utf-8")
        pip_install(VENV, only_uv)
    try:
        install(BIN / "uv", "pip", "sync", "--quiet", "--python", PYTHON, LOCK)
    except StepFailed as failure:
        if str(failure) == NO_ROOM:
            raise
        say(f"   uv: {failure}")
        say("   trying pip, which takes minutes")
        run(PYTHON, "-m", "ensurepip", only_errors=True)
        pip_install(VENV, LOCK)


def locked(package: str) -> str:
    """Return the lock's lines for one package: its version and its hashes."""
    lines = LOCK.read_text(encoding="utf-8").splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(f"{package}=="))
    end = next(i for i in range(start + 1, len(lines)) if lines[i][0] != " ")
    return "\n".join(lines[start:end])


def _key(python: str, *files: Path) -> str:
    contents = b"".join(file.read_bytes() for file in files)
    return f"{python}, {hashlib.sha256(contents).hexdigest()}"


if __name__ == "__main__":
    main(_command)

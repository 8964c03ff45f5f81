"""Install environments, packages and front-end parts; explain failures in a line."""

import os
import subprocess
import sys
from pathlib import Path

from tools.stamps import remove
from tools.steps import BIN, NO_ROOM, StepFailed, completed, ending, say

# What an installer prints when it fails for one of these reasons.
SIGNS = {
    NO_ROOM: ("No space left on device", "ENOSPC"),
    "no connection to where packages come from; connect, or name a proxy in "
    "HTTPS_PROXY, and call make again": (
        *("Failed to establish a new connection", "Temporary failure in name"),
        *("dns error", "tcp connect error", "client error (Connect)"),
        *("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ENETUNREACH", "ETIMEDOUT"),
        *("Connection timed out", "ConnectTimeoutError", "operation timed out"),
    ),
}
LAST_LINES = 20


def install(*command: str | Path, **environment: str) -> None:
    """Run a command that installs something, and show what it prints if it fails.

    Raises
    ------
    StepFailed
        As `run`. A full disk or a missing connection is named in one line, instead of
        the installer's many.
    """
    together = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    done = completed(*command, **together, **environment)
    if not done.returncode:
        return
    printed = done.stdout.decode(errors="replace")
    for reason, signs in SIGNS.items():
        if any(sign in printed for sign in signs):
            raise StepFailed(reason)
    for line in printed.splitlines()[-LAST_LINES:]:
        say(f"   {line}")
    raise StepFailed(ending(done))


def python_of(environment: Path) -> Path:
    """Return the Python of an environment."""
    return environment / BIN.name / ("python.exe" if os.name == "nt" else "python")


def make_venv(environment: Path, *options: str) -> None:
    """Make an environment of this Python, replacing any that is there."""
    if not environment.is_dir():
        remove(environment)
    install(sys.executable, "-m", "venv", "--clear", *options, environment)


def is_usable(environment: Path) -> bool:
    """Tell whether an environment was made here, of this Python, and still runs."""
    settings = environment / "pyvenv.cfg"
    same = f"import sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    try:
        if str(environment) not in settings.read_text(encoding="utf-8"):
            return False  # made elsewhere: its commands start another Python
        return subprocess.run([python_of(environment), "-c", same]).returncode == 0
    except (OSError, ValueError):
        return False


def uv_install(environment: Path, *requirements: str | Path) -> None:
    """Install into an environment; arguments as `uv pip install` takes them."""
    python = ("--python", python_of(environment))
    install(BIN / "uv", "pip", "install", "--quiet", *python, *requirements)


def pip_install(environment: Path, lock: Path) -> None:
    """Install a lock into an environment that has pip, every hash checked."""
    # The lock is complete; with dependencies, pip before 24 would look for newer ones.
    options = (
        "--quiet",
        "--disable-pip-version-check",
        "--require-hashes",
        "--no-deps",
    )
    install(python_of(environment), "-m", "pip", "install", *options, "-r", lock)


def install_front_end(folder: Path) -> None:
    """Install a folder's package-lock.json into its node_modules, without scripts."""
    if not (folder / "node_modules").is_dir():
        remove(folder / "node_modules")
    quiet = ("--no-audit", "--no-fund", "--loglevel=error")
    everything = ("--include=dev", "--include=optional", "--ignore-scripts")
    install(BIN / "npm", "ci", *quiet, *everything, "--prefix", folder)

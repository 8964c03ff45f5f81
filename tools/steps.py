"""What the commands say while they work: each step, how long, one line if it fails."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / "python"


class StepFailed(Exception):
    """A step cannot go on; the message is the one line that the reader gets."""


def say(line: str) -> None:
    """Print a line at once, also where the output is a file."""
    print(line, flush=True)


@contextmanager
def step(what: str) -> Iterator[None]:
    """Announce a step, and say afterwards how long it took."""
    say(f"── {what}")
    start = time.perf_counter()
    try:
        yield
    except StepFailed as failure:
        raise StepFailed(f"{what}: {failure}") from None
    say(f"   {time.perf_counter() - start:.1f} s")


def run(
    *command: str | Path,
    only_errors: bool = False,
    folder: Path = ROOT,
    **environment: str,
) -> None:
    """Run a command, in the repository's root, and show what it prints.

    Commands of the environment are found first, and nothing waits for a keyboard.
    With `only_errors`, what goes to standard output is not shown.

    Raises
    ------
    StepFailed
        If there is no such command or its exit code is not zero.
    """
    words = [str(word) for word in command]
    path = f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"
    try:
        code = subprocess.run(
            words,
            cwd=folder,
            env=os.environ | {"PATH": path} | environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL if only_errors else None,
        ).returncode
    except FileNotFoundError:
        raise StepFailed(f"{words[0]} is not installed") from None
    if code:
        raise StepFailed(f"{Path(words[0]).name} ended with exit code {code}")


def main(command: Callable[[], None]) -> None:
    """Run a command; a foreseen failure becomes one line and exit code 1."""
    try:
        command()
    except StepFailed as failure:
        sys.stdout.flush()
        sys.exit(f"✗ {failure}")
    except KeyboardInterrupt:
        sys.exit(130)

"""Steps of the commands: each is announced and timed, and fails with one line."""

import errno
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TextIO

from tools.child_environment import ours

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / os.environ.get("SOFTMAX_ENVIRONMENT", ".venv")  # `make bounds`
BIN = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / "python"
# For processes that have a processor each: more threads of theirs would wait for each
# other, and waiting fills the processors.
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
LEAST_ROOM = 1 << 20  # bytes; with less free, the full disk is why a command failed
NO_ROOM = "there is no room on the disk; make some and call make again"
# Where a thread's steps print; None is the terminal.
OUTPUT: ContextVar[TextIO | None] = ContextVar("output", default=None)


class StepFailed(Exception):
    """A step cannot go on; the message is the one line that the reader sees."""


def say(line: str) -> None:
    """Print a line at once, even if the output is a file."""
    print(line, file=OUTPUT.get(), flush=True)


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
    shown = subprocess.DEVNULL if only_errors else None
    done = completed(*command, folder=folder, stdout=shown, **environment)
    if done.returncode:
        raise StepFailed(ending(done))


def at_once(*commands: Callable[[], None]) -> None:
    """Run commands at the same time; what each of them prints is shown when it ends.

    Raises
    ------
    StepFailed
        That of the first command, in their order here, which fails; all have ended.
    """
    if len(commands) == 1:
        commands[0]()
        return
    here = OUTPUT.get()

    def run_aside(command: Callable[[], None]) -> None:
        with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as file:
            OUTPUT.set(file)
            try:
                command()
            finally:
                file.seek(0)
                print(file.read(), end="", file=here, flush=True)

    with ThreadPoolExecutor(len(commands)) as pool:
        for ended in [pool.submit(run_aside, command) for command in commands]:
            ended.result()


def completed(
    *command: str | Path,
    folder: Path = ROOT,
    stdout: int | None = None,
    stderr: int | None = None,
    **environment: str,
) -> subprocess.CompletedProcess:
    """Run a command as `run` does, and return how it ended, well or not."""
    words = [str(word) for word in command]
    path = f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"
    try:
        return subprocess.run(
            words,
            cwd=folder,
            env=os.environ | {"PATH": path} | environment,
            stdin=subprocess.DEVNULL,
            stdout=OUTPUT.get() if stdout is None else stdout,
            stderr=OUTPUT.get() if stderr is None else stderr,
        )
    except FileNotFoundError:
        raise StepFailed(f"{words[0]} is not installed") from None


def ending(done: subprocess.CompletedProcess) -> str:
    """Return how a command ended, in a line: "uv ended with exit code 2"."""
    if shutil.disk_usage(ROOT).free < LEAST_ROOM:
        return NO_ROOM
    return f"{Path(done.args[0]).name} ended with exit code {done.returncode}"


def main(command: Callable[[], None]) -> None:
    """Run a command; a foreseen failure becomes one line and exit code 1.

    The reader's settings for other projects are dropped, and a character that the
    output cannot show becomes a question mark.
    """
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    settings = ours(os.environ, ROOT / ".home")
    os.environ.clear()
    os.environ.update(settings)
    try:
        command()
    except StepFailed as failure:
        sys.stdout.flush()
        if NO_ROOM in str(failure):
            remove_bytecode(ROOT)
        sys.exit(f"✗ {failure}")
    except OSError as problem:
        if problem.errno != errno.ENOSPC:
            raise
        remove_bytecode(ROOT)
        sys.exit(f"✗ {NO_ROOM}")
    except KeyboardInterrupt:
        sys.exit(130)


def remove_bytecode(folder: Path) -> None:
    """Remove compiled Python: a full disk truncates it, and Python would trust it."""
    for compiled in list(folder.rglob("__pycache__")):
        shutil.rmtree(compiled, ignore_errors=True)

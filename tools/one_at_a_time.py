"""One process at a time: who comes second waits, and is told what for."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.steps import say

try:
    import fcntl
except ModuleNotFoundError:  # on Windows, where nobody waits
    fcntl = None


@contextmanager
def one_at_a_time(file: Path, what: str) -> Iterator[None]:
    """Hold the lock of a file while the block runs.

    The system takes the lock back when a process ends, however it ends, so that none
    is left behind.

    Parameters
    ----------
    file : Path
        One that is there; it is not changed.
    what : str
        What another process does meanwhile: "sets this folder up".
    """
    if fcntl is None:
        yield
        return
    with file.open("rb") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(f"── waiting: another make {what}")
            fcntl.flock(held, fcntl.LOCK_EX)
        yield

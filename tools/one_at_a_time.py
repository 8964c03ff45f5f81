"""One process at a time: a second one waits, and says what for."""

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

    The system releases the lock when the process ends, however it ends, so none is left
    behind.

    Parameters
    ----------
    file : Path
        An existing file; it is not changed.
    what : str
        What the process holding the lock does, for the message: "sets this folder up".
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

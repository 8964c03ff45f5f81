"""What a cell prints reaches the page in pieces while it runs, and never floods it."""

import io
import sys
import time
from contextlib import contextmanager

PIECE = 4096  # characters
PAUSE = 0.1  # seconds
LONGEST = 100_000  # characters of one cell


class _Stream(io.TextIOBase):
    def __init__(self, name, emit):
        self.name, self.emit = name, emit
        self.pieces, self.size, self.total = [], 0, 0
        self.last = None

    def writable(self):
        return True

    def write(self, text):
        room = LONGEST - self.total
        self.total += len(text)
        if room > 0:
            self.pieces.append(text[:room])
            self.size += len(text)
            if len(text) > room:
                self.pieces.append(f"\n… cut after {LONGEST} characters\n")
            if self.size > PIECE or self._due(text):
                self.flush()
        return len(text)

    def _due(self, text):
        """Tell whether to send now: the first line at once, as it may be the last."""
        if self.last is None:
            return text.endswith("\n")
        return time.monotonic() - self.last > PAUSE

    def flush(self):
        if self.pieces:
            text = "".join(self.pieces)
            self.emit({"kind": "stream", "name": self.name, "text": text})
            self.last = time.monotonic()
        self.pieces, self.size = [], 0


@contextmanager
def captured(emit):
    """Send what is printed to the page while the block runs.

    Parameters
    ----------
    emit : callable
        Takes {"kind": "stream", "name": "stdout" or "stderr", "text": …}.
    """
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = _Stream("stdout", emit), _Stream("stderr", emit)
    try:
        yield
    finally:
        flush()
        sys.stdout, sys.stderr = before


def flush():
    """Send what has been printed so far, so that outputs keep their order."""
    sys.stdout.flush()
    sys.stderr.flush()

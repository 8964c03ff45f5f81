"""The browser step while busy loops keep all processors full: `make steady`.

A test may fail for a fault of the book, never because the machine is slow.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tools.build import build, is_current
from tools.chromium import get_chromium
from tools.steps import PYTHON, StepFailed, main, say, step
from tools.test import browser

LOOPS = 4


@contextmanager
def busy(loops: int) -> Iterator[None]:
    """Keep the processors busy while the block runs."""
    forever = (PYTHON, "-c", "while True: pass")
    running = [subprocess.Popen(forever) for _ in range(loops)]
    try:
        yield
    finally:
        for process in running:
            process.kill()
            process.wait()


def _command() -> None:
    word = sys.argv[1] if len(sys.argv) > 1 else "5"
    if not word.isdecimal() or int(word) < 1:
        raise StepFailed(f"TIMES={word} is not a number of runs")
    os.environ["SOFTMAX_CHROMIUM"] = get_chromium()
    if not is_current():
        build()
    with busy(LOOPS):
        for time in range(int(word)):
            with step(f"the browser step beside {LOOPS} busy loops, time {time + 1}"):
                browser()
    say(f"✓ green {word} times")


if __name__ == "__main__":
    main(_command)

"""The most memory that a process has held."""

import sys
from pathlib import Path

STATUS = Path("/proc/self/status")


def peak_memory():
    """Return the most bytes of real memory that this process has held so far.

    Linux says it of the process alone; elsewhere it is the peak of `getrusage`. NaN
    where there is neither.
    """
    if STATUS.exists():
        lines = STATUS.read_text(encoding="utf-8").splitlines()
        [line] = [line for line in lines if line.startswith("VmHWM")]
        return 1024 * int(line.split()[1])
    return _of_getrusage()


def _of_getrusage():
    try:
        import resource
    except ModuleNotFoundError:
        return float("nan")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else 1024 * peak

"""Processor seconds of a browser, which do not depend on what else the machine does."""

import os
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 1
PROC = Path("/proc")


def seconds():
    """Return the seconds of all processes that this one has started; None off Linux.

    Of those that run now: what an ended one used is not counted.
    """
    if not (PROC / "self" / "stat").exists():
        return None
    parents, used = {}, {}
    for folder in PROC.iterdir():
        if folder.name.isdigit():
            try:
                text = (folder / "stat").read_text()
            except OSError:
                continue  # it has ended
            fields = text.rpartition(")")[2].split()
            pid = int(folder.name)
            parents[pid], used[pid] = int(fields[1]), int(fields[11]) + int(fields[12])
    own = os.getpid()
    return sum(n for pid, n in used.items() if _is_below(pid, own, parents)) / TICKS


def _is_below(pid, ancestor, parents):
    while pid in parents and pid != ancestor:
        pid = parents[pid]
        if pid == ancestor:
            return True
    return False

"""What measured times depend on: the processor's name, and what else runs."""

import os
import platform
from pathlib import Path


def processor():
    """Return the name of the processor, as far as the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if "model name" in line]
    return names[0] if names else platform.processor() or platform.machine()


def load():
    """Return how many processes wanted a core in the last minute, None on Windows."""
    return round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None

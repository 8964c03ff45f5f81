"""Stamps in finished folders: whether set-up completed, and all files are still there.

A finished folder holds a stamp: a key, then the name of each of its files. A folder
without one was interrupted; a file that is gone was removed by somebody.
"""

import os
import shutil
from pathlib import Path

STAMP = ".prepared"


def key_of(folder: Path) -> str | None:
    """Return the key that a folder was finished with; None if it is incomplete."""
    try:
        key, *names = (folder / STAMP).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):  # none, a folder, no text, empty
        return None
    return key if _names(folder).issuperset(names) else None


def finish(folder: Path, key: str) -> None:
    """Mark a folder as finished; the key is one line."""
    lines = [key, *sorted(_names(folder))]
    (folder / STAMP).write_text("\n".join(lines), encoding="utf-8")


def unfinish(folder: Path) -> None:
    """Remove the stamp, before the folder is changed."""
    if folder.is_dir():
        remove(folder / STAMP)


def remove(path: Path) -> None:
    """Remove a file or a folder, if there is one."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _names(folder: Path) -> set[str]:
    """Return the files below a folder, without bytecode, which Python makes anew."""
    start = len(str(folder)) + 1
    return {
        f"{path}/{name}"[start:]
        for path, _, files in os.walk(folder)
        if not path.endswith("__pycache__")
        for name in files
    } - {STAMP}

"""The checksum of everything that the live step tests, kept when the step is green.

It is kept outside _build, which each build empties; a fresh clone has none.
"""

import hashlib

from tools.steps import ROOT

STAMP = ROOT / ".live" / "tested"
# What a page with live Python is made of, and what tests it.
PARTS = ("live", "softmax_lib", "book", "tools/live", "tests/webassembly")
PARTS += ("requirements.txt", "package-lock.json")
TESTS = "tests/browser/*live*.py"
NO_SOURCES = {"node_modules", "__pycache__", ".ipynb_checkpoints"}


def checksum() -> str:
    """Return the SHA-256 of all that the live step depends on, names and contents."""
    found = [*ROOT.glob(TESTS)]
    for part in map(ROOT.joinpath, PARTS):
        found += part.rglob("*") if part.is_dir() else [part]
    total = hashlib.sha256()
    for file in sorted(f for f in found if f.is_file()):
        if NO_SOURCES.isdisjoint(file.parts):
            name = file.relative_to(ROOT).as_posix().encode()
            content = hashlib.sha256(file.read_bytes()).digest()
            total.update(name + b"\0" + content)
    return total.hexdigest()


def last() -> str:
    """Return the checksum at the last green run; "" if there was none."""
    return STAMP.read_text(encoding="utf-8") if STAMP.is_file() else ""


def note(checksum: str) -> None:
    """Remember the checksum of a green run."""
    STAMP.parent.mkdir(exist_ok=True)
    STAMP.write_text(checksum, encoding="utf-8")

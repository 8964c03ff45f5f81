"""Every lock is asked about."""

from pathlib import Path

from tools import advisories
from tools.steps import ROOT

LOCKS = {"package-lock.json", "requirements.txt", "wheels.txt", "tests.txt"}
INSTALLED = {"node_modules", "_build", "mutants"}


def test_every_lock_is_asked_about():
    below = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.name in LOCKS)
    locks = {
        path.as_posix()
        for path in below
        if not INSTALLED & set(path.parts) and not path.parts[0].startswith(".")
    }
    asked = {Path(name).as_posix() for name, _ in advisories.questions(Path("tools"))}
    assert asked == locks

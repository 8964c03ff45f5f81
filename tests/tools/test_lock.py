import json
import os
import re

import pytest

from tools.lock import NPM_FOLDERS, PYTHON_LOCKS
from tools.steps import ROOT

LOCK = (ROOT / "requirements.txt").read_text()
PINNED = re.findall(r"^([a-z0-9._-]+)==", LOCK, flags=re.MULTILINE)
FRONT_END, LIGHTHOUSE = ROOT, ROOT / "tools" / "lighthouse"
ASKED = [
    line
    for line in (ROOT / "requirements.in").read_text().splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("name", [lock for lock, _ in PYTHON_LOCKS.values()])
def test_every_version_has_a_hash(name):
    blocks = re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8"))
    pinned = [block for block in blocks if "==" in block.splitlines()[0]]
    assert len(pinned) > (100 if name == "requirements.txt" else 0)
    assert [
        block.splitlines()[0] for block in pinned if "--hash=sha256" not in block
    ] == []


def npm(folder):
    """What a folder asks of npm, and what its lock answers."""
    asked = json.loads((folder / "package.json").read_text())
    return asked, json.loads((folder / "package-lock.json").read_text())


@pytest.mark.parametrize(
    "name",
    [
        *(lock for lock, _ in PYTHON_LOCKS.values()),
        *(f"{folder}/package-lock.json" for folder in NPM_FOLDERS),
    ],
)
def test_a_lock_names_no_address_to_download_from(name):
    text = (ROOT / name).read_text()
    assert not re.search(r"index[-]url|find-links|\"resolved\"|file://", text)


@pytest.mark.parametrize("folder", [FRONT_END, LIGHTHOUSE])
def test_every_front_end_part_is_known_by_its_hash(folder):
    parts = {name: part for name, part in npm(folder)[1]["packages"].items() if name}
    assert len(parts) > 5
    assert [name for name, part in parts.items() if "integrity" not in part] == []


@pytest.mark.parametrize("folder", [FRONT_END, LIGHTHOUSE])
def test_front_end_parts_are_asked_for_by_exact_version(folder):
    package, lock = npm(folder)
    asked = package.get("dependencies", {}) | package["devDependencies"]
    assert [v for v in asked.values() if not re.fullmatch(r"\d+\.\d+\.\d+", v)] == []
    locked = lock["packages"]
    assert asked == {name: locked[f"node_modules/{name}"]["version"] for name in asked}


@pytest.mark.parametrize("line", ASKED)
def test_each_requirement_is_locked_and_says_who_needs_it(line):
    requirement, _, reason = line.partition("#")
    name = re.match(r"[a-z0-9-]+", requirement)[0]
    assert name in PINNED
    assert reason.strip()


def test_continuous_integration_runs_the_suite_and_nothing_else():
    script = ROOT / ".ci" / "run"
    lines = [line for line in script.read_text().splitlines() if line[0] != "#"]
    assert lines == ["exec make test"]
    assert os.access(script, os.X_OK)

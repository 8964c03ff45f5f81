"""Every lock is looked up, and a missing answer counts as a failure."""

from pathlib import Path

from tools import advisories
from tools.live import lock
from tools.lock import PYTHON_LOCKS
from tools.steps import ROOT

BENCH = (ROOT / "bench").glob("*.txt")
LOCKS = {"package-lock.json", "requirements.txt", "wheels.txt", "tests.txt"}
INSTALLED = {"node_modules", "_build", "mutants"}
QUESTIONS = dict(advisories.questions(Path("tools")))


def test_every_lock_is_asked_about():
    below = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.name in LOCKS)
    locks = {
        path.as_posix()
        for path in [*below, *(path.relative_to(ROOT) for path in BENCH)]
        if not INSTALLED & set(path.parts) and not path.parts[0].startswith(".")
    }
    asked = {Path(name).as_posix() for name in QUESTIONS}
    assert asked - {"the Pyodide release"} == locks


def test_a_package_that_cannot_be_looked_up_is_a_failure():
    audits = [words for words in QUESTIONS.values() if "pip-audit" in str(words[0])]
    assert len(audits) == len(PYTHON_LOCKS) + 1
    assert all("--strict" in words for words in audits)


def test_only_of_the_release_are_advisories_passed_over():
    passed = {name: "--ignore-vuln" in words for name, words in QUESTIONS.items()}
    assert [name for name, over in passed.items() if over] == ["the Pyodide release"]
    assert all(where.strip() for where in advisories.JUDGED.values())


def test_what_the_site_ships_of_the_release_is_looked_up():
    module = {"package_type": "package", "version": "1.0", "depends": []}
    names = {*lock.ROOTS, *lock.NEEDED_BY_OURS, "pillow", "openssl", "unused"}
    names.update(*lock.NEEDED_BY_OURS.values())
    packages = {name: dict(module) for name in names}
    packages["matplotlib"] |= {"depends": ["Pillow"]}
    packages["ssl"] |= {"package_type": "cpython_module", "depends": ["openssl"]}
    packages["openssl"] |= {"package_type": "shared_library", "version": "1.1.1w"}
    requirements, others = advisories.shipped(packages)
    assert "pillow==1.0" in requirements
    assert "unused==1.0" not in requirements
    assert others == ["openssl 1.1.1w", "ssl 1.0"]
    assert not {name.partition("==")[0] for name in requirements} & {
        *lock.NEEDED_BY_OURS,
        "openssl",
    }

"""Following CONTRIBUTING.md satisfies the rules, and every step is needed."""

import os
import re
import subprocess

import pytest
from contributions import FORGOTTEN, STEPS, Copy, copy_of_the_book

from tools.steps import BIN, PYTHON, ROOT

SECTION = re.compile(r"^## (.+?)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
TESTS = (
    *("tests/widgets/test_widgets.py", "tests/widgets/test_widgets_are_tested.py"),
    *("tests/site/test_gallery.py", "tests/widgets/test_golden_odds_of.py"),
    *("tests/book/test_notebooks.py", "tests/book/test_exercises_are_registered.py"),
    *("tests/book/test_claims.py", "tests/claims", "tests/tools/test_entries.py"),
)
# Of these, the tests that can fail: those of the additions, and of all claims together.
NEW = "01_logits or claims_checked or OddsDial or odds or 2.32 or claim-2-32"
ALL = "order or tally or map or form or every_computed"
FAILED = re.compile(r"^FAILED [^:]+::test_(\S+)", re.MULTILINE)


def failures(tree):
    """Return the tests that fail in a copy of the book, without their test_."""
    quiet = ("-q", "-p", "no:cacheprovider", "--tb=line", "-k", f"{NEW} or {ALL}")
    ran = subprocess.run(
        [PYTHON, "-m", "pytest", *quiet, *TESTS],
        cwd=tree,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
    )
    assert ran.returncode in (0, 1), ran.stdout[-2000:] + ran.stderr[-2000:]
    return set(FAILED.findall(ran.stdout))


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """Return a copy of the book in which every step was taken."""
    copy = Copy(tmp_path_factory.mktemp("copy"))
    copy_of_the_book(copy.tree)
    for steps in STEPS.values():
        for step in steps:
            step(copy)
    return copy


@pytest.mark.parametrize("heading", STEPS)
def test_the_steps_are_those_of_the_page(heading):
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    written = re.findall(r"(?m)^\d+\. ", dict(SECTION.findall(page))[heading])
    assert len(written) == len(STEPS[heading]), "follow them in contributions.py"


@pytest.mark.thorough  # it tests the tests
def test_all_steps_together_keep_every_rule(copy):
    assert not failures(copy.tree)
    tests = [BIN / "node", "--test", "tests/js/odds-of.test.mjs"]
    ran = subprocess.run(tests, cwd=copy.tree, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout


@pytest.mark.thorough
def test_a_forgotten_part_of_any_step_is_noticed(copy):
    for forget in FORGOTTEN.values():
        forget(copy)
    unnoticed = FORGOTTEN.keys() - failures(copy.tree)
    assert not unnoticed, f"no test says that a part is missing: {unnoticed}"

"""The whole suite, fast first; it stops at the first step that fails."""

import os
import sys
import time
from collections.abc import Collection
from functools import partial
from pathlib import Path

from tools.build import build
from tools.chromium import get_chromium
from tools.live import release
from tools.live.__main__ import add_live
from tools.steps import (
    BIN,
    ONE_THREAD,
    PYTHON,
    ROOT,
    StepFailed,
    at_once,
    main,
    run,
    say,
    step,
)

# nbval imports all of Jupyter, which takes seconds in each process. Importing tools
# makes nbformat quick. What runs at the same time would write one cache.
PYTEST = (
    *(PYTHON, "-m", "pytest", "-q", "-p", "no:cacheprovider"),
    *("-p", "no:nbval", "-p", "tools"),
)
# Markers of pytest: what takes long and seldom fails is left to `make thorough`.
EVERY_DAY = ("-m", "not thorough")
TWO_WORKERS = ("-n", "2", "--dist", "loadfile")
# Browsers wait at times, so there are more of them than processors. What fails says
# little: the outline of one page would have thousands of lines.
BROWSERS = ("-n", "4", "--dist", "loadscope", "--no-loadscope-reorder")
SHORT = ("--tb=short", "--no-showlocals", "--maxfail=30")
TESTS = ROOT / "tests"
OTHER_STEPS = {"book", "browser", "live_audit", "webassembly", "website"}
FOLDERS = {path.relative_to(TESTS).parts[0] for path in TESTS.glob("*/**/test_*.py")}
# Unit tests in two halves that take equally long; these folders belong to the first.
FOLDERS_OF_FIRST = {"calibration", "scale"}
FIRST_HALF = (
    *("--doctest-modules", "--doctest-glob=README.md", "softmax_lib", "README.md"),
    "--ignore-glob=tests/*/[!t]*.py",  # helpers, which tests import under another name
    *sorted(TESTS.glob("test_*.py")),
    *(TESTS / folder for folder in sorted(FOLDERS_OF_FIRST)),
)
SECOND_HALF = tuple(
    TESTS / folder for folder in sorted(FOLDERS - OTHER_STEPS - FOLDERS_OF_FIRST)
)
UNIT = (*FIRST_HALF, *SECOND_HALF)
NBVAL = (
    *(PYTHON, "-m", "pytest", "-q", "-p", "tools", *TWO_WORKERS, "--nbval"),
    *("--nbval-current-env", "--nbval-cell-timeout=1800", "book"),
)
CHROMIUM = (*PYTEST, *BROWSERS, *SHORT, *EVERY_DAY)
LIVE_PAGES = sorted((ROOT / "tests" / "browser").glob("test_live*.py"))
# Enough to see Python start in a chapter and beside a form, compute, fail, and be
# missing; the rest is for `make thorough`.
PROOF = tuple(
    f"tests/browser/test_live{name}"
    for name in (
        ".py::test_cells_run_one_by_one_show_what_the_book_shows",
        ".py::test_an_error_says_what_and_where",
        "_fails.py::test_it_is_said_in_words_and_the_page_stays[a damaged package]",
        "_softmax.py::test_the_definition_fails_with_inputs_and_links",
    )
)


def pytest(*arguments: str | Path, **environment: str) -> None:
    """Run pytest in one process."""
    run(*PYTEST, *arguments, **ONE_THREAD, **environment)


def lint() -> None:
    """Ruff's rules and format."""
    run(BIN / "ruff", "check", ".")
    run(BIN / "ruff", "format", "--check", ".")


def unit() -> None:
    """Units, properties, oracles, doctests."""
    # Two processes that collect a half each are quicker than two workers for all.
    at_once(*(partial(pytest, *EVERY_DAY, *half) for half in (FIRST_HALF, SECOND_HALF)))


def node() -> None:
    """What widgets and answer boxes compute, in JavaScript."""
    files = sorted((ROOT / "tests" / "js").glob("*.test.mjs"))
    run(BIN / "node", "--test", "--test-reporter=dot", *files)


def notebooks() -> None:
    """Every stored output comes out again."""
    run(*NBVAL, **ONE_THREAD)


def rules() -> None:
    """Notebooks are complete, in order, captioned, deterministic."""
    pytest(*EVERY_DAY, "tests/book")


def website() -> None:
    """It builds without a warning."""
    build()


def browser() -> None:
    """Pages, widgets, exercises in Chromium."""
    others = [f"--ignore={path}" for path in LIVE_PAGES]
    run(*CHROMIUM, *others, "tests/website", "tests/browser", **ONE_THREAD)


def live() -> None:
    """Python starts in a page, computes as the book does, and says what is wrong."""
    if release.folder() is None:
        say(f"   skipped: {release.VARIABLE} names no folder with Pyodide's packages")
        return
    add_live(whole=False)
    run(*CHROMIUM, "-n", "2", *PROOF, **ONE_THREAD)  # Python in a page seldom waits


# The steps of a round run at the same time: where one leaves a processor idle, another
# goes on.
ROUNDS = ((lint,), (unit, node, rules), (notebooks, website), (browser,), (live,))
STEPS = {one.__name__: one for together in ROUNDS for one in together}


def rounds(names: Collection[str]) -> list[list[str]]:
    """Return the named steps, round by round."""
    asked = [[s.__name__ for s in each if s.__name__ in names] for each in ROUNDS]
    return [each for each in asked if each]


def _command() -> None:
    names = sys.argv[1:] or list(STEPS)
    if unknown := set(names) - set(STEPS):
        raise StepFailed(f"no step {' '.join(unknown)}; there are {' '.join(STEPS)}")
    if {"browser", "live"} & set(names):
        os.environ["SOFTMAX_CHROMIUM"] = get_chromium()
    start, took = time.perf_counter(), {}

    def timed(name: str) -> None:
        begin = time.perf_counter()
        with step(f"{name} · {STEPS[name].__doc__.rstrip('.')}"):
            STEPS[name]()
        took[name] = time.perf_counter() - begin

    for together in rounds(names):
        if len(together) > 1:
            say(f"── {', '.join(together)}, at the same time")
        at_once(*(partial(timed, name) for name in together))
    each = ", ".join(f"{name} {seconds:.0f}" for name, seconds in took.items())
    say(f"✓ all green in {time.perf_counter() - start:.0f} s ({each})")


if __name__ == "__main__":
    main(_command)

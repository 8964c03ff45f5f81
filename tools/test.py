"""The whole suite, fast first; it stops at the first step that fails."""

import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

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
    main,
    run,
    say,
    step,
)

# nbval imports all of Jupyter, which takes seconds in each process. Importing tools
# makes nbformat quick.
PYTEST = (PYTHON, "-m", "pytest", "-q", "-p", "no:nbval", "-p", "tools")
# Markers of pytest: what takes long and seldom fails is left to `make thorough`.
EVERY_DAY = ("-m", "not thorough")
TWO_WORKERS = ("-n", "2", "--dist", "loadfile")
# Browsers mostly wait, so there are more of them than processors. What fails says
# little: the outline of one page would have thousands of lines.
BROWSERS = ("-n", "4", "--dist", "loadscope", "--no-loadscope-reorder")
SHORT = ("--tb=short", "--no-showlocals", "--maxfail=30")
NO_UNITS = tuple(
    f"--ignore=tests/{folder}"
    for folder in ("book", "browser", "live_audit", "webassembly", "website")
)
UNIT = (
    *NO_UNITS,
    *("--doctest-modules", "--doctest-glob=README.md"),
    "--ignore-glob=tests/*/[!t]*.py",  # helpers, which tests import under another name
    *("softmax_lib", "tests", "README.md"),
)
NBVAL = (
    *(PYTHON, "-m", "pytest", "-q", "-p", "tools", *TWO_WORKERS, "--nbval"),
    *("--nbval-current-env", "--nbval-cell-timeout=1800", "book"),
)
CHROMIUM = (*PYTEST, *BROWSERS, *SHORT, *EVERY_DAY)
LIVE_PAGES = sorted((ROOT / "tests" / "browser").glob("test_live*.py"))
# Enough to see Python start in each kind of page, compute, fail, and be missing; the
# rest is for `make thorough`.
PROOF = tuple(
    f"tests/browser/test_live{name}"
    for name in (
        ".py::test_cells_run_one_by_one_show_what_the_book_shows",
        ".py::test_an_error_says_what_and_where",
        "_fails.py::test_it_is_said_in_words_and_the_page_stays[a damaged package]",
        "_mend.py::test_the_broken_function_fails_on_an_input_that_is_shown",
        "_softmax.py::test_the_definition_fails_with_inputs_and_links",
    )
)


def pytest(*arguments: str, **environment: str) -> None:
    """Run pytest on two workers."""
    run(*PYTEST, *TWO_WORKERS, *arguments, **ONE_THREAD, **environment)


def lint() -> None:
    """Ruff's rules and format."""
    run(BIN / "ruff", "check", ".")
    run(BIN / "ruff", "format", "--check", ".")


def unit() -> None:
    """Units, properties, oracles, doctests."""
    pytest(*EVERY_DAY, *UNIT)


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


IN_ORDER = (lint, unit, node, rules, notebooks, website, browser, live)
STEPS = {one.__name__: one for one in IN_ORDER}
# Building the website fills one processor of two, so the notebooks run beside it.
AT_ONCE = ("notebooks", "website")


def rounds(names: list[str]) -> Iterator[list[str]]:
    """Yield the steps that run at the same time, in the order of the first of them."""
    together = [name for name in names if name in AT_ONCE]
    for name in names:
        if name not in together:
            yield [name]
        elif name == together[0]:
            yield together


def _command() -> None:
    names = sys.argv[1:] or list(STEPS)
    if unknown := set(names) - set(STEPS):
        raise StepFailed(f"no step {' '.join(unknown)}; there are {' '.join(STEPS)}")
    if {"browser", "live"} & set(names):
        os.environ["SOFTMAX_CHROMIUM"] = get_chromium()
    took = {}
    for together in rounds(names):
        start = time.perf_counter()
        what = [f"{name} · {STEPS[name].__doc__.rstrip('.')}" for name in together]
        with step("; ".join(what)), ThreadPoolExecutor() as pool:
            for ended in [pool.submit(STEPS[name]) for name in together]:
                ended.result()
        took[" and ".join(together)] = time.perf_counter() - start
    each = ", ".join(f"{name} {seconds:.0f}" for name, seconds in took.items())
    say(f"✓ all green in {sum(took.values()):.0f} s ({each})")


if __name__ == "__main__":
    main(_command)

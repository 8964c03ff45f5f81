"""The whole suite, fast first; it stops at the first step that fails."""

import os
import sys
import time

from tools.build import build
from tools.chromium import get_chromium
from tools.steps import BIN, PYTHON, ROOT, StepFailed, main, run, say, step

PYTEST = (PYTHON, "-m", "pytest", "-q")
TWO_WORKERS = ("-n", "2", "--dist", "loadfile")


def lint() -> None:
    """Ruff's rules and format."""
    run(BIN / "ruff", "check", ".")
    run(BIN / "ruff", "format", "--check", ".")


def unit() -> None:
    """Units, properties, oracles, doctests, branch coverage."""
    others = ("--ignore=tests/book", "--ignore=tests/browser")
    doctests = ("--doctest-modules", "--doctest-glob=README.md")
    where = ("softmax_lib", "tests", "README.md")
    run(*PYTEST, *TWO_WORKERS, *others, *doctests, "--cov", *where)


def node() -> None:
    """What widgets and answer boxes compute, in JavaScript."""
    files = sorted((ROOT / "tests" / "js").glob("*.test.mjs"))
    run(BIN / "node", "--test", "--test-reporter=dot", *files)


def notebooks() -> None:
    """Every stored output comes out again."""
    strict = ("--nbval", "--nbval-current-env", "--nbval-cell-timeout=300")
    run(*PYTEST, *strict, *TWO_WORKERS, "book")


def rules() -> None:
    """Notebooks are complete, in order, captioned, deterministic."""
    run(*PYTEST, "tests/book")


def website() -> None:
    """It builds without a warning."""
    build()


def browser() -> None:
    """Pages, widgets and exercises in Chromium."""
    run(*PYTEST, "tests/browser")


STEPS = {s.__name__: s for s in (lint, unit, node, notebooks, rules, website, browser)}


def _command() -> None:
    names = sys.argv[1:] or list(STEPS)
    if unknown := set(names) - set(STEPS):
        raise StepFailed(f"no step {' '.join(unknown)}: there are {' '.join(STEPS)}")
    if "browser" in names:
        os.environ["SOFTMAX_CHROMIUM"] = get_chromium()
    took = {}
    for name in names:
        start = time.perf_counter()
        with step(f"{name} · {STEPS[name].__doc__.rstrip('.')}"):
            STEPS[name]()
        took[name] = time.perf_counter() - start
    each = ", ".join(f"{name} {seconds:.0f}" for name, seconds in took.items())
    say(f"✓ all green in {sum(took.values()):.0f} s ({each})")


if __name__ == "__main__":
    main(_command)

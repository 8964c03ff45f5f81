"""Tests too slow for every day: many examples, many runs, other processors.

Steps: `live` tests all of live Python, on the site that is published; `marked` runs the
tests that `make test` leaves out; `coverage` all unit tests, counting branches;
`examples` tries 1000 examples for each property with ten seeds; `again` runs the whole
suite three times; `processors` runs unit tests and notebooks with numpy's AVX-512 and
with its AVX2 switched off, where the machine has them.
"""

import os
import sys
from collections.abc import Iterator

import numpy as np

from tools.build import build
from tools.chromium import get_chromium
from tools.live.__main__ import add_live
from tools.steps import ONE_THREAD, PYTHON, StepFailed, main, run, say, step
from tools.test import (
    BROWSERS,
    CHROMIUM,
    LIVE_PAGES,
    NBVAL,
    PYTEST,
    SHORT,
    TWO_WORKERS,
    UNIT,
    pytest,
)

SEEDS, TIMES = range(10), 3
# The features to switch off in numpy, by the level that remains.
SWITCHES = {
    "no AVX-512": ("X86_V4", "AVX512"),
    "no AVX2": ("X86_V3", "X86_V4", "AVX512"),
}
# The site with live Python is the one that is published: what holds for every page is
# looked at on one that offers it and in the lab, and everywhere in `make audit-live`.
EVERY_PAGE = tuple(
    f"tests/browser/test_{name}.py"
    for name in ("every_page", "links", "without_javascript")
)
LIVE = (
    "test_quick or test_live or licences or 02_softmax or your_logits or your_softmax "
    "or (test_links and lab)"
)


def live() -> None:
    """The library on WebAssembly, and the site with live Python, in Chromium."""
    os.environ["SOFTMAX_CHROMIUM"] = get_chromium()
    build()
    add_live()
    with step("the library on WebAssembly, and live Python in its pages"):
        files = ("tests/webassembly", *LIVE_PAGES, "tests/website", *EVERY_PAGE)
        run(*CHROMIUM, "-k", LIVE, *files)


def marked() -> None:
    """What `make test` leaves out: tests of tests, a second build, two views more."""
    os.environ["SOFTMAX_CHROMIUM"] = get_chromium()
    build()  # a site with live Python would have more files than the second build
    with step("the tests marked thorough, except unit tests"):
        pytest(*TWO_WORKERS, "-m", "thorough", "tests/book", "tests/website")
        run(*PYTEST, *BROWSERS, *SHORT, "-m", "thorough", "tests/browser")


def coverage() -> None:
    """All unit tests, the long ones too, and every branch."""
    with step("unit tests with branch coverage"):
        pytest(*TWO_WORKERS, "--cov", *UNIT)


def examples() -> None:
    """1000 examples for each property, ten seeds."""
    for seed in SEEDS:
        with step(f"properties with seed {seed}"):
            seeded = ("-m", "hypothesis", f"--hypothesis-seed={seed}")
            pytest(*TWO_WORKERS, *seeded, *UNIT, HYPOTHESIS_PROFILE="thorough")


def again() -> None:
    """The whole suite three times in a row."""
    for time in range(TIMES):
        with step(f"suite, time {time + 1}"):
            run(PYTHON, "-m", "tools.test")


def disabled(prefixes: tuple[str, ...]) -> Iterator[str]:
    """Yield the features that numpy found and whose names begin with `prefixes`."""
    features = np.show_config(mode="dicts")["SIMD Extensions"]
    yield from (name for name in features.get("found", []) if name.startswith(prefixes))


def processors() -> None:
    """Unit tests and notebooks with fewer of the processor's instructions."""
    for name, prefixes in SWITCHES.items():
        off = " ".join(disabled(prefixes))
        if not off:
            say(f"   {name}: this processor has none of it")
            continue
        with step(f"{name}: without {off}"):
            pytest(*TWO_WORKERS, *UNIT, NPY_DISABLE_CPU_FEATURES=off)
            run(*NBVAL, **ONE_THREAD, NPY_DISABLE_CPU_FEATURES=off)


IN_ORDER = (live, marked, coverage, examples, again, processors)
STEPS = {one.__name__: one for one in IN_ORDER}


def _command() -> None:
    names = sys.argv[1:] or list(STEPS)
    if unknown := set(names) - set(STEPS):
        raise StepFailed(f"no step {' '.join(unknown)}; there are {' '.join(STEPS)}")
    os.environ.pop("NPY_DISABLE_CPU_FEATURES", None)
    for name in names:
        STEPS[name]()
    say(f"✓ {', '.join(names)}")


if __name__ == "__main__":
    main(_command)

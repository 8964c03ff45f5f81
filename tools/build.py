"""Build the website, from an empty folder and with warnings as errors."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.one_at_a_time import one_at_a_time
from tools.stamps import remove
from tools.steps import PYTHON, ROOT, StepFailed, main, run, say, step

BUILT = ROOT / "_build"
SITE = BUILT / "html"
ASIDE = BUILT / "_build"  # what Jupyter Book calls the folder below its output
SETTINGS = ROOT / "_config.yml"
SOURCES = ("_config.yml", "_toc.yml", "index.md", "package-lock.json", "book")
LIBRARY = ("softmax_lib", "tools", "requirements.txt", "pyproject.toml", "CITATION.cff")


@contextmanager
def aside() -> Iterator[Path]:
    """Yield the folder of an unfinished site; it becomes the site after the block.

    So an interrupted or failed build is never taken for the site. A second process
    waits.
    """
    with one_at_a_time(SETTINGS, "builds the website"):
        remove(ASIDE)
        ASIDE.mkdir(parents=True)
        yield ASIDE / SITE.name
        for part in ASIDE.iterdir():
            remove(BUILT / part.name)
            part.replace(BUILT / part.name)
        ASIDE.rmdir()


def build() -> None:
    """Build the site into _build/html; an incremental build would hide warnings."""
    strict = ("-W", "-n", "--keep-going", "-q")
    where = ("--path-output", BUILT)
    start = time.time()
    with aside() as site:
        for older in set(BUILT.iterdir()) - {SITE, ASIDE}:
            remove(older)
        with step("website: jupyter-book build, warnings are errors"):
            command = (PYTHON, "-m", "tools.jupyter_book", "build", ".")
            run(*command, *where, *strict, only_errors=True)
        with step("website: only the glyphs, rules and scripts in use"):
            run(PYTHON, "-m", "tools.slim", site)
            run(PYTHON, "-m", "tools.missing_page", site)
            run(PYTHON, "-m", "tools.moved_pages", site)
        if not (site / "index.html").is_file():
            raise StepFailed("the build has written no index.html")
        os.utime(site / "index.html", (start, start))  # later changes are newer


def is_current() -> bool:
    """Tell whether the site is newer than everything that it is built from."""
    page = SITE / "index.html"
    if not page.is_file():
        return False
    files = [ROOT / name for name in SOURCES + LIBRARY]
    files += [f for folder in files if folder.is_dir() for f in folder.rglob("*")]
    built = page.stat().st_mtime
    return all(
        f.stat().st_mtime <= built for f in files if "__pycache__" not in f.parts
    )


def _command() -> None:
    if "--if-needed" in sys.argv and is_current():
        return
    build()
    say(f"✓ the book is in {SITE}: read it with `make read`")
    say("  without Python in its pages: `make live` builds it with")


if __name__ == "__main__":
    main(_command)

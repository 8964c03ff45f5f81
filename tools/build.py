"""Build the website, from an empty folder and with warnings as errors."""

import shutil
import sys

from tools.steps import PYTHON, ROOT, StepFailed, main, run, say, step

BUILT = ROOT / "_build"
SITE = BUILT / "html"
SOURCES = ("_config.yml", "_toc.yml", "index.md", "package-lock.json", "book")
LIBRARY = ("softmax_lib", "tools", "requirements.txt")


def build() -> None:
    """Build the site into _build/html; an incremental build would hide warnings."""
    shutil.rmtree(BUILT, ignore_errors=True)
    strict = ("-W", "-n", "--keep-going", "-q")
    with step("website: jupyter-book build, warnings are errors"):
        run(PYTHON, "-m", "tools.jupyter_book", "build", ".", *strict, only_errors=True)
    with step("website: only the glyphs, rules and scripts in use"):
        run(PYTHON, "-m", "tools.slim", SITE)
        run(PYTHON, "-m", "tools.missing_page", SITE)
    if not (SITE / "index.html").is_file():
        raise StepFailed("the build has left no index.html")


def is_current() -> bool:
    """Tell whether the site is younger than everything that it is built from."""
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

"""Build the website with live Python: `python -m tools.live`."""

import os
import shutil

from tools.build import SITE, build
from tools.live import release
from tools.live.assemble import assemble
from tools.live.lab import build_lab
from tools.steps import BIN, ROOT, StepFailed, main, run, say, step


def add_live() -> None:
    """Fetch what is needed, check it, and put it into the built site.

    Raises
    ------
    StepFailed
        If something is missing or damaged; there is then no site.
    """
    with step("live Python: the core of Pyodide from npm"):
        quiet = ("--no-audit", "--no-fund", "--loglevel=error")
        run(BIN / "npm", "ci", "--ignore-scripts", *quiet, "--prefix", ROOT / "live")
    try:
        with step("live Python: packages, each checked, and the pages' offers"):
            manifest = assemble(SITE, lab=True)
        with step("live Python: JupyterLite, with every chapter that runs there"):
            build_lab(SITE, manifest["chapters"])
    except StepFailed:
        shutil.rmtree(SITE)  # its pages offer what is not there
        raise


def _command() -> None:
    build()
    add_live()
    source = os.path.relpath(release.folder() or release.DOWNLOADED, ROOT)
    say(f"✓ the book is in {SITE}, with live Python; its packages are from {source}")


if __name__ == "__main__":
    main(_command)

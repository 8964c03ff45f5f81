"""Build the website with live Python: `python -m tools.live`."""

import os

from tools.build import SITE, aside, build
from tools.installing import install_front_end
from tools.live import release
from tools.live.assemble import assemble
from tools.live.lab import build_lab
from tools.steps import ROOT, main, say, step


def add_live(*, whole: bool = True) -> None:
    """Fetch what is needed, check it, and put it into the built site.

    Parameters
    ----------
    whole : bool
        Whether JupyterLite is added too, and archives are compiled; without, Python
        starts more slowly in a page, and the site is there in a fifth of the time.

    Raises
    ------
    StepFailed
        If something is missing or damaged; there is then no site.
    """
    with step("live Python: the core of Pyodide from npm"):
        install_front_end(ROOT / "live")
    with aside() as site:
        SITE.replace(site)  # its pages offer what is not there yet
        with step("live Python: packages, each checked, and the pages' offers"):
            manifest = assemble(site, whole=whole)
        if whole:
            with step("live Python: JupyterLite, with every chapter that runs there"):
                build_lab(site, manifest["chapters"])


def _command() -> None:
    build()
    add_live()
    source = os.path.relpath(release.folder() or release.DOWNLOADED, ROOT)
    say(f"✓ the book is in {SITE}, with live Python; its packages are from {source}")


if __name__ == "__main__":
    main(_command)

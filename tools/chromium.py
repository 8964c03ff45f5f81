"""A Chromium for the browser tests: one that is installed, or one to install."""

import os
import shutil
import subprocess
from pathlib import Path

from tools.steps import PYTHON, StepFailed, run, say, step

SHELL = "chromium-headless-shell"  # without windows: pages open in half the time
NAMES = (
    *(SHELL, "chromium", "chromium-browser"),
    *("google-chrome-stable", "google-chrome"),
)
APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# Without the menus of the address field, which no test sees: each window loads them as
# pages, which takes longer than a page of the book. Drawing in the browser's own
# process takes an eighth of the time off a test.
PLAIN = (
    *("--no-sandbox", "--disable-gpu", "--in-process-gpu"),
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup",
)
PLAYWRIGHTS_OWN = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def find_chromium() -> str | None:
    """Return the path of a Chromium that starts, or None.

    SOFTMAX_CHROMIUM comes first; then what is installed, then playwright's own.

    Raises
    ------
    StepFailed
        If SOFTMAX_CHROMIUM names something that does not start.
    """
    if named := os.environ.get("SOFTMAX_CHROMIUM"):
        if _starts(named):
            return named
        raise StepFailed(f"SOFTMAX_CHROMIUM={named} does not start")
    installed = [*map(shutil.which, NAMES), *APPLICATIONS]
    found = next(filter(_starts, installed), None)
    return found or next(filter(_starts, [_playwrights_own()]), None)


def get_chromium() -> str:
    """Return a Chromium, after installing one if there is none.

    Raises
    ------
    StepFailed
        If none can be installed; the message says what to install by hand.
    """
    for attempt in (lambda: None, _from_apt, _from_playwright):
        attempt()
        if found := find_chromium():
            return found
    raise StepFailed(
        "no Chromium for the browser tests, and none could be downloaded: install it "
        "(Debian: apt install chromium) or name one in SOFTMAX_CHROMIUM"
    )


def _starts(path: str | None) -> bool:
    try:
        version = subprocess.run([path, "--version"], capture_output=True, timeout=30)
    except (OSError, TypeError, subprocess.TimeoutExpired):
        return False
    return version.returncode == 0


def _playwrights_own() -> str | None:
    answer = subprocess.run([PYTHON, "-c", PLAYWRIGHTS_OWN], capture_output=True)
    return answer.stdout.decode().strip() or None


def _from_apt() -> None:
    if not shutil.which("apt-get"):
        return
    apt = ["apt-get"] if os.geteuid() == 0 else ["sudo", "-n", "apt-get"]
    options = ("-qq", "-y", "--no-install-recommends")
    _attempt("apt", [*apt, "update", "-qq"])
    for package in (SHELL, "chromium"):
        if _attempt("apt", [*apt, "install", *options, package]):
            return


def _from_playwright() -> None:
    _attempt("playwright", [PYTHON, "-m", "playwright", "install", "chromium"])


def _attempt(source: str, command: list[str | Path]) -> bool:
    """Run a command and tell whether it succeeded."""
    try:
        with step(f"Chromium from {source}"):
            run(*command, DEBIAN_FRONTEND="noninteractive")
    except StepFailed as failure:
        say(f"   {failure}")
        return False
    return True

"""A Chromium for the browser tests: one that is there, or one to fetch.

Best is one without windows: a page costs half the work. Where Debian has it as a
package, that is unpacked into .chromium; nothing is installed for it.
"""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tools.stamps import remove
from tools.steps import PYTHON, ROOT, StepFailed, run, say, step

SHELL = "chromium-headless-shell"  # without windows
UNPACKED = ROOT / ".chromium"
APT_DOWNLOAD = (
    *("apt-get", "-qq", "-o", "APT::Sandbox::User=root", "-o", "Acquire::Retries=0"),
    *("-o", "Acquire::http::Timeout=20", "download"),
)
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

    SOFTMAX_CHROMIUM comes first; then one without windows; then what is installed, then
    playwright's own.

    Raises
    ------
    StepFailed
        If SOFTMAX_CHROMIUM names something that does not start.
    """
    if named := os.environ.get("SOFTMAX_CHROMIUM"):
        if _starts(named):
            return named
        raise StepFailed(f"SOFTMAX_CHROMIUM={named} does not start")
    found = next(filter(_starts, _without_windows()), None)
    installed = [*map(shutil.which, NAMES), *APPLICATIONS]
    found = found or next(filter(_starts, installed), None)
    return found or next(filter(_starts, [_playwrights_own()]), None)


def get_chromium() -> str:
    """Return a Chromium, after fetching one without windows, or installing any.

    Raises
    ------
    StepFailed
        If none can be installed; the message says what to install by hand.
    """
    if not (
        os.environ.get("SOFTMAX_CHROMIUM") or any(map(_starts, _without_windows()))
    ):
        _unpack()
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


def _without_windows() -> list[str | None]:
    return [shutil.which(SHELL), str(UNPACKED / "usr" / "lib" / "chromium" / SHELL)]


def _unpack() -> None:
    """Unpack Debian's package into a folder of ours; once, whether it starts or not."""
    if UNPACKED.exists() or not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return
    part = UNPACKED.with_name(f"{UNPACKED.name}.part")
    remove(part)
    part.mkdir()
    wanted = (*APT_DOWNLOAD, SHELL, "chromium-common")
    if _attempt("Debian's package, unpacked in .chromium", wanted, folder=part):
        for package in part.glob("*.deb"):
            run("dpkg-deb", "--extract", package, part)
            package.unlink()
        part.replace(UNPACKED)
    remove(part)


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


def _attempt(source: str, command: Sequence[str | Path], folder: Path = ROOT) -> bool:
    """Run a command and tell whether it succeeded."""
    try:
        with step(f"Chromium from {source}"):
            run(*command, folder=folder, DEBIAN_FRONTEND="noninteractive")
    except StepFailed as failure:
        say(f"   {failure}")
        return False
    return True

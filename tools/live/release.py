"""Files of the official Pyodide release: which, from where, and checked.

The npm package `pyodide` holds the core and a lock that names every package of the
release with its checksum. The packages come from a folder, else from the address that
the npm package itself would take them from; in either case the checksum decides.
"""

import hashlib
import json
import os
import re
import urllib.error
import urllib.request
from pathlib import Path

from tools.steps import ROOT, StepFailed

CORE = ROOT / "live" / "node_modules" / "pyodide"
DOWNLOADED = ROOT / ".live" / "release"
VARIABLE = "PYODIDE_PACKAGES"
BESIDE_US = "../shared/pyodide"
ADDRESS = re.compile(r"setCdnUrl\(`(https://[^`$]*)\$\{[\w.]+\}([^`$]*)`\)")
SECONDS = 60  # without a byte before a download is abandoned


def locked_packages() -> dict:
    """Return the release's packages by name, as its lock describes them."""
    lock = json.loads((CORE / "pyodide-lock.json").read_text(encoding="utf-8"))
    return lock["packages"]


def folder() -> Path | None:
    """Return the folder that holds the release's packages, or None.

    Raises
    ------
    StepFailed
        If PYODIDE_PACKAGES names a folder that is not there.
    """
    named = os.environ.get(VARIABLE)
    path = (ROOT / (named or BESIDE_US)).resolve()
    if path.is_dir():
        return path
    if named:
        raise StepFailed(f"{VARIABLE}={named} is not a folder")
    return None


def fetch(file_name: str, sha256: str) -> Path:
    """Return the path of one of the release's files, its content checked.

    A damaged download is fetched again.

    Raises
    ------
    StepFailed
        If it cannot be had, or its content has another checksum.
    """
    named = folder()
    path = (named or DOWNLOADED) / file_name
    if named and not path.is_file():
        raise StepFailed(f"{path} is missing; {VARIABLE} names another folder")
    if named is None and not (path.is_file() and digest(path) == sha256):
        _download(f"{address()}{file_name}", path)
    check(path, sha256)
    return path


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def check(path: Path, sha256: str) -> None:
    """Compare a file with its checksum.

    Raises
    ------
    StepFailed
        If they differ; the message names the file.
    """
    found = digest(path)
    if found != sha256:
        raise StepFailed(
            f"{path} is damaged: its sha256 is {found[:12]}…, not {sha256[:12]}…"
        )


def address() -> str:
    """Return where the release's files are, as the npm package says it."""
    version = json.loads((CORE / "package.json").read_text(encoding="utf-8"))["version"]
    found = ADDRESS.search((CORE / "pyodide.mjs").read_text(encoding="utf-8"))
    if not found:
        raise StepFailed(f"pyodide {version} names no address for its packages")
    return f"{found[1]}{version}{found[2]}"


def _download(url: str, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    try:
        with urllib.request.urlopen(url, timeout=SECONDS) as answer:
            part.write_bytes(answer.read())
    except (urllib.error.URLError, TimeoutError, OSError) as error:
        raise StepFailed(
            f"{path.name} could not be downloaded ({error}); "
            f"name a folder that has it: {VARIABLE}=…"
        ) from None
    part.replace(path)

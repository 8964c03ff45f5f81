"""The environment of the commands we start: the reader's, without foreign settings.

PIP_USER, NODE_ENV=production or PYTHONWARNINGS=error are somebody's settings for other
projects. Settings of package indexes and proxies stay.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryFile

FOREIGN = re.compile(r"(PYTHON|PIP_|UV_|NODE_|NPM_CONFIG_)(.*)", re.IGNORECASE)
KEPT = {"PYTHONHASHSEED", "PYTHONUNBUFFERED"}
WHERE_FROM = re.compile(
    r"INDEX|LINKS|REGISTRY|HOST|PROXY|CERT|CA($|_|FILE)|SSL|TLS|AUTH|KEYRING"
    r"|CACHE|CONFIG|TIMEOUT|RETRIES",
    re.IGNORECASE,
)
# Git hooks set these, and every git started below would work in that one repository.
OF_A_HOOK = re.compile(r"GIT_(DIR|WORK_TREE|COMMON_DIR|PREFIX|INDEX_FILE|OBJECT_.*)")


def ours(environment: Mapping[str, str], home: Path) -> dict[str, str]:
    """Return an environment in which our commands do the same for everybody.

    Parameters
    ----------
    environment : mapping
        The reader's.
    home : Path
        Replaces a home that cannot be written to, for caches.

    Returns
    -------
    dict
        A new one; in it, text is UTF-8.
    """
    kept = {n: value for n, value in environment.items() if not is_foreign(n)}
    if "HOME" in kept and not takes_files(kept["HOME"]):
        kept |= {"HOME": str(home)}
    return kept | {"PYTHONUTF8": "1"}


def takes_files(folder: str) -> bool:
    """Tell, by trying, whether files can be made in a folder."""
    try:
        with TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def is_foreign(name: str) -> bool:
    """Tell whether a variable is a setting of other projects."""
    if OF_A_HOOK.fullmatch(name):
        return True
    found = FOREIGN.fullmatch(name)
    if not found or name in KEPT:
        return False
    return found[1].upper() == "PYTHON" or not WHERE_FROM.search(found[2])

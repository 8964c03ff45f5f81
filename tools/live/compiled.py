"""Archives of Python, compiled here once and not at each start in a browser."""

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

from tools.live import release
from tools.steps import BIN, ROOT, StepFailed

FOLDER = ROOT / ".live" / "compiled"
PYTHON = ROOT / "live" / "python"
SCRIPTS = ("compile.mjs", "bytecode.py", "compiled.py")
SECONDS = 1800
# What the first cells of most chapters import, figures included.
THEIRS = {
    "packages": ["numpy", "matplotlib"],
    "modules": ["numpy", "matplotlib.pyplot", "matplotlib.backends.backend_svg"],
}
OURS = {
    "packages": [*THEIRS["packages"], "traitlets", "softmax-lib"],
    "modules": [
        *(THEIRS["modules"]),
        *(f"softmax_lib.teaching.{n}" for n in ("datasets", "figures", "widgets")),
        "softmax_lib.teaching.exercises",
    ],
}


def compile_archives(folder: Path, lock: dict) -> None:
    """Replace archives by compiled ones, each compiled once and kept.

    Parameters
    ----------
    folder : Path
        Pyodide, its packages and ours.
    lock : dict
        Their lock; checksums of what is replaced are changed in it.

    Raises
    ------
    StepFailed
        If they cannot be compiled.
    """
    packages = lock["packages"]
    theirs = _with_dependencies(THEIRS["packages"], packages)
    files = [packages[name]["file_name"] for name in theirs]
    archives = [folder / name for name in ("python_stdlib.zip", *files)]
    kept = _replace(archives, THEIRS, folder, keep=False)
    _lock(folder, lock, theirs)
    # Cells read our sources, and messages of errors show them.
    archives = [folder / packages["softmax-lib"]["file_name"]]
    kept |= _replace(archives, OURS, folder, keep=True)
    _lock(folder, lock, ["softmax-lib"])
    for older in set(FOLDER.iterdir()) - kept:
        older.unlink()


def _lock(folder: Path, lock: dict, names: list[str]) -> None:
    """Write the lock, with the checksums of what packages are now."""
    for name in names:
        package = lock["packages"][name]
        package["sha256"] = release.digest(folder / package["file_name"])
    (folder / "pyodide-lock.json").write_text(json.dumps(lock), encoding="utf-8")


def _with_dependencies(names: list[str], packages: dict) -> list[str]:
    found, waiting = [], list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.append(name)
            waiting += packages[name]["depends"]
    return sorted(found)


def _replace(archives: list[Path], imports: dict, folder: Path, *, keep: bool) -> set:
    """Compile archives that depend on each other, or take them from earlier."""
    parts = [release.digest(path) for path in archives]
    parts += [release.digest(Path(__file__).with_name(name)) for name in SCRIPTS]
    key = hashlib.sha256(" ".join(parts).encode()).hexdigest()[:16]
    kept = [FOLDER / f"{key}-{path.name}" for path in archives]
    FOLDER.mkdir(parents=True, exist_ok=True)
    if not all(file.is_file() for file in kept):
        _compile(archives, kept, imports, folder, keep)
    for path, file in zip(archives, kept, strict=True):
        shutil.copyfile(file, path)
    return set(kept)


def _compile(archives, targets, imports, folder, keep) -> None:
    orders = [
        {"from": str(path), "to": f"{target}.part", "keep": keep}
        for path, target in zip(archives, targets, strict=True)
    ]
    script = Path(__file__).with_name("compile.mjs")
    done = subprocess.run(
        [BIN / "node", script, folder, PYTHON, json.dumps(imports)],
        input=json.dumps(orders),
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["node has failed"]
        raise StepFailed(f"the packages could not be compiled: {last[0][:300]}")
    for target in targets:
        Path(f"{target}.part").replace(target)

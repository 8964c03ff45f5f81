"""Wheels for the browser: softmax_lib's own, and pure Python ones by their hashes."""

import hashlib
import shutil
from pathlib import Path

from tools import stamps
from tools.extra_environment import make_environment, python_of
from tools.installing import install
from tools.steps import BIN, PYTHON, ROOT, run

LOCKS = ROOT / "live"
DOWNLOADED = ROOT / ".live"
THE_SAME_EVERY_TIME = "315532800"  # 1980, the first time that a zip file can tell


def built() -> Path:
    """Return softmax_lib's wheel, built anew; the same source gives the same bytes."""
    wheels, build = DOWNLOADED / "softmax_lib", DOWNLOADED / "build"
    for folder in (wheels, build):
        shutil.rmtree(folder, ignore_errors=True)
    wheels.mkdir(parents=True)
    settings = DOWNLOADED / "build.cfg"
    settings.write_text(f"[build]\nbuild_base = {build}\n")
    run(
        *(BIN / "uv", "build", "--quiet", "--wheel", "--no-build-isolation"),
        *("--python", PYTHON, "--out-dir", wheels, "."),
        SOURCE_DATE_EPOCH=THE_SAME_EVERY_TIME,
        DIST_EXTRA_CONFIG=str(settings),
    )
    return next(wheels.glob("*.whl"))


def fetched(name: str) -> list[Path]:
    """Return the wheels of live/<name>.txt, fetched where they are not there yet."""
    lock, wheels = LOCKS / f"{name}.txt", DOWNLOADED / name
    key = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamps.key_of(wheels) != key:
        stamps.remove(wheels)
        wheels.mkdir(parents=True)
        make_environment("live")
        python = python_of("live")
        install(python, "-m", "ensurepip")
        install(
            *(python, "-m", "pip", "download", "--quiet"),
            *("--disable-pip-version-check", "--no-deps", "--only-binary", ":all:"),
            *("--python-version", "3.12", "--platform", "any", "--require-hashes"),
            *("--dest", wheels, "--requirement", lock),
        )
        stamps.finish(wheels, key)
    return sorted(wheels.glob("*.whl"))

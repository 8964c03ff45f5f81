"""Wheels for the browser: softmax_lib's own, and pure Python ones by their hashes."""

import shutil
import sys
from pathlib import Path

from tools.steps import BIN, PYTHON, ROOT, run

ENVIRONMENT = ROOT / ".venv-live"
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
    stamp = wheels / "lock.txt"
    if not stamp.is_file() or stamp.read_bytes() != lock.read_bytes():
        shutil.rmtree(wheels, ignore_errors=True)
        wheels.mkdir(parents=True)
        make_environment()
        run(
            *(ENVIRONMENT / BIN.name / "python", "-m", "pip", "download", "--quiet"),
            *("--disable-pip-version-check", "--no-deps", "--only-binary", ":all:"),
            *("--python-version", "3.12", "--platform", "any", "--require-hashes"),
            *("--dest", wheels, "--requirement", lock),
        )
        shutil.copyfile(lock, stamp)
    return sorted(wheels.glob("*.whl"))


def make_environment() -> None:
    """Make .venv-live, which has pip, and later the lab; once."""
    if not (ENVIRONMENT / BIN.name / "python").exists():
        run(sys.executable, "-m", "venv", "--clear", ENVIRONMENT)

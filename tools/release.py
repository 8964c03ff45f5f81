"""The files of a release, the same bytes from the same commit.

Site, once more with a server of its own, notebooks, wheel and PDF, CycloneDX lists of
every locked package, and the checksums of all of them. The PDF takes minutes;
`--no-pdf` leaves it out.
"""

import gzip
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

from tools.build import SITE, build
from tools.extra_environment import make_tools
from tools.offline.packing import pack
from tools.pdf import make_pdf
from tools.steps import BIN, PYTHON, ROOT, StepFailed, main, run, say, step

RELEASE = ROOT / "_build" / "release"
NOTEBOOKS = (
    "book",
    "bench",
    "softmax_lib",
    "pyproject.toml",
    "requirements.txt",
    "README.md",
)
LICENCES = ("LICENSE", "LICENSE-TEXT", "THIRD-PARTY.md")


def committed(*names: str) -> list[Path]:
    """Return the files below `names` that git keeps."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", *names], cwd=ROOT, capture_output=True, check=True
    )
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name]


def commit_time() -> int:
    """Return when the last commit was made, in seconds since 1970."""
    shown = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, check=True
    )
    return int(shown.stdout)


def archive(target: Path, files: list[Path], *, base: Path, time: int) -> None:
    """Write `files` into a .tar.gz whose bytes depend on their contents alone."""
    inside = target.name.removesuffix(".tar.gz")
    with (
        target.open("wb") as raw,
        gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w") as tar,
    ):
        for file in sorted(files):
            entry = tarfile.TarInfo(f"{inside}/{file.relative_to(base).as_posix()}")
            content = file.read_bytes()
            entry.size, entry.mtime, entry.mode = len(content), time, 0o644
            tar.addfile(entry, io.BytesIO(content))


def checksums(folder: Path) -> str:
    """Return one line for each file: its SHA-256 and its name."""
    files = sorted(f for f in folder.iterdir() if f.name != "SHA256SUMS")
    lines = [f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.name}" for f in files]
    return "\n".join(lines) + "\n"


def _wheel(time: int) -> None:
    plain = ("--no-deps", "--no-build-isolation", "--quiet", "--wheel-dir", RELEASE)
    run(PYTHON, "-m", "ensurepip", only_errors=True)
    run(PYTHON, "-m", "pip", "wheel", *plain, ".", SOURCE_DATE_EPOCH=str(time))
    shutil.rmtree(ROOT / "build", ignore_errors=True)


def _bills(version: str) -> None:
    tools = make_tools()
    fixed = ("--output-reproducible", "--of", "JSON")
    python = RELEASE / "sbom-python.cdx.json"
    run(
        tools / "cyclonedx-py", "requirements", *fixed, "-o", python, "requirements.txt"
    )
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root) / "softmax-book"  # npm calls the book as its folder
        folder.mkdir()
        for name in ("package.json", "package-lock.json"):
            text = (ROOT / name).read_text(encoding="utf-8")
            (folder / name).write_text(versioned(text, version), encoding="utf-8")
        bill = _npm(folder, "sbom", "--sbom-format", "cyclonedx", "--package-lock-only")
    (RELEASE / "sbom-npm.cdx.json").write_text(_undated(bill), encoding="utf-8")


def _npm(folder: Path, *words: str) -> str:
    """Return what npm prints when it is run in a folder."""
    path = f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"
    made = subprocess.run(
        [BIN / "npm", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        env=os.environ | {"PATH": path},
    )
    if made.returncode:
        errors = [line for line in made.stderr.splitlines() if "npm error" in line]
        raise StepFailed(" ".join(errors) or made.stderr.strip())
    return made.stdout


def versioned(text: str, version: str) -> str:
    """Return package.json, or its lock, with a version: a list of parts needs one."""
    package = json.loads(text)
    roots = [package, *([package["packages"][""]] if "packages" in package else [])]
    for root in roots:
        root["version"] = version
    return json.dumps(package)


def _undated(bill: str) -> str:
    """Return npm's list without the moment it was made and its random number."""
    kept = (
        line
        for line in bill.splitlines()
        if '"timestamp"' not in line and '"serialNumber"' not in line
    )
    return "\n".join(kept) + "\n"


def _command() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    time = commit_time()
    build()
    RELEASE.mkdir()
    with step("site and notebooks"):
        site = [f for f in SITE.rglob("*") if f.is_file()]
        archive(RELEASE / f"softmax-site-{version}.tar.gz", site, base=SITE, time=time)
        files = committed(*NOTEBOOKS, *LICENCES)
        name = RELEASE / f"softmax-notebooks-{version}.tar.gz"
        archive(name, files, base=ROOT, time=time)
        pack(SITE, RELEASE / f"softmax-offline-{version}.zip")
    with step("wheel"):
        _wheel(time)
    if "--no-pdf" not in sys.argv:
        with step("PDF"):
            make_pdf(SITE, RELEASE / f"softmax-{version}.pdf")
    with step("what is locked, as CycloneDX"):
        _bills(version)
    (RELEASE / "SHA256SUMS").write_text(checksums(RELEASE))
    say(f"✓ the release is in {RELEASE}")


if __name__ == "__main__":
    main(_command)

"""Put live Python into the built site: files, manifest, and the offer on each page."""

import hashlib
import json
import shutil
import sys
from pathlib import Path

from tools.live import chapters, compiled, lock, mending, needs, pages, wheels
from tools.live.weights import Weights, fetched, weights
from tools.steps import ROOT

SOURCE = ROOT / "live"
STAND_INS = {"anywidget": "traitlets", "ipywidgets": "traitlets"}
START = ("numpy", "softmax-lib")


def assemble(site: Path, *, whole: bool) -> dict:
    """Write `live/` below the site, and the offer on the page of each chapter.

    Parameters
    ----------
    site : Path
        The built site.
    whole : bool
        Whether the pages may lead to JupyterLite, and archives are compiled.

    Returns
    -------
    dict
        The manifest that the page's worker reads.
    """
    named = chapters.chapters()
    for name in named:
        chapters.compare(name, (site / f"{name}.html").read_text(encoding="utf-8"))
    target = site / "live"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(SOURCE / "page", target)
    ours = [*wheels.fetched("wheels"), wheels.built()]
    locked = lock.write_packages(ours, target / "pyodide")
    if whole:
        compiled.compile_archives(target / "pyodide", locked)
    copied = {"python": _copy_python(target), "data": _copy_data(target)}
    manifest = _describe(locked, copied, target)
    (target / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    for name in named:
        if Path(name).name in manifest["chapters"]:
            told = weights(manifest, locked, Path(name).name, lab=whole)
            _write_chapter(name, site, manifest, told)
        else:
            _refuse(name, site, manifest)
    for name in chapters.benches():
        _set_up(name, site, manifest, locked)
    _open_the_museum(site, manifest, locked)
    return manifest


def _copy_python(target: Path) -> list[str]:
    files = sorted((SOURCE / "python").rglob("*.py"))
    return [
        _copy(file, f"python/{file.relative_to(SOURCE / 'python')}", target)
        for file in files
    ]


def _copy_data(target: Path) -> list[str]:
    files = chapters.data_files(chapters.chapters())
    return [_copy(file, f"data/bench/{file.name}", target) for file in files]


def _copy(file: Path, name: str, target: Path) -> str:
    (target / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, target / name)
    return name


def _describe(locked: dict, copied: dict, target: Path) -> dict:
    provides = needs.provided(locked) | STAND_INS
    needed = needs.needs(ROOT, provides)
    sys.path.insert(0, str(SOURCE / "python"))
    from softmax_live.imports import Imports

    imports = Imports(needed, provides, START)
    files = {
        path.relative_to(target).as_posix(): _facts(path)
        for path in sorted(target.rglob("*"))
        if path.is_file()
    }
    named = [n for n in chapters.chapters() if not chapters.obstacle(n, provides)]
    return {
        "version": _version(files),
        "core": ["pyodide.asm.wasm", "python_stdlib.zip"],
        "lock": "pyodide/pyodide-lock.json",
        "start": list(START),
        **copied,
        "needs": needed,
        "provides": provides,
        "chapters": {Path(n).name: chapters.packages(n, imports) for n in named},
        "files": files,
    }


def _facts(path: Path) -> dict:
    content = path.read_bytes()
    return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def _version(files: dict) -> str:
    return hashlib.sha256(json.dumps(files).encode()).hexdigest()[:12]


def _write_chapter(name: str, site: Path, manifest: dict, weighs: Weights) -> None:
    page = site / f"{name}.html"
    html = page.read_text(encoding="utf-8")
    told = site / "live" / "chapters" / f"{Path(name).name}.json"
    told.parent.mkdir(exist_ok=True)
    told.write_text(json.dumps(chapters.cells(name)), encoding="utf-8")
    page.write_text(
        pages.offer(html, name, weights=weighs, version=manifest["version"]),
        encoding="utf-8",
    )


def _refuse(name: str, site: Path, manifest: dict) -> None:
    page = site / f"{name}.html"
    html = page.read_text(encoding="utf-8")
    obstacle = chapters.obstacle(name, manifest["provides"])
    html = pages.refuse(html, name, obstacle=obstacle, version=manifest["version"])
    page.write_text(html, encoding="utf-8")


def _set_up(name: str, site: Path, manifest: dict, locked: dict) -> None:
    page = site / f"{name}.html"
    html = page.read_text(encoding="utf-8")
    megabytes = fetched(manifest["start"], manifest, locked)
    html = pages.bench(html, name, megabytes=megabytes, version=manifest["version"])
    page.write_text(html, encoding="utf-8")


def _open_the_museum(site: Path, manifest: dict, locked: dict) -> None:
    page = site / f"{mending.PAGE}.html"
    html = page.read_text(encoding="utf-8")
    told = site / "live" / mending.LISTED
    told.write_text(json.dumps(mending.exhibits()), encoding="utf-8")
    megabytes = fetched(manifest["start"], manifest, locked)
    html = mending.offer(html, megabytes=megabytes, version=manifest["version"])
    page.write_text(html, encoding="utf-8")

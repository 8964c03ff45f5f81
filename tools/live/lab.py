"""JupyterLite on the site: the same notebooks in a whole lab, on the same Pyodide."""

import json
import shutil
from pathlib import Path

from tools.live import chapters, wheels
from tools.steps import BIN, ROOT, run

REQUIREMENTS = ROOT / "live" / "lab" / "requirements.txt"
SETTINGS = ROOT / "live" / "lab" / "jupyter-lite.json"
WATCH = ROOT / "live" / "lab" / "watch.mjs"
WORK = ROOT / ".live" / "lab"
APPS = ("lab", "notebooks", "tree")
KERNEL = {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}


def build_lab(site: Path, names: list[str]) -> None:
    """Write JupyterLite to `lab/` below the site, with chapters in it.

    Parameters
    ----------
    site : Path
        The built site. The lab's kernel is in `live/pyodide`, which `assemble` makes.
    names : list of str
        The chapters that run there: "02_softmax".
    """
    install()
    shutil.rmtree(WORK, ignore_errors=True)
    _write_contents(WORK / "contents", [f"book/{name}" for name in names])
    shutil.copyfile(SETTINGS, WORK / "jupyter-lite.json")
    apps = [word for app in APPS for word in ("--apps", app)]
    run(
        *(wheels.ENVIRONMENT / BIN.name / "jupyter", "lite", "build", *apps),
        *("--lite-dir", WORK, "--contents", WORK / "contents"),
        *("--output-dir", site / "lab", "--no-sourcemaps", "--log-level", "ERROR"),
        only_errors=True,
        folder=WORK,  # where it leaves a database of its own
        PYTHONWARNINGS="ignore",  # of parts that it could use and does not need
    )
    _watch(site / "lab")


def install() -> None:
    """Install the lab's own lock into .venv-live, where it is not there yet."""
    wheels.make_environment()
    stamp = wheels.ENVIRONMENT / "lab.txt"
    if stamp.is_file() and stamp.read_bytes() == REQUIREMENTS.read_bytes():
        return
    python = wheels.ENVIRONMENT / BIN.name / "python"
    hashes = ("--quiet", "--require-hashes", "--requirement", REQUIREMENTS)
    run(BIN / "uv", "pip", "install", "--python", python, *hashes)
    shutil.copyfile(REQUIREMENTS, stamp)


def _watch(lab: Path) -> None:
    """Let the lab's pages say what JupyterLite does not: that files are missing."""
    shutil.copyfile(WATCH, lab / WATCH.name)
    script = f'<script type="module" src="../{WATCH.name}"></script>\n</head>'
    for page in lab.glob("*/index.html"):
        html = page.read_text(encoding="utf-8")
        page.write_text(html.replace("</head>", script, 1), encoding="utf-8")


def _write_contents(folder: Path, names: list[str]) -> None:
    """Copy the notebooks, for the lab's kernel, and the files that they read."""
    for name in names:
        target = folder / f"{name}.ipynb"
        target.parent.mkdir(parents=True, exist_ok=True)
        notebook = json.loads((ROOT / f"{name}.ipynb").read_text(encoding="utf-8"))
        notebook["metadata"]["kernelspec"] = KERNEL
        target.write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")
    for file in chapters.data_files(names):
        target = folder / file.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)

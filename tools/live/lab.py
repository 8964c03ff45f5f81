"""JupyterLite on the site: the same notebooks in a whole lab, on the same Pyodide."""

import json
import re
import shutil
from pathlib import Path

from tools.extra_environment import make_locked
from tools.live import chapters
from tools.steps import ROOT, run

REQUIREMENTS = "live/lab/requirements.txt"
SETTINGS = ("jupyter-lite.json", "overrides.json")
SCRIPTS = ("waiting.mjs", "watch.mjs")
WORK = ROOT / ".live" / "lab"
LOCK = "lab-lock.json"
APPS = ("lab", "notebooks", "tree")
# The lab's kernel sees a cell's imports, but not those inside the library's functions.
WIDGETS = ("anywidget", "ipywidgets")
ICON = '<link rel="icon" href="{root}_static/favicon.svg">\n'
LOADING = '<script type="module" src="../{name}"></script>\n'
WITHOUT_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
NO_SCRIPT = """<noscript>
<h1>Softmax, the lab</h1>
<p>JupyterLite needs JavaScript, <a href="{root}index.html">the book</a> does not.</p>
</noscript>
"""
KERNEL = {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}


def build_lab(site: Path, needed: dict[str, list[str]]) -> None:
    """Write JupyterLite to `lab/` below the site, with chapters in it.

    Parameters
    ----------
    site : Path
        The built site. The lab's kernel is in `live/pyodide`, which `assemble` makes.
    needed : dict
        The chapters that run there, with the packages that they need:
        {"02_softmax": ["matplotlib"], …}.
    """
    commands = make_locked("live", REQUIREMENTS)
    _write_lock(site / "live" / "pyodide", {p for ps in needed.values() for p in ps})
    shutil.rmtree(WORK, ignore_errors=True)
    _write_contents(WORK / "contents", [f"book/{name}" for name in needed])
    for name in SETTINGS:
        shutil.copyfile(ROOT / "live" / "lab" / name, WORK / name)
    apps = [word for app in APPS for word in ("--apps", app)]
    run(
        *(commands / "jupyter", "lite", "build", *apps),
        *("--lite-dir", WORK, "--contents", WORK / "contents"),
        *("--output-dir", site / "lab", "--no-sourcemaps", "--log-level", "ERROR"),
        only_errors=True,
        folder=WORK,  # where it leaves a database of its own
        PYTHONWARNINGS="ignore",  # of parts that it could use and does not need
    )
    _adapt(site)


def _write_lock(folder: Path, packages: set[str]) -> None:
    """Write a lock by which softmax_lib brings all that the chapters need."""
    lock = json.loads((folder / "pyodide-lock.json").read_text(encoding="utf-8"))
    ours = lock["packages"]["softmax-lib"]
    ours["depends"] = sorted({*ours["depends"], *WIDGETS, *packages})
    (folder / LOCK).write_text(json.dumps(lock), encoding="utf-8")


def _adapt(site: Path) -> None:
    """Add what JupyterLite's pages lack: their language, and word of failures."""
    lab = site / "lab"
    for name in SCRIPTS:
        shutil.copyfile(ROOT / "live" / "lab" / name, lab / name)
    for page in lab.rglob("index.html"):
        html = page.read_text(encoding="utf-8")
        up = "../" * len(page.relative_to(site).parents[1:])
        html = html.replace("<html>", '<html lang="en">', 1)
        to_head = ICON.format(root=up)
        if page.parent.parent == lab:
            to_head += "".join(LOADING.format(name=name) for name in SCRIPTS)
        for end, added in (
            ("</head>", to_head),
            ("</html>", NO_SCRIPT.format(root=up)),
        ):
            html = html.replace(end, f"{added}{end}", 1)
        page.write_text(html, encoding="utf-8")


def _write_contents(folder: Path, names: list[str]) -> None:
    """Copy the notebooks, for the lab's kernel, and the files that they read."""
    for name in names:
        target = folder / f"{name}.ipynb"
        target.parent.mkdir(parents=True, exist_ok=True)
        notebook = json.loads((ROOT / f"{name}.ipynb").read_text(encoding="utf-8"))
        notebook["metadata"]["kernelspec"] = KERNEL
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                cell["metadata"]["trusted"] = True  # or stored figures do not show
        target.write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")
    for file in chapters.data_files(names):
        target = folder / file.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)

"""The cells of a chapter as the live page needs them, compared with the built page."""

import ast
import html
import json
import re
import sys
from pathlib import Path

from tools.contents import contents
from tools.steps import ROOT, StepFailed

CHAPTER = re.compile(r"book/\d\d_\w+")
CHECK = re.compile(r'check\("(\d+\.\d+)"')
PRINTED = re.compile(r'<div class="cell_input[^>]*>.*?<pre>(.*?)</pre>', re.DOTALL)
TAG = re.compile(r"<[^>]+>")


# Modules that a browser's Python can import but not use.
WITHOUT_PROCESSES = {"multiprocessing", "subprocess"}


def chapters() -> list[str]:
    """Return the chapters: ["book/01_logits", …]."""
    return [name for name in contents() if CHAPTER.fullmatch(name)]


def benches() -> list[str]:
    """Return the pages that compute with what a reader brings: those with a bench."""
    pages = [name for name in contents() if name.startswith("book/tools/")]
    texts = {name: (ROOT / f"{name}.md").read_text(encoding="utf-8") for name in pages}
    return [name for name, text in texts.items() if "```{bench}" in text]


def obstacle(name: str, provides: dict[str, str]) -> str | None:
    """Return a module that a chapter imports and the browser lacks, or None.

    Parameters
    ----------
    name : str
        The chapter.
    provides : dict
        The packages of the live part, by the modules that they hold.
    """
    there = (sys.stdlib_module_names | provides.keys()) - WITHOUT_PROCESSES
    for cell in cells(name):
        for node in ast.walk(ast.parse(cell["source"])):
            for module in _imported(node):
                if module not in there:
                    return module
    return None


def _imported(node) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name.partition(".")[0] for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [node.module.partition(".")[0]]
    return []


def cells(name: str) -> list[dict]:
    """Return the code cells of a chapter that can run on its page, in order.

    Left out are those that the page leaves out: tagged `local`, which need a kernel,
    or `remove-cell`. A check is a cell of an exercise, with the exercise's number; the
    page has no place for it yet.

    Parameters
    ----------
    name : str
        "book/02_softmax".

    Returns
    -------
    list of dict
        id, name ("cell 3"), source, and alt or check where there is one.
    """
    notebook = json.loads((ROOT / f"{name}.ipynb").read_text(encoding="utf-8"))
    found, count = [], 0
    for cell in notebook["cells"]:
        tags = cell["metadata"].get("tags", [])
        if cell["cell_type"] != "code" or {"local", "remove-cell"} & set(tags):
            continue
        source = "".join(cell["source"])
        if "check" in tags:
            number = CHECK.search(source)[1]
            told = {"name": f"check {number}", "check": number}
        else:
            count += 1
            told = {"name": f"cell {count}"} | _alt(cell)
        found.append({"id": cell["id"], **told, "source": source})
    return found


def _alt(cell: dict) -> dict:
    image = cell["metadata"].get("mystnb", {}).get("image", {})
    return {"alt": image["alt"]} if "alt" in image else {}


def compare(name: str, page: str) -> None:
    """Compare a chapter's cells with the code that its page shows.

    Raises
    ------
    StepFailed
        If a cell is missing on the page, or another stands in its place.
    """
    shown = [html.unescape(TAG.sub("", text)).strip() for text in PRINTED.findall(page)]
    told = [c["source"].strip() for c in cells(name) if "check" not in c]
    if len(shown) != len(told):
        raise StepFailed(
            f"{name}: {len(told)} cells, of which the page shows {len(shown)}"
        )
    for ours, theirs in zip(told, shown, strict=True):
        if ours != theirs:
            raise StepFailed(f"{name}: the page shows another cell than {ours[:60]!r}")


def packages(name: str, imports) -> list[str]:
    """Return the packages that a chapter needs from its first cell to its last.

    Parameters
    ----------
    name : str
        The chapter.
    imports : softmax_live.imports.Imports
        Tells what a cell needs.
    """
    found = set()
    for cell in cells(name):
        found |= set(imports.plan(ast.parse(cell["source"]), False).packages)
    return sorted(found)


def data_files(names: list[str]) -> list[Path]:
    """Return the files beside the book that some chapter reads, bench/peers.json."""
    sources = [cell["source"] for name in names for cell in cells(name)]
    files = sorted((ROOT / "bench").glob("*.json"))
    return [file for file in files if any(file.name in text for text in sources)]

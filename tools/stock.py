"""The same chapters as plain Jupyter Book builds them, for comparison.

Only the settings that the chapters need are made. What such a site loads from other
hosts (MathJax, Thebe) counts as requests, not in bytes.
"""

import json
import shutil
from pathlib import Path

from tools.build import BUILT
from tools.contents import contents
from tools.steps import BIN, ROOT, run, step

SOURCE = BUILT / "stock"
STOCK = SOURCE / "_build" / "html"
CONFIG = """title: Softmax
author: The Softmax book contributors
execute: {execute_notebooks: "off"}
bibtex_bibfiles: [book/references.bib]
"""
# Made from docstrings, by an extension that stock lacks.
GENERATED = {
    "book/api",
    "book/api_decoding",
    "book/api_scale",
    "book/api_transformer",
}


def stock_pages() -> list[str]:
    """Return the pages that the stock site has, in order."""
    return [name for name in contents() if name not in GENERATED]


def table_of_contents(pages: list[str]) -> str:
    """Return the stock site's `_toc.yml`, which is JSON and so YAML too."""
    root, *others = pages
    chapters = [{"file": name} for name in others]
    return json.dumps({"format": "jb-book", "root": root, "chapters": chapters})


def build_stock() -> Path:
    """Build the stock site and return its folder; its warnings do not matter."""
    shutil.rmtree(SOURCE, ignore_errors=True)
    pages = stock_pages()
    for name in pages[1:]:
        for file in ROOT.glob(f"{name}.*"):
            (SOURCE / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, (SOURCE / name).parent)
    shutil.copy(ROOT / "book" / "references.bib", SOURCE / "book")
    (SOURCE / "_config.yml").write_text(CONFIG, encoding="utf-8")
    (SOURCE / "_toc.yml").write_text(table_of_contents(pages), encoding="utf-8")
    (SOURCE / "index.md").write_text("# Softmax\n", encoding="utf-8")
    with step("stock: the same chapters as Jupyter Book makes them"):
        run(BIN / "jupyter-book", "build", SOURCE, "-qq", only_errors=True)
    return STOCK

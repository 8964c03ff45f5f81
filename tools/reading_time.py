"""How long a chapter takes to read, computed from what is in it.

Its opening ends in `about 45 minutes, exercises apart`. The number is written into the
notebook when that is stored, so that JupyterLab and the website say the same.
"""

import re

from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin
from nbformat import NotebookNode

WORDS = 200  # a minute, of prose with formulas in its lines
LINES = 10  # a minute, of code
DISPLAYS = 2  # a minute: figures, and formulas on a line of their own
STEP = 5  # minutes: a finer number would be false precision
SKIPPED = "Exercises"  # the section that is counted apart
NOT_READ = {"hide-input", "local", "check", "remove-cell"}
TOLD = re.compile(r"^- about \d+ minutes.*", re.MULTILINE)
WORD = re.compile(r"[^\W\d_][\w’'-]*")
MARKDOWN = MarkdownIt().enable("table").use(dollarmath_plugin)


def minutes(notebook: NotebookNode) -> int:
    """Return the minutes that a notebook takes, as a multiple of five, at least 5.

    Parameters
    ----------
    notebook : NotebookNode
        A chapter, executed: its figures are counted by their outputs.
    """
    words = lines = displays = 0
    section = ""
    for cell in notebook.cells:
        tags = NOT_READ.intersection(cell.metadata.get("tags", []))
        if cell.cell_type == "code":
            if section != SKIPPED:
                lines += 0 if tags else _lines(cell.source)
                displays += sum(map(_is_picture, cell.outputs))
            continue
        for token in [] if tags else MARKDOWN.parse(cell.source):
            if token.type == "inline" and token.map and _opens_section(cell, token):
                section = token.content
            if section == SKIPPED:
                continue
            words += sum(
                len(WORD.findall(part.content))
                for part in token.children or []
                if part.type in ("text", "code_inline")
            )
            lines += _lines(token.content) if token.type == "fence" else 0
            displays += token.type == "math_block"
    exact = words / WORDS + lines / LINES + displays / DISPLAYS
    return max(STEP, STEP * round(exact / STEP))


def tell_minutes(notebook: NotebookNode) -> None:
    """Write the minutes into the opening of a notebook that names some, in place."""
    if notebook.cells and TOLD.search(notebook.cells[0].source):
        told = f"- about {minutes(notebook)} minutes, exercises apart."
        notebook.cells[0].source = TOLD.sub(told, notebook.cells[0].source)


def _lines(code: str) -> int:
    return sum(1 for line in code.splitlines() if line.strip())


def _is_picture(output: NotebookNode) -> bool:
    return "image/svg+xml" in output.get("data", {})


def _opens_section(cell: NotebookNode, token) -> bool:
    return cell.source.splitlines()[token.map[0]].startswith("## ")

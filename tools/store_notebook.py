"""Store notebooks in their one form without executing them: for changes of prose.

Outputs stay if the code is the code that was executed. A cell's id tells: it is made
from the source when the cell is executed, and an editor that changes the source leaves
the id alone. Whether the code still gives these outputs is nbval's question, in `make
test`.
"""

import sys
from collections import Counter
from pathlib import Path

from nbformat import NotebookNode

from tools.notebook_file import named, of_the_book, read, write
from tools.notebook_form import cell_id, normalise
from tools.steps import StepFailed, main, say


def first_changed(notebook: NotebookNode) -> int | None:
    """Return the first code cell that is not as it was executed.

    Parameters
    ----------
    notebook : NotebookNode
        As an editor has left it; it is not changed.

    Returns
    -------
    int or None
        Its place among the code cells, from 1: its source is new, or the execution
        counts up to it are not 1, 2, 3 and so on. None if there is no such cell.
    """
    seen: Counter[str] = Counter()
    count = 0
    for cell in notebook.cells:
        if not cell.source.strip():
            continue
        known = cell_id(cell.source, seen)
        if cell.cell_type != "code":
            continue
        count += 1
        if cell.get("id") != known or cell.execution_count != count:
            return count
    return None


def store(path: Path) -> bool:
    """Write a notebook back in its one form; return whether that changes it.

    Raises
    ------
    StepFailed
        If there is no notebook, or code has changed; the file is then untouched.
    """
    notebook = read(path)
    if changed := first_changed(notebook):
        code = [c for c in notebook.cells if c.cell_type == "code" and c.source.strip()]
        line = code[changed - 1].source.strip().splitlines()[0]
        raise StepFailed(
            f"{path}: code cell {changed}, {line!r}, has changed; execute it and the "
            f"{len(code) - changed} after it: make run NB={path}"
        )
    return write(normalise(notebook), path)


def _command() -> None:
    paths = named(sys.argv[1:]) or of_the_book()
    failures, unchanged = [], True
    for path in paths:
        try:
            if store(path):
                say(f"✓ {path}: stored; its outputs are kept")
                unchanged = False
        except StepFailed as failure:
            failures.append(str(failure))
    if failures:
        raise StepFailed("\n✗ ".join(failures))
    if unchanged:
        say("✓ nothing to store: every notebook is in its stored form")


if __name__ == "__main__":
    main(_command)

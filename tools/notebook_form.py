"""The form in which a notebook is stored: what it shows, and no trace of the run."""

import hashlib
from collections import Counter

from nbformat import NotebookNode
from nbformat.v4 import new_output, upgrade

from tools.reading_time import tell_minutes

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
CELL_METADATA = {"tags", "mystnb"}
HIDDEN_CODE = {"hide-input", "remove-cell"}
HIDDEN_OUTPUT = {"predict", "hide-output"}
LIVE_VIEW = "application/vnd.jupyter.widget-view+json"


def normalise(notebook: NotebookNode) -> NotebookNode:
    """Return the notebook without anything that changes from run to run.

    Kept are sources, outputs, execution counts, tags and figure metadata. Left out
    are timestamps, widget state, live widget views, versions, editors' leftovers and
    empty cells. Cell ids are hashes of the cells' sources, so that they change only
    with the cell. JupyterLab folds what the website folds: solutions, the code of
    figures, what the reader is to predict, listings and long tables. Beside the dots of
    a folded output it writes the first line of what comes first, a table's as markup;
    so one with nothing in it comes first. The opening tells the time of reading.
    """
    notebook = upgrade(notebook)
    notebook.metadata = NotebookNode(
        kernelspec=KERNEL, language_info={"name": "python"}
    )
    notebook.cells = [cell for cell in notebook.cells if cell.source.strip()]
    tell_minutes(notebook)
    seen: Counter[str] = Counter()
    for cell in notebook.cells:
        cell.id = cell_id(cell.source, seen)
        cell.metadata = NotebookNode(
            {k: v for k, v in cell.metadata.items() if k in CELL_METADATA and v}
            | _folds(cell)
        )
        if cell.cell_type == "code":
            folded = HIDDEN_OUTPUT.intersection(cell.metadata.get("tags", []))
            silent = [new_output("display_data")] if folded else []
            cell.outputs = silent + _outputs(cell.outputs)
    return notebook


def cell_id(source: str, seen: Counter[str]) -> str:
    """Return the id of a cell: a hash of its source, with a suffix when repeated.

    Parameters
    ----------
    source : str
        The cell's text.
    seen : Counter
        How often each hash has come up in this notebook; it is counted on.
    """
    digest = hashlib.sha1(source.encode()).hexdigest()[:8]
    seen[digest] += 1
    return digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"


def _folds(cell: NotebookNode) -> dict:
    if cell.cell_type == "code":
        tags = set(cell.metadata.get("tags", []))
        folded = {"source_hidden": True} if HIDDEN_CODE & tags else {}
        folded |= {"outputs_hidden": True} if HIDDEN_OUTPUT & tags else {}
        return {"jupyter": folded} if folded else {}
    solution = cell.source.endswith("#### Solution")
    return {"jp-MarkdownHeadingCollapsed": True} if solution else {}


def _outputs(outputs: list[NotebookNode]) -> list[NotebookNode]:
    kept: list[NotebookNode] = []
    for output in outputs:
        if "data" in output:
            output.metadata = NotebookNode()
            output.data.pop(LIVE_VIEW, None)
            if not output.data:
                continue
        if kept and _same_stream(kept[-1], output):  # cut differently in each run
            kept[-1].text += output.text
        else:
            kept.append(output)
    return kept


def _same_stream(one: NotebookNode, other: NotebookNode) -> bool:
    return one.output_type == other.output_type == "stream" and one.name == other.name

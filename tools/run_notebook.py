"""Execute notebooks in place, top to bottom, and store them in their one form."""

import os
import sys
from asyncio import CancelledError
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError as CellError
from nbclient.exceptions import CellTimeoutError, DeadKernelError

from tools.notebook_file import named, read, write
from tools.notebook_form import normalise
from tools.steps import ONE_THREAD, StepFailed, main, step

CELL_SECONDS = 300


def run_notebook(path: Path) -> None:
    """Execute the notebook in its own folder and write it back, normalised.

    Raises
    ------
    StepFailed
        If there is no notebook, or a cell fails; the file is then untouched.
    """
    notebook = normalise(read(path))
    client = NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        kernel_name="python3",
        record_timing=False,
        store_widget_state=False,
        extra_arguments=["--log-level=CRITICAL"],
        resources={"metadata": {"path": str(path.parent)}},
    )
    try:
        client.execute(env=os.environ | ONE_THREAD)
    except (CellError, CellTimeoutError, DeadKernelError) as error:
        if getattr(error, "ename", "") == "KeyboardInterrupt":  # Ctrl-C in the cell
            raise KeyboardInterrupt from None
        raise StepFailed(_failed_cell(notebook, error)) from None
    except (AssertionError, CancelledError):
        if client.kc is None:  # nbclient has stopped the kernel at Ctrl-C, and stumbles
            raise KeyboardInterrupt from None
        raise
    write(normalise(notebook), path)


def _failed_cell(notebook: nbformat.NotebookNode, error: Exception) -> str:
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                first = cell.source.strip().splitlines()[0]
                where = f"cell [{cell.execution_count}] {first!r}"
                return f"{where}: {output.ename}: {output.evalue}"
    return f"stopped: {str(error).splitlines()[0]}"


def _command() -> None:
    paths = named(sys.argv[1:])
    if not paths:
        raise StepFailed("say which notebook: make run NB=book/02_softmax.ipynb")
    for path in paths:
        with step(f"executing {path}"):
            run_notebook(path)


if __name__ == "__main__":
    main(_command)

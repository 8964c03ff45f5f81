"""Execute notebooks in place, top to bottom, and store them in their one form."""

import shutil
import sys
from asyncio import CancelledError
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError as CellError
from nbclient.exceptions import CellTimeoutError, DeadKernelError

from tools.notebook_form import normalise
from tools.steps import StepFailed, main, step

CELL_SECONDS = 300


def read(path: Path) -> nbformat.NotebookNode:
    """Return the notebook in a file.

    Raises
    ------
    StepFailed
        If there is none in it that Jupyter could open.
    """
    try:
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
    except Exception as problem:  # whatever a file may hold
        reason = str(problem).strip().partition("\n")[0] or type(problem).__name__
        raise StepFailed(f"{path} holds no notebook ({reason[:100]})") from None
    return notebook


def write(notebook: nbformat.NotebookNode, path: Path) -> None:
    """Write a notebook whole, or not at all: beside the file, then in its place."""
    nbformat.validate(notebook)
    path = path.resolve()
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes((nbformat.writes(notebook) + "\n").encode())
        shutil.copymode(path, part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


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
        client.execute()
    except (CellError, CellTimeoutError, DeadKernelError) as error:
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


def named(words: list[str]) -> list[Path]:
    """Return the notebooks that a command line names; a name may hold spaces.

    Raises
    ------
    StepFailed
        If one is not there, or none is named.
    """
    paths = [
        Path(name)
        for word in words
        for name in ([word] if Path(word).is_file() else word.split())
    ]
    if not paths:
        raise StepFailed("say which notebook: make run NB=book/02_softmax.ipynb")
    for path in paths:
        if path.suffix != ".ipynb" or not path.is_file():
            raise StepFailed(f"there is no notebook {path}")
    return paths


def _command() -> None:
    for path in named(sys.argv[1:]):
        with step(f"executing {path}"):
            run_notebook(path)


if __name__ == "__main__":
    main(_command)

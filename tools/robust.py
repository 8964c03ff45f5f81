"""Every notebook under conditions other than its author's.

It runs alone, twice in one kernel, from an empty folder, with another hash seed, in a
locale without UTF-8 and with warnings as errors; its exercises are left unanswered.
Then it is interrupted half-way. Neither leaves a file behind, Hypothesis's cache apart.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
from jupyter_client.manager import start_new_kernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from tools.steps import ROOT, StepFailed, main, say, step

PLAIN = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
SEED = {"PYTHONHASHSEED": "20211"}
STRICT = "import warnings; warnings.simplefilter('error')"
LENIENT = "warnings.simplefilter('default')"  # the kernel's shutdown warns
QUIET = ["--log-level=ERROR"]
SECONDS = 600
CACHES = {".hypothesis"}  # git ignores them


def notebooks() -> list[Path]:
    """Return every notebook of the book, in order."""
    found = (ROOT / "book").rglob("*.ipynb")
    return sorted(path for path in found if ".ipynb_checkpoints" not in path.parts)


def sources(path: Path) -> list[str]:
    """Return the code of a notebook's cells."""
    cells = nbformat.read(path, as_version=4).cells
    return [cell.source for cell in cells if cell.cell_type == "code"]


@contextmanager
def elsewhere() -> Iterator[str]:
    """Give an empty folder, beside the measurements that some chapters read."""
    with tempfile.TemporaryDirectory() as root:
        beside, folder = Path(root) / "bench", Path(root) / "book"
        beside.mkdir()
        folder.mkdir()
        for file in (ROOT / "bench").glob("*.json"):
            shutil.copy(file, beside)
        yield str(folder)


def run_twice(path: Path) -> None:
    """Execute the notebook two times over in one kernel, in an empty folder.

    Raises
    ------
    StepFailed
        If a cell fails, or a file is left in the folder.
    """
    code = [STRICT, *sources(path), *sources(path), LENIENT]
    cells = [nbformat.v4.new_code_cell(source) for source in code]
    notebook = nbformat.v4.new_notebook(cells=cells)
    with elsewhere() as folder:
        client = NotebookClient(
            notebook,
            timeout=SECONDS,
            kernel_name="python3",
            extra_arguments=QUIET,
            resources={"metadata": {"path": folder}},
        )
        try:
            client.execute(env=os.environ | PLAIN | SEED)
        except CellExecutionError as error:
            raise StepFailed(f"{path.name}: {error.ename}: {error.evalue}") from None
        _refuse_leftovers(path, folder)


def interrupt(path: Path) -> None:
    """Stop the notebook half-way, as closing a laptop's lid does.

    Raises
    ------
    StepFailed
        If a file is left in the folder.
    """
    code = sources(path)
    with elsewhere() as folder:
        manager, client = start_new_kernel(
            cwd=folder, env=os.environ | PLAIN, extra_arguments=QUIET
        )
        try:
            for source in code[: len(code) // 2]:
                client.execute(source)
            client.wait_for_ready(timeout=SECONDS)
            client.execute("\n".join(code[len(code) // 2 :]))
            manager.interrupt_kernel()
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
        _refuse_leftovers(path, folder)


def _refuse_leftovers(path: Path, folder: str) -> None:
    if left := sorted({each.name for each in Path(folder).iterdir()} - CACHES):
        raise StepFailed(f"{path.name} leaves {', '.join(left)} behind")


def _command() -> None:
    chosen = [Path(name) for name in sys.argv[1:]] or notebooks()
    for path in chosen:
        with step(f"{path.name}: twice, elsewhere, strictly; then interrupted"):
            run_twice(path)
            interrupt(path)
    say(f"✓ {len(chosen)} notebooks")


if __name__ == "__main__":
    main(_command)

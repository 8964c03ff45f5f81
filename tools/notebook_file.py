"""Notebooks as files: finding, reading and writing them."""

import shutil
from pathlib import Path

import nbformat

from tools.contents import contents
from tools.steps import ROOT, StepFailed


def of_the_book() -> list[Path]:
    """Return the notebooks of the table of contents, in order."""
    paths = [ROOT / f"{name}.ipynb" for name in contents()]
    return [path for path in paths if path.is_file()]


def named(words: list[str]) -> list[Path]:
    """Return the notebooks that a command line names; names may contain spaces.

    Raises
    ------
    StepFailed
        If one is not there.
    """
    paths = [
        Path(name)
        for word in words
        for name in ([word] if Path(word).is_file() else word.split())
    ]
    for path in paths:
        if path.suffix != ".ipynb" or not path.is_file():
            raise StepFailed(f"there is no notebook {path}")
    return paths


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
        raise StepFailed(f"{path} is not a notebook ({reason[:100]})") from None
    return notebook


def write(notebook: nbformat.NotebookNode, path: Path) -> bool:
    """Write a notebook whole, or not at all; return whether that changes the file."""
    nbformat.validate(notebook)
    content = (nbformat.writes(notebook) + "\n").encode()
    path = path.resolve()
    if path.read_bytes() == content:
        return False
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        shutil.copymode(path, part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return True

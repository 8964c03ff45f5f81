"""How much a reader's browser fetches, in millions of bytes, as the offers say it.

These are the files' own sizes; a host may send some of them compressed.
"""

from typing import NamedTuple

from tools.live.lock import CORE_FILES, ROOTS

LAB_KERNEL = ("anywidget", "ipywidgets", "softmax-lib")


class Weights(NamedTuple):
    """Of what loads until Python answers, for all cells of a chapter, for the lab."""

    start: float
    chapter: float
    lab: float | None


def weights(manifest: dict, locked: dict, chapter: str, *, lab: bool) -> Weights:
    """Return what a chapter's page fetches.

    Parameters
    ----------
    manifest, locked : dict
        Of the live part.
    chapter : str
        "02_softmax".
    lab : bool
        Whether the pages lead to JupyterLite. Its kernel loads what all chapters need;
        its own scripts come on top, and are not counted.
    """
    start, own = manifest["start"], manifest["chapters"][chapter]
    every = {name for names in manifest["chapters"].values() for name in names}
    return Weights(
        fetched(start, manifest, locked),
        fetched([*start, *own], manifest, locked),
        fetched([*ROOTS, *LAB_KERNEL, *every], manifest, locked) if lab else None,
    )


def fetched(names, manifest: dict, locked: dict) -> float:
    """Return what Python with some packages weighs, in millions of bytes."""
    files, packages = manifest["files"], locked["packages"]
    paths = {f"pyodide/{name}" for name in CORE_FILES if name != "pyodide.js"}
    paths |= set(manifest["python"])
    paths |= {f"pyodide/{packages[n]['file_name']}" for n in closure(names, packages)}
    return sum(files[path]["bytes"] for path in paths) / 1e6


def closure(names, packages: dict) -> set[str]:
    """Return packages with all that they depend on."""
    found, waiting = set(), list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += packages[name]["depends"]
    return found

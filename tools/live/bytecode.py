"""Archives of Python with modules compiled; Pyodide runs this (compile.mjs).

Without it a browser's Python compiles each module again whenever a page starts it.
Bytecode takes room, so only what a chapter's first cells import is compiled.
"""

import importlib
import re
import sys
import zipfile
from importlib.util import MAGIC_NUMBER, cache_from_source, source_hash
from marshal import dumps
from pathlib import Path

UNCHECKED = (1).to_bytes(4, "little")  # importing does not compare it with the source
EPOCH = (1980, 1, 1, 0, 0, 0)
# For compilers, type checkers, windows on a desktop and matplotlib's own examples.
IDLE = re.compile(r".*\.(a|h|pxd|pyi)|matplotlib/mpl-data/(images|sample_data)/.*")
READABLE = 0o100644 << 16


def used(modules):
    """Import modules and return the files of all that this brings.

    Parameters
    ----------
    modules : list of str
        Their names.

    Returns
    -------
    set of str
        As they are called inside an archive: "numpy/linalg/__init__.py".
    """
    sys.path[:0] = ["/live/stand_ins", "/live"]
    for name in modules:
        importlib.import_module(name)
    found = set()
    for name, module in list(sys.modules.items()):
        path = name.replace(".", "/")
        package = hasattr(module, "__path__")
        found.add(f"{path}/__init__.py" if package else f"{path}.py")
    return found


def fonts():
    """Return matplotlib's list of its fonts as {place in its wheel: content}.

    Pyodide's matplotlib looks for it there, or else reads every font at each start.
    """
    manager = sys.modules.get("matplotlib.font_manager")
    if not manager:
        return {}
    made = Path(manager.__file__).with_name("fontlist.json")
    return {"matplotlib/fontlist.json": made.read_bytes()}


def compiled(archive, target, files, keep, added):
    """Write a zip file or wheel with bytecode for some of its modules.

    What nothing here reads is left out.

    Parameters
    ----------
    archive, target : str
        The file, and the one to be written.
    files : set of str
        The modules, as `used` gives them.
    keep : bool
        Whether their sources stay beside it, to be read and shown; without them the
        bytecode takes their place.
    added : dict of str to bytes
        Further files by their places in the archive, where they replace others.
    """
    with (
        zipfile.ZipFile(archive) as before,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as after,
    ):
        for entry in before.infolist():
            name, content = entry.filename, before.read(entry)
            if IDLE.fullmatch(name) or name in added:
                continue
            if name in files:
                place = cache_from_source(name) if keep else f"{name}c"
                _write(after, place, bytecode(name, content), entry.external_attr)
            if keep or name not in files:
                _write(after, name, content, entry.external_attr)
        for name, content in added.items():
            _write(after, name, content, READABLE)


def bytecode(name, source):
    """Return the .pyc of a module."""
    code = compile(source, name, "exec", dont_inherit=True, optimize=0)
    return MAGIC_NUMBER + UNCHECKED + source_hash(source) + dumps(code)


def _write(archive, name, content, attributes):
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.external_attr = attributes
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)

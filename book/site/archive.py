"""The whole book as one file to download: what a notebook needs beside itself.

It holds what git would hold, found without git, so that an archive of the book can
build its own; the same files give the same bytes.
"""

import zipfile
from pathlib import Path

from book.site.facts import ROOT, version

LEFT_OUT = {"node_modules", "__pycache__", "build", "dist", "htmlcov"}
LEFT_OUT |= {"_build", "_build-links", "mutants"}
KEPT = {".ci", ".github", ".gitignore"}  # of the names that begin with a dot
SUFFIXES = {".egg-info", ".pyc"}
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a zip file knows


def name():
    """Return the archive's name without its suffix: "softmax-book-0.1.0"."""
    return f"softmax-book-{version()}"


def belongs(path):
    """Tell whether a file or folder is a part of the book, by its own name."""
    hidden = path.name.startswith(".") and path.name not in KEPT
    return not (hidden or path.name in LEFT_OUT or path.suffix in SUFFIXES)


def files(folder=ROOT):
    """Return the files of the book, sorted.

    Parameters
    ----------
    folder : pathlib.Path
        Where to begin.

    Returns
    -------
    list of pathlib.Path
        Without what a tool made.
    """
    found = []
    for path in sorted(folder.iterdir()):
        if not belongs(path) or path.is_symlink():
            continue
        found += files(path) if path.is_dir() else [path]
    return found


def pack(target, paths, root=ROOT):
    """Write files into a zip archive, in a folder of the archive's name.

    Parameters
    ----------
    target : pathlib.Path
        The archive; its folder exists.
    paths : iterable of pathlib.Path
        Files below `root`.
    root : pathlib.Path
        What their names inside the archive are relative to.
    """
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in paths:
            inside = f"{target.stem}/{path.relative_to(root).as_posix()}"
            entry = zipfile.ZipInfo(inside, EPOCH)
            runs = path.stat().st_mode & 0o100
            entry.external_attr = (0o100755 if runs else 0o100644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())


def pack_book(app):
    """Put the archive beside the landing page, before any page names its size."""
    if app.builder.format == "html":
        pack(Path(app.outdir) / f"{name()}.zip", files())


def setup(app):
    """Register the idea with Sphinx."""
    app.connect("builder-inited", pack_book)

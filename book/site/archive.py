"""The whole book as one file to download: what a notebook needs beside itself.

It holds the files that git tracks. An unpacked archive has no git; there the files are
chosen by folder and kind, and the same files give the same bytes.
"""

import zipfile
from pathlib import Path

from book.site.dates import git
from book.site.metadata import ROOT, version

FOLDERS = {".ci", ".github", "bench", "book", "live", "softmax_lib", "tests", "tools"}
FILES = {".gitignore", "CITATION.cff", "LICENSE", "LICENSE-TEXT", "Makefile"}
FILES |= {"package.json", "package-lock.json", "pyproject.toml"}
FILES |= {"requirements.in", "requirements.txt", "_config.yml", "_toc.yml"}
MADE = {"node_modules", "__pycache__", ".ipynb_checkpoints"}
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a zip file knows


def name():
    """Return the archive's name without its suffix: "softmax-book-0.1.0"."""
    return f"softmax-book-{version()}"


def files(root=ROOT, *, untracked=False):
    """Return the files of the book, sorted.

    Parameters
    ----------
    root : pathlib.Path
        The book's folder.
    untracked : bool, default False
        Whether to add the files that `git add .` would add.

    Returns
    -------
    list of pathlib.Path
        The files that git tracks. Without git: all files of the book's folders, and the
        known files of the top folder.
    """
    if git("rev-parse", "--is-inside-work-tree", "--show-prefix", root=root) == "true":
        more = ("--cached", "--others", "--exclude-standard") if untracked else ()
        named = git("ls-files", "-z", *more, root=root).split("\0")
        return sorted(root / name for name in named if name and (root / name).is_file())
    found = [root / name for name in FILES] + list(root.glob("*.md"))
    for folder in FOLDERS:
        found += (root / folder).rglob("*")
    return sorted(path for path in found if path.is_file() and _is_kept(path, root))


def _is_kept(path, root):
    inside = path.relative_to(root).parts
    hidden = any(part.startswith(".") for part in inside[1:])
    return not (hidden or path.is_symlink() or MADE & set(inside))


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
    """Put the archive beside the landing page, before any page names its size.

    A draft (tools/write.py) keeps the one that it has.
    """
    target = Path(app.outdir) / f"{name()}.zip"
    kept = app.tags.has("draft") and target.exists()
    if app.builder.format == "html" and not kept:
        pack(target, files())


def setup(app):
    """Register the idea with Sphinx."""
    app.connect("builder-inited", pack_book)

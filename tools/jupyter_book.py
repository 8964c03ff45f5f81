"""Jupyter Book as a command, without what only makes it slow: `python -m …`.

Two things take a quarter of a build and change nothing in it. jsonschema compiles 38
grammars for kinds of addresses that no setting of the book has; without the package
that does so it leaves those checks out, as its documentation says. And the list of
installed plugins is read from the disk again for every citation.
"""

import functools
import importlib.metadata
import sys


def hasten() -> None:
    """Leave out the grammars, and read the list of plugins once for each question."""
    sys.modules["rfc3987_syntax"] = None
    importlib.metadata.entry_points = functools.cache(importlib.metadata.entry_points)


if __name__ == "__main__":
    hasten()
    from jupyter_book.cli.main import main

    sys.exit(main())

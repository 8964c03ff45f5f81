"""Jupyter Book as a command, without three things that slow it down: `python -m …`.

These take more than half of a build and change nothing in it. The garbage collector
looks through all pages again and again, although they are needed to the end. jsonschema
compiles 38 grammars for kinds of addresses that the book's settings do not contain;
without the package for them it skips those checks, as its documentation says. And the
list of installed plugins is read from the disk again for every citation.
"""

import functools
import gc
import importlib.metadata
import sys


def hasten() -> None:
    """Switch off the collector and the grammars; cache the list of plugins."""
    gc.disable()
    sys.modules["rfc3987_syntax"] = None
    importlib.metadata.entry_points = functools.cache(importlib.metadata.entry_points)


if __name__ == "__main__":
    hasten()
    from jupyter_book.cli.main import main

    sys.exit(main())

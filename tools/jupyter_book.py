"""Jupyter Book as a command, without what slows it down: `python -m …`.

These take half of a build and change nothing in it. The garbage collector looks through
all pages again and again, although they are needed to the end. The list of installed
plugins is read from the disk again for every citation. And `tools` itself leaves out
grammars that jsonschema would compile.
"""

import functools
import gc
import importlib.metadata
import sys


def hasten() -> None:
    """Switch off the collector, and cache the list of plugins."""
    gc.disable()
    importlib.metadata.entry_points = functools.cache(importlib.metadata.entry_points)


if __name__ == "__main__":
    hasten()
    from jupyter_book.cli.main import main

    sys.exit(main())

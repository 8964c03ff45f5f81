"""Jupyter Book as a command, without what only makes it slow: `python -m …`.

Three things take more than half of a build and change nothing in it. The garbage
collector looks through all pages again and again, although they are needed to the end.
jsonschema compiles 38 grammars for kinds of addresses that no setting of the book has;
without the package that does so it leaves those checks out, as its documentation says.
And the list of installed plugins is read from the disk again for every citation.
"""

import functools
import gc
import importlib.metadata
import sys


def hasten() -> None:
    """Leave out collector and grammars; read the list of plugins once a question."""
    gc.disable()
    sys.modules["rfc3987_syntax"] = None
    importlib.metadata.entry_points = functools.cache(importlib.metadata.entry_points)


if __name__ == "__main__":
    hasten()
    from jupyter_book.cli.main import main

    sys.exit(main())

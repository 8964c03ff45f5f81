"""Python behind the cells of a chapter's page: what runs them and shows what they say.

A worker of the page loads these files into Pyodide. They need the standard library
alone, so that the tests run them anywhere; matplotlib only where a cell draws.
"""

from softmax_live.cells import Notebook

__all__ = ["Notebook"]

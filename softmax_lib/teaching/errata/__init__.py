"""Errata of the classics: slips in texts that this book owes much to.

The registry is the only source of what the page *Errata of the classics* says of each
slip; `tools/entries.py` writes it there, above the cell that computes it.
"""

from collections import Counter

from softmax_lib.teaching.tables import table

from . import books, notes
from .erratum import KINDS, Erratum
from .overview import Overview

__all__ = ["ERRATA", "KINDS", "Erratum", "Overview", "kinds", "overview"]

ERRATA: dict[str, Erratum] = {
    erratum.key: erratum for erratum in (*books.ERRATA, *notes.ERRATA)
}


def kinds():
    """Return what the kinds of slip mean, and how many entries are of each.

    Returns
    -------
    Table
        One row a kind, in the order of `KINDS`.
    """
    counts = Counter(erratum.kind for erratum in ERRATA.values())
    rows = [[kind, meaning, counts[kind]] for kind, meaning in KINDS.items()]
    return table(["kind", "meaning", "entries"], rows)


def overview():
    """Return a table of all entries, by text, whose titles are links on a page."""
    return Overview(tuple(ERRATA.values()))

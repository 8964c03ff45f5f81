"""Errata of the classics: slips in texts that this book owes much to.

Each entry says where it stands, what it says in a few words, what is right, and which
text was read when. The entries are in three files, by kind of text; the page *Errata of
the classics* shows each beside the cell that computes it.
"""

from collections import Counter

from softmax_lib.teaching._errata import books, courses, web
from softmax_lib.teaching._errata.erratum import KINDS, Erratum
from softmax_lib.teaching._errata.overview import Overview

ERRATA: dict[str, Erratum] = {**books.ERRATA, **courses.ERRATA, **web.ERRATA}


def entry(key: str) -> Erratum:
    """Return one entry, which shows itself in Jupyter and on the website.

    Parameters
    ----------
    key : str
        Its name, such as "d2l-translation".

    Raises
    ------
    KeyError
        There is no such entry.
    """
    if key not in ERRATA:
        raise KeyError(f"no erratum is called {key!r}; there are {', '.join(ERRATA)}")
    return ERRATA[key]


def overview() -> Overview:
    """Return a table of all entries, by text, whose titles are links."""
    return Overview(ERRATA)


def tally() -> dict[str, int]:
    """Return how many entries there are of each kind."""
    counts = Counter(each.kind for each in ERRATA.values())
    return {kind: counts[kind] for kind in KINDS}

"""What the chapters say of other libraries: each sentence, and how it was found out.

A module a chapter. ``make peers`` asks and writes ``bench/chapter_peers.json``;
tests/test_chapter_peers.py compares sentences, answers and what is installed. Nothing
here needs softmax_lib.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path

from bench.asking import plain, said

FILE = Path(__file__).parents[1] / "chapter_peers.json"
STATEMENTS = []


@dataclass(frozen=True)
class Statement:
    """Sentences of one page, and the question or the source that bears them out."""

    place: str
    quotes: tuple[str, ...]
    library: str
    says: object = None
    question: Callable | None = None
    source: str | None = None
    version: str | None = None

    @property
    def name(self):
        """Return what tells it from the others."""
        found = self.question.__name__ if self.question else self.source
        return f"{self.place}: {found}"

    def answer(self):
        """Ask, without a warning, and return the answer as plain data."""
        return plain(said(self.question)[0])

    @property
    def asked(self):
        """Return the question in words."""
        return " ".join(self.question.__doc__.rstrip(".").split())


def ask(place, library, says, *quotes):
    """Return a decorator that enters a question and the answer the quotes promise."""

    def enter(question):
        STATEMENTS.append(Statement(place, quotes, library, says, question))
        return question

    return enter


def read(place, library, version, source, says, *quotes):
    """Enter a source that was read, since the thing cannot be run."""
    entry = Statement(place, quotes, library, says, source=source, version=version)
    STATEMENTS.append(entry)


def about(place):
    """Return `ask` and `read` for one page."""
    return partial(ask, place), partial(read, place)


PAGES = (1, 2, 3, 4, 5, "5_network", 6, 7, "7_transformer", 8, 9, 10, "10_time")
MODULES = (*(f"chapter_{page}" for page in PAGES), "elsewhere_in_the_book")
for _name in MODULES:
    import_module(f"{__name__}.{_name}")

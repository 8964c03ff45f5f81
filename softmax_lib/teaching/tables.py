"""Small tables of results: aligned text in a terminal, a table on a page."""

import inspect
from dataclasses import dataclass
from html import escape

from softmax_lib import _layers, _state


@dataclass(frozen=True, repr=False)
class Table:
    """Rows under heads; shows itself in Jupyter and on the website.

    Parameters
    ----------
    heads : sequence of str
        One per column.
    rows : sequence of sequences
        Cells: texts as they are, everything else through ``str``.
    """

    heads: tuple
    rows: tuple

    def __repr__(self):
        lines = [list(map(str, line)) for line in (self.heads, *self.rows)]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        return "\n".join(
            "  ".join(
                text.ljust(width) for text, width in zip(line, widths, strict=True)
            ).rstrip()
            for line in lines
        )

    def _repr_html_(self):
        def row(tag, cells):
            joined = "".join(f"<{tag}>{escape(str(cell))}</{tag}>" for cell in cells)
            return f"<tr>{joined}</tr>"

        body = "".join(row("td", cells) for cells in self.rows)
        head = row("th", self.heads)
        return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"


def table(heads, rows):
    """Return a `Table` of these heads and rows."""
    return Table(tuple(heads), tuple(tuple(row) for row in rows))


def listing(*functions):
    """Print the source of functions, or of those of the core with these names."""
    core = vars(_state) | vars(_layers)
    functions = (core[f] if isinstance(f, str) else f for f in functions)
    print("\n\n".join(map(inspect.getsource, functions)).rstrip())

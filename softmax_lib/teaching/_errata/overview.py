"""All slips at a glance: a table whose titles lead to the entries."""

from dataclasses import dataclass
from html import escape

from softmax_lib.teaching.tables import table

HEADS = ("text", "slip", "kind")


@dataclass(frozen=True, repr=False)
class Overview:
    """The table of all entries.

    Parameters
    ----------
    errata : dict
        Entries by their keys. On the page, the place of an entry is called
        ``erratum-`` and its key.
    """

    errata: dict

    def rows(self, titles):
        """Return one row an entry; the name of a work stands in its first row."""
        works = [each.work for each in self.errata.values()]
        first = [
            work if at == 0 or works[at - 1] != work else ""
            for at, work in enumerate(works)
        ]
        kinds = [each.kind for each in self.errata.values()]
        return list(zip(first, titles, kinds, strict=True))

    def __repr__(self):
        titles = [each.title for each in self.errata.values()]
        return repr(table(HEADS, self.rows(titles)))

    def _repr_html_(self):
        links = [
            f'<a href="#erratum-{key}">{escape(each.title)}</a>'
            for key, each in self.errata.items()
        ]
        head = "".join(f"<th>{name}</th>" for name in HEADS)
        body = "".join(
            f"<tr><td>{escape(work)}</td><td>{link}</td><td>{kind}</td></tr>"
            for work, link, kind in self.rows(links)
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

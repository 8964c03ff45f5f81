"""All slips at a glance: a table whose titles lead to the entries."""

from dataclasses import dataclass
from html import escape

from softmax_lib.teaching.tables import table

from .erratum import Erratum

HEADS = ("text", "slip", "kind")


@dataclass(frozen=True, repr=False)
class Overview:
    """The table of some entries.

    Parameters
    ----------
    errata : iterable of Erratum
        In the order of the page.
    """

    errata: tuple[Erratum, ...]

    def rows(self, titles):
        """Return one row an entry; the name of a work stands in its first row."""
        works = [erratum.work for erratum in self.errata]
        firsts = [
            "" if work == before else work
            for before, work in zip([None, *works], works, strict=False)
        ]
        kinds = [erratum.kind for erratum in self.errata]
        return list(zip(firsts, titles, kinds, strict=True))

    def __repr__(self):
        return repr(table(HEADS, self.rows([each.title for each in self.errata])))

    def _repr_html_(self):
        links = [
            f'<a href="#{each.anchor}">{escape(each.title)}</a>' for each in self.errata
        ]
        head = "".join(f"<th>{name}</th>" for name in HEADS)
        body = "".join(
            f"<tr><td>{escape(work)}</td><td>{link}</td><td>{kind}</td></tr>"
            for work, link, kind in self.rows(links)
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

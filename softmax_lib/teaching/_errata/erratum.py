"""One slip in another text, and how it is shown."""

from dataclasses import dataclass
from html import escape

KINDS = ("false", "imprecise", "misprint", "code")
MOST_WORDS = 25


@dataclass(frozen=True, repr=False, kw_only=True)
class Erratum:
    """A slip in another text.

    Parameters
    ----------
    title : str
        A heading of a few words.
    work : str
        The text, by the name under which people know it.
    kind : {"false", "imprecise", "misprint", "code"}
        What sort of slip it is; "code" does something else than it says.
    place : str
        Chapter, section, exercise or function.
    source : str
        Address of what was read: of one version, where there are several.
    quote : str
        A few words of it, at most 25.
    rather : str
        What is right, in one or two sentences.
    read : str
        Which version was read, and what has become of the slip.

    Raises
    ------
    ValueError
        The kind is unknown, or the quotation is long.
    """

    title: str
    work: str
    kind: str
    place: str
    source: str
    quote: str
    rather: str
    read: str

    def __post_init__(self):
        if self.kind not in KINDS:
            raise ValueError(f"kind {self.kind!r} is none of {', '.join(KINDS)}")
        if len(self.quote.split()) > MOST_WORDS:
            raise ValueError(f"quote at most {MOST_WORDS} words, not: {self.quote}")

    @property
    def lines(self):
        """Its parts in the order shown: pairs of a head and a text."""
        return [
            ("Where", f"{self.work}, {self.place}"),
            ("Slip", self.kind),
            ("It says", f"“{self.quote}”"),
            ("Rather", self.rather),
            ("Read", self.read),
        ]

    def __repr__(self):
        return "\n".join(f"{head:8} {text}" for head, text in self.lines)

    def _repr_html_(self):
        where, *others = (
            (f"<dt>{head}</dt>", escape(text, quote=False)) for head, text in self.lines
        )
        link = f'<a href="{escape(self.source)}">{where[1]}</a>'
        rows = "".join(f"{head}<dd>{text}</dd>" for head, text in others)
        return f'<dl class="sl-erratum">{where[0]}<dd>{link}</dd>{rows}</dl>'

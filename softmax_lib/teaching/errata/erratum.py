"""One slip in another text."""

from dataclasses import dataclass

KINDS = {
    "false": "a statement that does not hold",
    "imprecise": "a statement that holds only in part",
    "misprint": "a word, a letter or a number that should be another",
    "code": "code that does something other than the text beside it says",
}
MOST_WORDS = 25


@dataclass(frozen=True, kw_only=True)
class Erratum:
    """A slip in another text.

    Parameters
    ----------
    key : str
        The work and the slip, each in a word: "d2l-translation".
    title : str
        A heading of a few words.
    work : str
        The text, by the name under which people know it.
    kind : str
        One of `KINDS`.
    place : str
        Chapter, section, exercise or function.
    source : str
        Address of what was read: of one version, where there are several.
    quote : str
        A few words of it, at most 25, with formulas as TeX.
    rather : str
        What is right, in one or two sentences.
    read : str
        Which version was read, and what has become of the slip.

    Raises
    ------
    ValueError
        The kind is unknown, or the quotation is long.
    """

    key: str
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
    def anchor(self):
        """Return the name by which a page links to it: "erratum-d2l-translation"."""
        return f"erratum-{self.key}"

    @property
    def text(self):
        """Return what the page says below the title, in Markdown."""
        return (
            f"> “{self.quote}”\n\n"
            f"*{self.kind.capitalize()}*, in [{self.place}]({self.source}). "
            f"{self.rather}\n\n{self.read}"
        )

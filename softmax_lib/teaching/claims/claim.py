"""One sentence of somebody else's text, judged: what `Claim` and `Verdict` hold."""

import re
from dataclasses import dataclass

CHAPTERS = {
    1: "01_logits",
    2: "02_softmax",
    3: "03_stability",
    4: "04_sigmoid",
    5: "05_cross_entropy",
    6: "06_calibration",
}


@dataclass(frozen=True)
class Verdict:
    """A judgement: its word, its mark, the class of its pill, and what it means."""

    word: str
    mark: str
    look: str
    meaning: str

    def __str__(self):
        return f"{self.mark} {self.word}"


VERDICTS = {
    verdict.word: verdict
    for verdict in (
        Verdict("true", "✓", "sl-holds", "right as it stands, at least on paper"),
        Verdict(
            "imprecise",
            "◐",
            "sl-partly",
            "right with a condition, a better word or a second half",
        ),
        Verdict("false", "✗", "sl-false", "wrong in its plain meaning"),
        Verdict(
            "garbled",
            "⇄",
            "sl-garbled",
            "the words no longer say what was probably meant",
        ),
        Verdict(
            "unverifiable", "?", "sl-open", "there is nothing that one could check"
        ),
    )
}


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A quoted claim with its verdict, what is right, and where that is explained.

    Parameters
    ----------
    number : str
        The number of the article, and a number that the claim keeps: "1.13".
    quote : str
        A few words of the article, letter by letter; an ellipsis marks a cut.
    verdict : str
        One of `VERDICTS`.
    statement : str
        What is right, in Markdown. Each number in it is shown by the claim's cell.
    chapter : int
        The chapter that explains it.
    section : str
        The title of the section there.
    computes : str
        What the cells below the claim show; empty where nothing can be computed.
    """

    number: str
    quote: str
    verdict: str
    statement: str
    chapter: int
    section: str
    computes: str = ""

    @property
    def article(self):
        """Return the number of the article, 1 or 2."""
        return int(self.number.partition(".")[0])

    @property
    def anchor(self):
        """Return the name by which a page links to the claim: "claim-1-13"."""
        return f"claim-{self.number.replace('.', '-')}"

    @property
    def title(self):
        """Return the heading on the page: "Claim 1.13 ⇄ garbled"."""
        return f"Claim {self.number} {VERDICTS[self.verdict]}"

    @property
    def text(self):
        """Return what the page says below the title, in Markdown."""
        address = f"../{CHAPTERS[self.chapter]}.ipynb#{slug(self.section)}"
        last = f"Explained in chapter {self.chapter}, [{self.section}]({address})."
        if self.computes:
            last += f" Computed: {self.computes}."
        return f"> “{self.quote}”\n\n{self.statement}\n\n{last}"


def slug(title):
    """Return the name of a heading in an address: "what-softmax-keeps"."""
    return re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-")

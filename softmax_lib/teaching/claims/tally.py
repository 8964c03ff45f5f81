"""All verdicts at a glance: how many of each, and a map with one link a claim."""

from dataclasses import dataclass
from html import escape

from softmax_lib.teaching.tables import table

from .claim import VERDICTS
from .registry import CLAIMS

ARTICLES = (1, 2)
PER_LINE = 10


def claims_of(article):
    """Return the claims of an article, 1 or 2, in its order."""
    return [claim for claim in CLAIMS.values() if claim.article == article]


def tally():
    """Return the number of claims by verdict and article.

    Returns
    -------
    Table
        One row a verdict, in the order of `VERDICTS`, and one for all of them; the
        columns are the verdict, article 1, article 2, and both.
    """
    columns = [[claim.verdict for claim in claims_of(each)] for each in ARTICLES]
    columns.append([claim.verdict for claim in CLAIMS.values()])
    rows = [
        [verdict, *(column.count(word) for column in columns)]
        for word, verdict in VERDICTS.items()
    ]
    rows.append(["all", *map(len, columns)])
    return table(["verdict", "article 1", "article 2", "both"], rows)


def meanings():
    """Return what each verdict means.

    Returns
    -------
    Table
        One row a verdict, in the order of `VERDICTS`.
    """
    return table(["verdict", "meaning"], [[v, v.meaning] for v in VERDICTS.values()])


@dataclass(frozen=True, repr=False)
class Overview:
    """The number and the mark of every claim, each a link on a page."""

    def __repr__(self):
        lines = []
        for article in ARTICLES:
            marks = [
                f"{claim.number:<4} {_mark(claim)}" for claim in claims_of(article)
            ]
            lines.append(f"Article {article}")
            lines += [
                "   ".join(marks[start : start + PER_LINE])
                for start in range(0, len(marks), PER_LINE)
            ]
        return "\n".join(lines)

    def _repr_html_(self):
        return f'<div class="sl-claim-map">{"".join(map(_list_of, ARTICLES))}</div>'


def _mark(claim):
    return VERDICTS[claim.verdict].mark


def _list_of(article):
    items = "".join(map(_link_to, claims_of(article)))
    return f'<p>Article {article}</p><ol aria-label="Article {article}">{items}</ol>'


def _link_to(claim):
    verdict = VERDICTS[claim.verdict]
    name = escape(f"Claim {claim.number}: {verdict.word}")
    text = escape(f"{claim.number} {_mark(claim)}")
    return (
        f'<li><a href="#{claim.anchor}" class="{verdict.look}" aria-label="{name}">'
        f"{text}</a></li>"
    )


def overview():
    """Return a map of all claims: number, mark and, on a page, a link to each."""
    return Overview()

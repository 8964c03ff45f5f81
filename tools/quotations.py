"""Compare the quotations of the claims with the articles, and keep fingerprints.

The project keeps no copy of the articles. With the articles at hand, compare the
quotations letter by letter,

    python -m tools.quotations article_1.txt article_2.txt

and stores a fingerprint of each, so that a test notices any change made since.
"""

import hashlib
import json
import sys
from pathlib import Path

from softmax_lib.teaching.claims import CLAIMS

FILE = Path(__file__).parents[1] / "tests" / "claims" / "quotations.json"
CUT = "…"
STRAIGHT = str.maketrans("‘’“”", "''\"\"")


def letters(text):
    """Return a text with straight quotation marks and single spaces."""
    return " ".join(text.translate(STRAIGHT).replace("'", '"').split())


def fingerprint(quotation):
    """Return a hash of a quotation's letters."""
    return hashlib.sha256(letters(quotation).encode()).hexdigest()[:16]


def place_of(quotation, article, start=0):
    """Return where in an article a quotation begins.

    Raises
    ------
    ValueError
        A part of it does not stand there, letter by letter, after the part before it.
    """
    first, at = None, start
    for part in quotation.split(CUT):
        found = article.find(letters(part), at)
        if found < 0:
            raise ValueError(f"the article does not say: {part.strip()}")
        first, at = (found if first is None else first), found + len(letters(part))
    return first


def fingerprints(articles, claims):
    """Return the fingerprint of each claim's quotation, by its number.

    Parameters
    ----------
    articles : dict of int to str
        The texts by the numbers that claims have for them.
    claims : iterable of Claim
        In the order of their articles.

    Raises
    ------
    ValueError
        A quotation does not stand in its article, or not after the one before it.
    """
    found, at = {}, dict.fromkeys(articles, 0)
    for claim in claims:
        article = letters(articles[claim.article])
        at[claim.article] = place_of(claim.quote, article, at[claim.article])
        found[claim.number] = fingerprint(claim.quote)
    return found


def main():
    """Compare all quotations with the files named, and store the fingerprints."""
    articles = {
        number: Path(name).read_text(encoding="utf-8")
        for number, name in enumerate(sys.argv[1:], start=1)
    }
    found = fingerprints(articles, CLAIMS.values())
    FILE.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""The registry is complete, in order, fair in length, and its links lead somewhere."""

import json
import re

import pytest
from shown import NOTEBOOK

from softmax_lib.teaching.claims import CHAPTERS, CLAIMS, VERDICTS
from softmax_lib.teaching.claims.claim import Claim, slug

BOOK = NOTEBOOK.parents[1]
MOST_WORDS = 25


@pytest.fixture(params=CLAIMS.values(), ids=CLAIMS)
def claim(request):
    """Each claim in turn."""
    return request.param


def headings(chapter):
    """Return the titles of level 2 of a chapter."""
    path = BOOK / f"{CHAPTERS[chapter]}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    texts = ["".join(c["source"]) for c in cells if c["cell_type"] == "markdown"]
    return re.findall(r"(?m)^## (.+)$", "\n".join(texts))


@pytest.mark.parametrize(("article", "at_least"), [(1, 42), (2, 31)])
def test_the_numbers_of_an_article_have_no_gaps(article, at_least):
    claims = [claim for claim in CLAIMS.values() if claim.article == article]
    numbers = sorted(int(claim.number.partition(".")[2]) for claim in claims)
    assert numbers == list(range(1, len(claims) + 1))
    assert len(claims) >= at_least, "a number once given stays given"


def test_the_second_article_follows_the_first():
    articles = [claim.article for claim in CLAIMS.values()]
    assert articles == sorted(articles)
    assert [claim.number for claim in CLAIMS.values()] == list(CLAIMS)


def test_the_verdict_is_one_of_five(claim):
    assert claim.verdict in VERDICTS


def test_every_verdict_has_a_mark_and_a_look_of_its_own():
    assert len({verdict.mark for verdict in VERDICTS.values()}) == len(VERDICTS) == 5
    assert len({verdict.look for verdict in VERDICTS.values()}) == len(VERDICTS)


def test_the_section_that_explains_it_exists(claim):
    assert claim.section in headings(claim.chapter)


def test_the_quotation_is_short(claim):
    assert 1 <= len(re.findall(r"[\w'’-]+", claim.quote)) <= MOST_WORDS


def test_what_is_right_is_said_in_other_words(claim):
    assert len(claim.statement) > 40
    assert claim.quote not in claim.statement


def test_text_ends_where_a_sentence_ends(claim):
    assert re.search(r"[.?!)]$", claim.statement)
    assert not claim.computes.endswith(".")


def test_no_two_claims_are_told_alike():
    assert len({claim.statement for claim in CLAIMS.values()}) == len(CLAIMS)


def test_a_claim_is_told_with_quotation_section_and_what_is_computed():
    claim = Claim(
        number="1.13",
        quote="adding the exponents",
        verdict="garbled",
        chapter=2,
        section="Two steps, by hand",
        statement="Add the exponentials. Then divide.",
        computes="both sums",
    )
    assert claim.title == "Claim 1.13 ⇄ garbled"
    assert claim.text == (
        "> “adding the exponents”\n\n"
        "Add the exponentials. Then divide.\n\n"
        "Explained in chapter 2, "
        "[Two steps, by hand](../02_softmax.ipynb#two-steps-by-hand). "
        "Computed: both sums."
    )


def test_nothing_is_promised_where_nothing_is_computed():
    assert "Computed" not in CLAIMS["1.8"].text


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("What softmax keeps", "what-softmax-keeps"),
        ("Soft arg max, soft max", "soft-arg-max-soft-max"),
        ("93.15 % of what?", "9315--of-what"),
    ],
)
def test_a_title_has_a_name_in_addresses(title, name):
    assert slug(title) == name


def test_article_and_anchor_follow_from_the_number():
    assert (CLAIMS["1.13"].article, CLAIMS["1.13"].anchor) == (1, "claim-1-13")
    assert (CLAIMS["2.9"].article, CLAIMS["2.9"].anchor) == (2, "claim-2-9")

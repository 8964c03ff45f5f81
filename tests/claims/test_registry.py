"""The registry is complete, in order, fair in length, and its links lead somewhere."""

import json
import re

import pytest
from shown import cells_by_claim

from softmax_lib.teaching.claims import CHAPTERS, CLAIMS, VERDICTS
from softmax_lib.teaching.claims.text import NOTEBOOK, markdown

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


def test_the_claims_of_both_articles_stand_in_their_order_without_gaps():
    counts = [
        sum(claim.article == article for claim in CLAIMS.values()) for article in (1, 2)
    ]
    assert counts >= [40, 29], "what was claimed stays claimed"
    numbers = [f"{a}.{i + 1}" for a in (1, 2) for i in range(counts[a - 1])]
    assert list(CLAIMS) == numbers
    assert [claim.number for claim in CLAIMS.values()] == numbers


def test_the_notebook_tells_them_in_the_same_order():
    assert list(cells_by_claim()) == list(CLAIMS)


def test_the_notebook_has_the_words_of_the_registry(claim):
    stored = "".join(cells_by_claim()[claim.number][0]["source"])
    assert stored == markdown(claim), "run python -m softmax_lib.teaching.claims.text"


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


def test_article_and_anchor_follow_from_the_number():
    assert (CLAIMS["1.13"].article, CLAIMS["1.13"].anchor) == (1, "claim-1-13")
    assert (CLAIMS["2.9"].article, CLAIMS["2.9"].anchor) == (2, "claim-2-9")

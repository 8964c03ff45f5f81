"""Words of the glossary become links, once a section, and only in prose."""

import pytest

from book.site import terms

GLOSSARY = """
    Glossary
    ========

    .. glossary::

       logit
       score
          What comes before softmax.

       log-odds
          The logarithm of odds.

       odds
          p / (1 - p).

       bit
       nat
          A unit. Chapter 2.

       cross-entropy
          A loss.
"""
CHAPTER = """
    Scores and a logit
    ==================

    The opening has logits, and again a logit.

    Odds and ends
    -------------

    A **score** and the same logit. Odds here, ``odds`` in code, log-odds once.

    .. code-block:: python

       odds = p / (1 - p)

    `A link about cross-entropy <index.html>`_ comes before cross-entropy.

    Smaller
    ~~~~~~~

    The odds again.

    Next
    ----

    Scores of 64 bits. Odds, pseudo-odds, oddsmaker, the Cross-Entropy's cross-\\
    entropy.
"""


@pytest.fixture
def chapter(build):
    """Return the built chapter."""
    return build({"book/glossary": GLOSSARY, "book/01_x": CHAPTER}, "terms")[
        "book/01_x"
    ]


def links(part):
    return [(a.get_text(), a["href"]) for a in part.select("a.sl-term")]


def test_the_first_use_in_the_opening_leads_to_the_entry(chapter):
    first = chapter.select("section > p")[0]
    assert links(first) == [("logits", "glossary.html#term-logit")]


def test_each_section_links_a_term_again_and_only_once(chapter):
    odds_and_ends = chapter.find(id="odds-and-ends")
    assert links(odds_and_ends) == [
        ("Odds", "glossary.html#term-odds"),
        ("log-odds", "glossary.html#term-log-odds"),
        ("cross-entropy", "glossary.html#term-cross-entropy"),
    ]


def test_two_terms_of_one_entry_count_as_one(chapter):
    first = chapter.select("section > p")[0]
    assert len(links(first)) == 1


def test_a_familiar_term_is_linked_once_a_chapter(chapter):
    assert [href for _, href in links(chapter)].count("glossary.html#term-logit") == 1
    assert [href for _, href in links(chapter)].count("glossary.html#term-odds") == 2


@pytest.mark.parametrize(("number", "there"), [("01", False), ("02", True)])
def test_a_word_of_two_senses_is_linked_in_its_own_chapter(build, number, there):
    site = build({"book/glossary": GLOSSARY, f"book/{number}_x": CHAPTER}, "terms")
    found = links(site[f"book/{number}_x"])
    assert (("bits", "glossary.html#term-bit") in found) == there


def test_a_part_of_another_word_is_no_term(chapter):
    assert links(chapter.find(id="next")) == [
        ("Odds", "glossary.html#term-odds"),
        ("Cross-Entropy’s", "glossary.html#term-cross-entropy"),
    ]


def test_code_headings_and_links_are_left_alone(chapter):
    for part in chapter.select("code, pre, h1, h2, h3, a:not(.sl-term)"):
        assert not links(part)


def test_the_text_stays_the_same(build):
    pages = {"book/glossary": GLOSSARY, "book/01_x": CHAPTER}
    text = build(pages, "terms")["book/01_x"].select_one(".body").get_text()
    assert text == build(pages)["book/01_x"].select_one(".body").get_text()


def test_other_pages_have_no_such_links(build):
    site = build({"book/glossary": GLOSSARY, "book/notation": CHAPTER}, "terms")
    assert not links(site["book/notation"])
    assert not links(site["book/glossary"])


def test_an_appendix_has_them(build):
    site = build({"book/glossary": GLOSSARY, "book/appendix/claims": CHAPTER}, "terms")
    assert ("logits", "../glossary.html#term-logit") in links(
        site["book/appendix/claims"]
    )


def test_a_book_without_a_glossary_is_built_as_it_is(build):
    assert not links(build({"book/01_x": CHAPTER}, "terms")["book/01_x"])


def test_the_longest_term_wins():
    found = terms.pattern(["odds", "log-odds", "odds ratio"])
    assert found.search("the odds ratio")[1] == "odds ratio"
    assert found.search("the log-odds")[1] == "log-odds"
    assert found.search("an odds\nratio")[1] == "odds\nratio"

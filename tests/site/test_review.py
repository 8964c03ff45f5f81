"""The page of reviews lists every card, by chapter."""

GLOSSARY = """
    Glossary
    ========

    .. glossary::

       bit
       nat
         Units of surprise. Chapter 2.

       dtype
         A format.
"""
CHAPTER = """
    A chapter
    =========

    .. _ex-first:

    Exercise 2.1 ●○○ The first
    --------------------------

    How many?

    Solution
    ~~~~~~~~

    Two.
"""
REVIEW = """
    Review
    ======

    .. review::

    .. keeping::

    .. review-cards::
"""
PAGES = {
    "book/02_x": CHAPTER,
    "book/glossary": GLOSSARY,
    "book/tools/review": REVIEW,
}


def groups(build):
    page = build(PAGES, "review")["book/tools/review"]
    return {
        part["data-chapter"]: [(a.get_text(), a["href"]) for a in part.select("li a")]
        for part in page.select("details.sl-cards")
    }


def test_words_and_exercises_stand_in_their_chapter(build):
    assert groups(build)["2"] == [
        ("bit, nat", "../glossary.html#term-bit"),
        ("Exercise 2.1: The first", "../02_x.html#ex-first"),
    ]


def test_a_word_of_no_chapter_has_a_group_of_its_own(build):
    assert groups(build)["0"] == [("dtype", "../glossary.html#term-dtype")]


def test_the_box_is_hidden_and_says_what_it_would_do(build):
    page = build(PAGES, "review")["book/tools/review"]
    assert page.select_one(".sl-review").has_attr("hidden")
    assert page.select_one(".sl-keeping").has_attr("hidden")
    said = " ".join(each.get_text() for each in page.select("noscript"))
    assert "needs JavaScript" in " ".join(said.split())
    assert page.select_one('script[src*="review.js"]')

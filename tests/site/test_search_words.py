"""The search knows formulas by name, and the book's words for what it cannot find."""

import json
import re
from collections import Counter

from book.site import formulas, vocabulary

CHAPTER = """
    Odds and log-odds
    =================

    The model's log-odds, in ``code_words`` and :math:`mathwords`.

    .. math:: p = q
       :label: eq-softmax-shift

    Odds :math:numref:`eq-softmax-shift`.
"""
CONFIG = {
    "extensions": ["book.site.formulas", "book.site.vocabulary", "sphinx.ext.mathjax"]
}


def index_of(site):
    text = site.file("searchindex.js")
    return json.loads(re.fullmatch(r"Search\.setIndex\((.*)\)", text, re.DOTALL)[1])


def test_a_formula_is_an_object_of_the_search_index(build):
    index = index_of(build({"book/01_x": CHAPTER}, **CONFIG))
    names = [found[4] for found in index["objects"][""]]
    anchors = [found[3] for found in index["objects"][""]]
    assert names == ["softmax shift"]
    assert anchors == ["equation-eq-softmax-shift"]
    assert [what for _, _, what in index["objnames"].values()] == ["formula"]


def test_the_formula_is_where_the_index_says(build):
    page = build({"book/01_x": CHAPTER}, **CONFIG)["book/01_x"]
    assert page.find(id="equation-eq-softmax-shift")


def test_a_name_is_the_label_in_words():
    assert formulas.name_of("eq-cross-entropy-gradient") == "cross entropy gradient"


def test_the_list_of_words_holds_the_prose(build):
    words = json.loads(
        build({"book/01_x": CHAPTER}, **CONFIG).file("_static/words.json")
    )
    assert "log-odds" in words
    assert words.index("log-odds") < words.index("model"), "the frequent come first"
    assert "mathwords" not in words
    assert len(words) == len(set(words))
    assert all(word == word.lower() for word in words)


def test_words_of_one_frequency_are_in_the_order_of_the_alphabet():
    assert vocabulary.ranked(Counter("bbcaacd")) == ["a", "b", "c", "d"]

"""The search knows formulas by name."""

import json
import re

from book.site import formulas

CHAPTER = """
    Odds and log-odds
    =================

    The model's log-odds, in ``code_words`` and :math:`mathwords`.

    .. math:: p = q
       :label: eq-softmax-shift

    Odds :math:numref:`eq-softmax-shift`.
"""
CONFIG = {"extensions": ["book.site.formulas", "sphinx.ext.mathjax"]}


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

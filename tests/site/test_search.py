"""The index of the search: places with their words, and nothing else."""

import json

from docutils import nodes

from book.site import search_places

CHAPTER = """
    Odds and log-odds
    =================

    Odds of :math:`z_k \\le 3` and :math:`\\frac{a}{b}` in ``code``.

    .. code:: python

       code = "left out"

    The shift is this:

    .. math:: p = q
       :label: eq-softmax-shift

    .. raw:: html

       <form>Furniture</form>

    Below
    -----

    Its own words, as formula :math:numref:`eq-softmax-shift` says.
"""
GLOSSARY = """
    Glossary
    ========

    .. glossary::

       bit
       nat
         Units of surprise.
"""
PAGES = {"book/01_x": CHAPTER, "book/glossary": GLOSSARY}
CONFIG = {"extensions": ["book.site.search", "sphinx.ext.mathjax"]}


def places(build, page):
    site = build(PAGES, **CONFIG)
    index = json.loads(site.file("search.json"))
    names = [uri for uri, _ in index["pages"]]
    return {
        title: (anchor, index["kinds"][kind], text)
        for number, anchor, kind, title, text in index["places"]
        if names[number] == page
    }


def test_a_section_has_its_own_words_and_leads_to_itself(build):
    found = places(build, "book/01_x.html")
    anchor, kind, text = found["Below"]
    assert (anchor, kind) == ("below", "section")
    assert text.startswith("Its own words, as formula")
    assert "Its own words" not in found["Odds and log-odds"][2]


def test_a_pages_title_leads_to_its_top(build):
    assert places(build, "book/01_x.html")["Odds and log-odds"][0] == ""


def test_formulas_are_read_or_left_out_and_code_and_forms_do_not_show(build):
    _, _, text = places(build, "book/01_x.html")["Odds and log-odds"]
    assert text == "Odds of z_k ≤ 3 and … in code. The shift is this:"


def test_outputs_stand_aside_and_code_is_left_out(document):
    code = nodes.container("", nodes.literal_block("", "spam = eggs"))
    shown = nodes.literal_block("", "[1.4612, 20.7233]")
    table = nodes.raw("", "<style>p {}</style><td>0.944</td>", format="html")
    output = nodes.container("", shown, table, classes=["cell_output"])
    section = nodes.section("", nodes.title("", "One"), code, output, ids=["one"])
    (place,) = search_places.places(document(section), "book/01_x")
    assert place.aside == "[1.4612, 20.7233] 0.944"
    assert place.text == ""


def test_a_formula_with_a_number_is_found_by_its_name(build):
    anchor, kind, text = places(build, "book/01_x.html")["softmax shift"]
    assert (anchor, kind) == ("equation-eq-softmax-shift", "formula")
    assert text == "The shift is this:"
    page = build(PAGES, **CONFIG)["book/01_x"]
    assert page.find(id=anchor)


def test_an_entry_of_the_glossary_is_a_place_with_all_its_terms(build):
    found = places(build, "book/glossary.html")
    anchor, kind, text = found["bit, nat"]
    assert (anchor, kind, text) == ("term-bit", "definition", "Units of surprise.")
    assert "surprise" not in found["Glossary"][2]


def test_sphinx_makes_neither_an_index_nor_a_search_page_of_its_own(build):
    site = build(PAGES, **CONFIG)
    assert not (site.out / "searchindex.js").exists()

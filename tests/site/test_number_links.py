"""Numbers of the prose lead to the cell of their section that shows them."""

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

CHAPTER = """
    .. role:: raw-html(raw)
       :format: html

    Numbers
    =======

    The opening has 0.9315 and 1.4612.

    .. shown:: 0.9999

    First
    -----

    .. shown:: 0.93154 0.0685

    It is 0.9315, or 93.15 %, and 0.0685, and again 0.9315. Not 1.4612, and ``0.0685``.

    .. shown:: 0.9315

    Later it is 0.932.

    Second
    ------

    Before it, 1.4612 too; 2.50 has no cell, and Chapter 146 is none.

    .. shown:: 1.4612 <b>7.25</b>

    Moved: :raw-html:`<span data-set="t">` 1.461 :raw-html:`</span>`.

    Summary
    -------

    So 0.0685.
"""


class Shown(SphinxDirective):
    """A cell that shows its argument."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self):
        output = nodes.container(
            "", nodes.literal_block("", self.arguments[0]), classes=["cell_output"]
        )
        return [nodes.container("", output, classes=["cell"])]


def setup(app):
    app.add_directive("shown", Shown)


def page(build):
    config = {"extensions": ["book.site.number_links", __name__]}
    return build({"book/01_x": CHAPTER}, **config)["book/01_x"]


def links(build, section):
    found = page(build).find("section", id=section).select(":scope > p a.sl-shown")
    return [(link.get_text(), link["href"]) for link in found]


def test_a_number_leads_to_the_cell_before_it(build):
    assert links(build, "first") == [
        ("0.9315", "#cell-2"),
        ("93.15 %", "#cell-2"),
        ("0.0685", "#cell-2"),
        ("0.932", "#cell-3"),
    ]


def test_or_to_the_next_one_where_none_comes_before(build):
    assert links(build, "second") == [("1.4612", "#cell-4")]


def test_the_opening_and_the_summary_speak_of_the_whole_chapter(build):
    assert links(build, "numbers")[:2] == [("0.9315", "#cell-2"), ("1.4612", "#cell-4")]
    assert links(build, "summary") == [("0.0685", "#cell-2")]


def test_every_link_leads_to_a_cell(build):
    whole = page(build)
    for link in whole.select("a.sl-shown"):
        assert "cell" in whole.find(id=link["href"][1:])["class"]

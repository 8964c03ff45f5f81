"""Terms of formulas find their regions, in the figure's file for every screen."""

import re
from html import unescape
from types import SimpleNamespace

import matplotlib.pyplot as plt
import pytest
from doctrees import page
from docutils import nodes
from sphinx.errors import ExtensionError

from book.site import formula_terms, maths
from book.site.formula_terms import Link, Term
from book.site.phone_figures import phone_image
from softmax_lib.teaching.figures.regions import name_region

SUM = Term(r"\sum_j e^{z_j}", "the sum", "sum")
ONE = Term("e^{z_i}", "the exponentials", "exp")
LINK = Link("fig-strip", (ONE, SUM))


def svg(tmp_path, *names, size=(4, 2)):
    fig = plt.figure(figsize=size, layout="none")  # not the book's style
    ax = fig.add_axes([0, 0, 1, 1])
    for name in names:
        name_region(name, 0.25, 0.5, 0.5, 0.25, ax=ax, of_axes=True)
    with plt.rc_context({"savefig.bbox": "standard"}):
        fig.savefig(tmp_path / "figure.svg")
    plt.close(fig)
    return (tmp_path / "figure.svg").read_text(encoding="utf-8")


def test_a_region_is_found_in_per_cent_from_the_upper_left(tmp_path):
    found = formula_terms.regions(svg(tmp_path, "exp"))
    assert found["exp"] == pytest.approx([25, 25, 50, 25], abs=0.02)


def test_a_region_draws_nothing(tmp_path):
    assert 'style="fill: none"' in svg(tmp_path, "exp").split("region-exp")[1]


def test_each_term_gets_its_class_and_no_other_piece():
    latex = r"\frac{e^{z_i}}{\sum_j e^{z_j}}"
    assert formula_terms.marked(latex, LINK.terms) == (
        r"\frac{\htmlClass{sl-formula-term sl-formula-term-0}{e^{z_i}}}"
        r"{\htmlClass{sl-formula-term sl-formula-term-1}{\sum_j e^{z_j}}}"
    )


def test_a_term_that_does_not_occur_stops_the_build():
    with pytest.raises(ExtensionError, match=r"there is no \\sum_j"):
        formula_terms.marked("p = e^{z_i}", LINK.terms)


def test_a_region_that_one_of_the_files_lacks_stops_the_build(tmp_path):
    files = {"wide": svg(tmp_path, "exp", "sum"), "phone": svg(tmp_path, "exp")}
    with pytest.raises(ExtensionError, match=r"no region sum \['phone'\]"):
        formula_terms.buttons(LINK, files)


def test_a_figure_that_is_on_another_page_stops_the_build(tmp_path):
    formula = nodes.math_block("", r"e^{z_i} \sum_j e^{z_j}", label="eq-softmax")
    document = page(formula)
    document.settings.env.srcdir = tmp_path
    with pytest.raises(ExtensionError, match="no fig-softmax-strip"):
        formula_terms.LinkTerms(document).apply()


def test_the_buttons_come_below_the_formula(tmp_path, monkeypatch):
    monkeypatch.setattr(formula_terms, "LINKS", {"eq-softmax": LINK})
    (tmp_path / "a.svg").write_text(svg(tmp_path, "exp", "sum"), encoding="utf-8")
    (tmp_path / "b.svg").write_text(
        svg(tmp_path, "exp", "sum", size=(2, 4)), encoding="utf-8"
    )
    images = phone_image(uri="/b.svg"), nodes.image(uri="/a.svg")
    figure = nodes.figure("", *images, names=["fig-strip"])
    formula = nodes.math_block("", r"e^{z_i} / \sum_j e^{z_j}", label="eq-softmax")
    document = page(figure, formula, nodes.paragraph("", "And so on."))
    env = SimpleNamespace(srcdir=tmp_path, docname="page", metadata={"page": {}})
    document.settings.env = env
    formula_terms.LinkTerms(document).apply()
    row = unescape(document[2].astext())
    assert re.findall(r">([^<>]+)</button>", row) == ["the exponentials", "the sum"]
    assert row.count('"phone"') == row.count('"wide"') == 2
    assert env.metadata["page"] == {"formula-terms": True}


def test_what_is_copied_of_a_formula_has_no_marks(monkeypatch):
    seen = []

    def plain(latex, options):
        seen.append(options)
        return f"<annotation>{latex}</annotation>"

    monkeypatch.setattr(maths, "render_plain", plain)
    marked = formula_terms.marked("e^{z_i}", (ONE,))
    assert maths.render(marked) == "<annotation>{e^{z_i}}</annotation>"
    assert maths.render("z") == "<annotation>z</annotation>"
    assert seen == [{"trust": True, "strict": "ignore"}, None]


@pytest.mark.parametrize("label", formula_terms.LINKS)
def test_every_term_has_words_of_its_own(label):
    words = [term.words for term in formula_terms.LINKS[label].terms]
    assert len(set(words)) == len(words)

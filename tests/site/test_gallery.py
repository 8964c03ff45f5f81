"""The index of figures and widgets: nothing left out, every link where it belongs."""

from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document
from sphinx import addnodes

from book.site import gallery
from softmax_lib.teaching import widgets
from softmax_lib.teaching.widgets._base import BookWidget


def figure(name, caption, *, uri="drawing.svg"):
    image = nodes.image(uri=uri, alt="Bars.", ids=["picture"])
    return nodes.figure("", image, nodes.caption("", caption), ids=[name])


def widget(name):
    html = f'<div class="sl-widget" data-widget="{name}" data-state="{{}}">4.2</div>'
    return nodes.container("", nodes.raw("", html, format="html"))


def section(title, anchor, *children):
    return nodes.section("", nodes.title("", title), *children, ids=[anchor])


def page(*children):
    document = new_document("page", get_default_settings(Parser))
    document += children
    return document


@pytest.fixture
def app():
    """A book of two pages below its landing page, which shows a widget too."""
    tree = addnodes.toctree(includefiles=["book/02_softmax", "book/notation"])
    heat = figure("fig-softmax-heat", "Heat makes all equal.")
    mixer = section("Temperature", "temperature", heat, widget("softmax-mixer"))
    pages = {
        "index": page(section("Softmax", "softmax", widget("softmax-mixer"), tree)),
        "book/02_softmax": page(section("Normalise", "normalise", mixer)),
        "book/notation": page(section("Notation", "notation")),
    }
    env = SimpleNamespace(
        config=SimpleNamespace(root_doc="index"),
        get_doctree=pages.get,
        titles={
            name: nodes.title("", tree[0][0].astext()) for name, tree in pages.items()
        },
        toc_fignumbers={"book/02_softmax": {"figure": {"fig-softmax-heat": (2, 1)}}},
    )
    return SimpleNamespace(
        env=env,
        config=SimpleNamespace(numfig_format={"figure": "Fig. %s"}),
        builder=SimpleNamespace(get_relative_uri=lambda here, there: f"{there}.html"),
    )


def addresses(content):
    return [ref["refuri"] for part in content for ref in part.findall(nodes.reference)]


def test_a_figure_is_listed_with_number_caption_picture_and_link(app):
    heading, cards = gallery.list_figures(app, "book/appendix/figures")
    assert heading.astext() == "Normalise"
    assert cards.astext() == "Fig. 2.1 Heat makes all equal."
    assert addresses([heading, cards]) == [
        "book/02_softmax.html",
        "book/02_softmax.html#fig-softmax-heat",
    ]
    picture = cards.next_node(nodes.image)
    assert picture["uri"] == "drawing.svg"
    assert (picture["alt"], picture["ids"]) == ("", [])


def test_the_figure_itself_keeps_its_alternative_text(app):
    gallery.list_figures(app, "book/appendix/figures")
    own = app.env.get_doctree("book/02_softmax").next_node(nodes.image)
    assert own["alt"] == "Bars."


def test_a_picture_without_caption_or_name_is_no_figure_of_the_index():
    bare = nodes.figure("", nodes.image(uri="a.svg"), ids=["solution"])
    nameless = nodes.figure("", nodes.image(uri="b.svg"), nodes.caption("", "B."))
    assert gallery.figures_in(page(section("A", "a", bare, nameless))) == []


def test_a_widget_is_listed_once_with_its_claim_and_all_its_places(app):
    [found] = gallery.list_widgets(app, "book/appendix/figures")
    name, claim, links = found[0][0], found[0][1][0], found[0][1][1]
    assert len(found) == 1
    assert name.astext() == "Softmax mixer"
    assert claim.astext() == widgets.SoftmaxMixer.claim
    assert links.astext() == "Softmax · Normalise: Temperature"
    assert addresses([links]) == [
        "index.html#softmax",
        "book/02_softmax.html#temperature",
    ]


def test_twice_on_one_page_is_one_place(app):
    again = section("Again", "again", widget("softmax-mixer"))
    app.env.get_doctree("book/02_softmax")[0] += again
    assert len(gallery.places_of_widgets(app.env)["softmax-mixer"]) == 2


def test_both_lists_stand_where_the_directives_were(app):
    document = page(section("F", "f", gallery.figure_index(), gallery.widget_index()))
    gallery.fill(app, document, "book/appendix/figures")
    kinds = [type(child) for child in document[0]]
    assert kinds == [
        nodes.title,
        nodes.paragraph,
        nodes.bullet_list,
        nodes.definition_list,
    ]


@pytest.mark.parametrize("name", widgets.__all__)
def test_every_widget_claims_something(name):
    claim = getattr(widgets, name).claim
    assert claim.endswith(".")
    assert 20 < len(claim) < 120


def test_without_a_claim_of_its_own_a_widget_says_what_it_is():
    class SoftmaxMixer(BookWidget):
        """Sliders beside nothing at all."""

    assert SoftmaxMixer.claim == "Sliders beside nothing at all."

"""The `figures` and `widgets` directives: indexes made from the pages themselves.

Both are filled once every page has been read. Figures come with a small picture, their
number and their caption; widgets with what each of them claims.
"""

import re
from typing import NamedTuple

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from book.site.landing import pages_of

WIDGET = re.compile(r'class="sl-widget" data-widget="([a-z0-9-]+)"')
WORD = re.compile(r"(?<!^)(?=[A-Z])")


class figure_index(nodes.General, nodes.Element):
    """Stands for the list of all figures until all pages are read."""


class widget_index(nodes.General, nodes.Element):
    """Stands for the list of all widgets until all pages are read."""


class Place(NamedTuple):
    """Where something stands: a page, an anchor on it, and what the link says."""

    page: str
    anchor: str
    text: str


def figures_in(document):
    """Return the figures of a page that have a name and a caption, in order.

    Parameters
    ----------
    document : docutils.nodes.document
        The page.

    Returns
    -------
    list of docutils.nodes.figure
        Without those in solutions, which have neither.
    """
    found = document.findall(nodes.figure)
    return [one for one in found if one["ids"] and one.next_node(nodes.caption)]


def widgets_in(document):
    """Return the widgets of a page: module, and anchor and title of its section.

    Parameters
    ----------
    document : docutils.nodes.document
        The page.

    Returns
    -------
    list of tuple of str
        ("softmax-mixer", "temperature", "Temperature"), in order.
    """
    found = []
    for raw in document.findall(nodes.raw):
        section = raw
        while section is not None and not isinstance(section, nodes.section):
            section = section.parent
        for name in WIDGET.findall(raw.astext()):
            found.append((name, section["ids"][0], section[0].astext()))
    return found


def spoken_name(name):
    """Return the name of a class as words: "Softmax mixer" for SoftmaxMixer."""
    first, *rest = WORD.sub(" ", name).split()
    return " ".join([first, *map(str.lower, rest)])


def link(app, fromdocname, place, *content):
    """Return a reference to a place on another page of the book."""
    address = app.builder.get_relative_uri(fromdocname, place.page)
    address = f"{address}#{place.anchor}" if place.anchor else address
    text = content or [nodes.Text(place.text)]
    return nodes.reference("", "", *text, internal=True, refuri=address)


def drawing_of(figure):
    """Return the image of a figure, the wide one where a phone has its own."""
    return next(one for one in figure.findall(nodes.image) if type(one) is nodes.image)


def card(app, fromdocname, page, figure):
    """Return the list item of one figure: picture, number and caption, all one link."""
    numbers = app.env.toc_fignumbers.get(page, {}).get("figure", {})
    number = ".".join(map(str, numbers.get(figure["ids"][0], ())))
    picture = drawing_of(figure).deepcopy()
    picture["alt"] = ""  # the caption beside it says it
    picture["ids"], picture["names"] = [], []
    caption = figure.next_node(nodes.caption)
    content = [
        picture,
        nodes.strong("", app.config.numfig_format["figure"] % number),
        nodes.Text(" "),
        *[child.deepcopy() for child in caption.children],
    ]
    whole = link(app, fromdocname, Place(page, figure["ids"][0], ""), *content)
    return nodes.list_item("", nodes.paragraph("", "", whole))


def list_figures(app, fromdocname):
    """Return one heading and one list for each page that has figures."""
    content = []
    for page in pages_of(app.env):
        figures = figures_in(app.env.get_doctree(page))
        if figures:
            title = Place(page, "", app.env.titles[page].astext())
            heading = nodes.paragraph("", "", link(app, fromdocname, title))
            heading["classes"] = ["sl-gallery-page"]
            cards = [card(app, fromdocname, page, figure) for figure in figures]
            content += [heading, nodes.bullet_list("", *cards, classes=["sl-gallery"])]
    return content


def claims():
    """Return name and claim of every widget, by the name of its module."""
    from softmax_lib.teaching import widgets

    found = [getattr(widgets, name) for name in widgets.__all__]
    return {each.module: (spoken_name(each.__name__), each.claim) for each in found}


def places_of_widgets(env):
    """Return where each widget stands, by the name of its module."""
    found = {}
    for page in [env.config.root_doc, *pages_of(env)]:
        title = env.titles[page].astext()
        for name, anchor, section in widgets_in(env.get_doctree(page)):
            text = title if section == title else f"{title}: {section}"
            places = found.setdefault(name, [])
            if page not in [place.page for place in places]:
                places.append(Place(page, anchor, text))
    return found


def list_widgets(app, fromdocname):
    """Return a definition list: what each widget claims, and where it stands."""
    known, content = claims(), []
    for module, places in places_of_widgets(app.env).items():
        name, claim = known[module]
        links = nodes.paragraph("", "")
        for place in places:
            links += [nodes.Text(" · ")] if len(links) else []
            links += link(app, fromdocname, place)
        body = nodes.definition("", nodes.paragraph("", claim), links)
        item = nodes.definition_list_item("", nodes.term("", name), body)
        content.append(item)
    return [nodes.definition_list("", *content, classes=["sl-widgets"])]


class Index(SphinxDirective):
    """Leave a node that is filled when all pages are known."""

    node = nodes.Element

    def run(self):
        """Return the empty node."""
        return [self.node()]


class Figures(Index):
    """List every figure of the book, by page."""

    node = figure_index


class Widgets(Index):
    """List every widget of the book, with its claim."""

    node = widget_index


def fill(app, doctree, docname):
    """Put the lists in place of the empty nodes."""
    for node in list(doctree.findall(figure_index)):
        node.replace_self(list_figures(app, docname))
    for node in list(doctree.findall(widget_index)):
        node.replace_self(list_widgets(app, docname))


def setup(app):
    """Register the idea with Sphinx."""
    app.add_node(figure_index)
    app.add_node(widget_index)
    app.add_directive("figures", Figures)
    app.add_directive("widgets", Widgets)
    app.connect("doctree-resolved", fill)

"""Each number of the prose leads to the cell that computes it.

Which numbers those are, and what counts as shown, is what the tests of the notebooks
check too (book/site/number_values.py): a number of three or more digits is an output of
the same section, or of the same exercise; the opening and the summary speak of the
whole chapter. In each section the first use of a number is a link.
"""

import re

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode

from book.site.number_values import is_shown, numbers_in, values_in
from book.site.search_places import TAG
from book.site.terms import READ, open_texts

LIVE = re.compile(r"data-(?:set|show)=|sl-set")  # numbers that a widget moves
WHOLE = "Summary"


def cells_of(document):
    """Return the cells of a page, and name each: the third is `cell-3`."""
    found = [
        node for node in document.findall(nodes.container) if "cell" in node["classes"]
    ]
    for number, cell in enumerate(found, 1):
        cell["ids"].append(f"cell-{number}")
    return found


def values_of(cell):
    """Return the numbers that a cell shows."""
    texts = []
    for part in cell.findall(nodes.container):
        if "cell_output" in part["classes"]:
            shown = part.findall(lambda node: isinstance(node, (nodes.raw, nodes.Text)))
            texts += [TAG.sub(" ", node.astext()) for node in shown]
    return values_in("\n".join(texts))


def scope_of(node, chapter):
    """Return what counts as the same section; None stands for the whole chapter."""
    exercise = section = None
    while node is not None and node is not chapter:
        if isinstance(node, nodes.section):
            if "sl-exercise" in node["classes"]:
                exercise = id(node)
            section = node
        node = node.parent
    if section is None or section[0].astext() == WHOLE:
        return None
    return id(section), exercise


def is_moved(text):
    """Tell whether a text stands in a paragraph whose numbers a reader can move."""
    block = text.parent
    while isinstance(block, nodes.Inline):
        block = block.parent
    return any(LIVE.search(raw.astext()) for raw in block.findall(nodes.raw))


class LinkNumbers(SphinxPostTransform):
    """Link the first use of each number in each section of a chapter."""

    default_priority = 510  # after the glossary's words
    formats = ("html",)

    def run(self, **kwargs):
        """Do it for the page that is about to be written."""
        if not READ.fullmatch(self.env.docname):
            return
        chapter = self.document.next_node(nodes.section)
        order = {id(node): at for at, node in enumerate(self.document.findall())}
        shown = {None: []}
        for cell in cells_of(self.document):
            entry = (order[id(cell)], cell["ids"][-1], values_of(cell))
            shown[None].append(entry)
            if scope := scope_of(cell, chapter):
                shown.setdefault(scope, []).append(entry)
        linked = set()
        for text in list(open_texts(chapter)):
            scope = scope_of(text, chapter)
            cells = shown.get(scope, [])
            if cells and not is_moved(text):
                self.link(text, order[id(text)], scope, cells, linked)

    def link(self, text, at, scope, cells, linked):
        """Replace a text by its pieces, those that are new numbers as links."""
        pieces, end = [], 0
        for found, *number in numbers_in(text):
            anchor = nearest(at, cells, number)
            if not anchor or (scope, *number) in linked:
                continue
            linked.add((scope, *number))
            start = found.start()
            stop = start + len(found[0].rstrip())
            pieces += [nodes.Text(text[end:start])]
            pieces += [self.reference(text[start:stop], anchor)]
            end = stop
        if pieces:
            text.parent.replace(text, [*pieces, nodes.Text(text[end:])])

    def reference(self, number, anchor):
        """Return the link from a number to a cell."""
        builder, here = self.app.builder, self.env.docname
        node = make_refnode(builder, here, here, anchor, nodes.Text(number))
        node["classes"].append("sl-shown")
        return node


def nearest(at, cells, number):
    """Return the cell that shows a number: the last before a place, else the next."""
    found = [cell for cell in cells if is_shown(*number, cell[2])]
    before = [cell for cell in found if cell[0] < at]
    chosen = before[-1:] or found[:1]
    return chosen[0][1] if chosen else None


def setup(app):
    """Register the idea with Sphinx."""
    app.add_post_transform(LinkNumbers)

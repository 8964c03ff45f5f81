"""What the search looks through: each place of a page, with its words.

A place is what an address can name: a section without its subsections, an entry of the
glossary, a function, a formula with a number. What the site adds to the text, such as
forms and buttons, belongs to none.
"""

import re
from typing import NamedTuple

from docutils import nodes
from sphinx import addnodes

from book.site.exercises import solution
from book.site.formulas import name_of
from book.site.labels import label_like
from book.site.museum import ANCHOR as EXHIBIT
from book.site.plain_formulas import plain
from book.site.run_locally import run_box

# Pages about the book: whoever seeks a word of the subject wants them last.
ABOUT = {
    "index",
    "book/appendix/figures",
    "book/changelog",
    "book/contribute",
    "book/references",
    "book/teach",
    "book/third_party",
}
KINDS = (
    "section",
    "exhibit",
    "definition",
    "function",
    "formula",
    "claim",
    "exercise",
    "about",
)
CLASSES = {"sl-exercise": "exercise", "sl-claim": "claim"}
UNREAD = (nodes.comment, nodes.title, nodes.system_message, run_box, addnodes.index)
INLINE = (nodes.Inline, nodes.Text, nodes.literal, nodes.reference, nodes.math)
TAG = re.compile(r"<(style|svg|script)\b.*?</\1>|<[^>]*>", re.DOTALL)
GRADE = re.compile(r"[●○]{3} ?")
LEFT_OUT = re.compile(r"^…[:;,.]? ")  # a formula that begins a sentence


class Place(NamedTuple):
    """Where something stands, of which kind it is, and what it says.

    `aside` is found, but not shown: outputs and solutions.
    """

    anchor: str
    kind: str
    title: str
    text: str
    aside: str


class Reader:
    """Collects the words of one place, and the places within it."""

    def __init__(self):
        self.words, self.aside, self.within = [], [], []

    def read(self, node):
        """Take a node's words, but leave places within it for later."""
        if isinstance(node, UNREAD):
            return
        if isinstance(node, nodes.Text):
            self.words.append(node.astext())
        elif isinstance(node, nodes.math):
            self.words.append(plain(node.astext()))
        elif isinstance(node, (nodes.literal_block, nodes.raw)):
            if is_output(node):
                self.aside.append(TAG.sub(" ", node.astext()))
        elif isinstance(node, nodes.math_block):
            if node.get("label"):
                self.within.append(node)
        elif is_place(node):
            self.within.append(node)
        elif isinstance(node, solution):
            self.aside.append(words_of(node))
        else:
            for child in node.children:
                self.read(child)
            if not isinstance(node, INLINE):
                self.words.append(" ")


def is_place(node):
    """Tell whether a node has an address of its own."""
    if isinstance(node, nodes.definition_list_item):
        return any(term["ids"] for term in node.findall(nodes.term))
    return isinstance(node, (nodes.section, addnodes.desc))


def is_output(node):
    """Tell whether a node stands in what a cell has shown, and is no widget."""
    if "sl-widget" in node.astext():
        return False
    while node is not None:
        if "cell_output" in node.get("classes", ()):
            return True
        node = node.parent
    return False


def tidy(texts):
    """Return texts as one, with single spaces."""
    return " ".join("".join(texts).split())


def words_of(node):
    """Return all words of a node, outputs last."""
    reader = Reader()
    for child in node.children:
        reader.read(child)
    return tidy([*reader.words, " ", " ".join(reader.aside)])


def places(document, page):
    """Return the places of a page, in order.

    Parameters
    ----------
    document : docutils.nodes.document
        The page, with its references resolved.
    page : str
        Its name: "book/02_softmax".

    Returns
    -------
    list of Place
        The page's first section leads to its top: its anchor is empty.
    """
    found = []
    top = document.next_node(nodes.section)
    for node in document.children:
        if isinstance(node, nodes.section):
            found += _places_in(node, page, top)
    return found


def _places_in(node, page, top):
    reader = Reader()
    anchor, kind, title = _head(node, reader)
    if node is top:
        anchor = ""
    if page in ABOUT:
        kind = "about"
    aside = tidy([" ".join(reader.aside)])
    text = LEFT_OUT.sub("", tidy(reader.words))
    found = [Place(anchor, kind, title, text, aside)]
    for inner in reader.within:
        found += _places_in(inner, page, top)
    return found


def _head(node, reader):
    """Let the reader read a place; return its anchor, kind and title."""
    if isinstance(node, nodes.math_block):
        label = node["label"]
        reader.words.append(_before(node))
        return f"equation-{label}", "formula", name_of(label)
    if isinstance(node, nodes.definition_list_item):
        terms = list(node.findall(nodes.term))
        for child in node.findall(nodes.definition):
            reader.read(child)
        title = ", ".join(tidy([term.astext()]) for term in terms)
        return terms[0]["ids"][0], "definition", title
    if isinstance(node, addnodes.desc):
        signature = node.next_node(addnodes.desc_signature)
        for child in node.findall(addnodes.desc_content):
            reader.read(child)
            break
        anchor = signature["ids"][0] if signature["ids"] else ""
        return anchor, "function", anchor or tidy([signature.astext()])
    for child in node.children[1:]:
        reader.read(child)
    kinds = [CLASSES[name] for name in node["classes"] if name in CLASSES]
    if label_like(EXHIBIT, node):
        kinds = ["exhibit"]
    title = GRADE.sub("", words_of(node[0]))
    # a label stands after the name that is made from the title
    return node["ids"][-1], kinds[0] if kinds else "section", title


def _before(node):
    """Return the paragraph that leads to a formula."""
    at = node.parent.index(node)
    for sibling in reversed(node.parent.children[:at]):
        if isinstance(sibling, nodes.paragraph):
            return words_of(sibling)
    return ""

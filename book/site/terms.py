"""Words that the glossary explains lead there, once in each section of a chapter.

The glossary is Sphinx's: a page with `{glossary}`. Nothing is marked in a chapter; a
term is found by its text, in one of its usual endings.
"""

import re

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode

from book.site.run_locally import run_box

READ = re.compile(r"book/(?:(?P<number>\d\d)_|appendix/)\w+")
CHAPTER = re.compile(r"\bChapter (\d+)")
# words with other senses too (the accuracy of a sum, 64 bits): linked only in the
# chapter that their entry names
HOMONYMS = frozenset({"accuracy", "bit", "margin", "mask"})
# words in nearly every section: linked once a chapter
FAMILIAR = frozenset({"logit", "score", "softmax"})
# a word inside these is not prose, is already a link, or names a place
CLOSED = (
    nodes.literal,
    nodes.literal_block,
    nodes.math,
    nodes.math_block,
    nodes.raw,
    nodes.reference,
    nodes.title,
    nodes.caption,
    nodes.rubric,
    nodes.citation,
    nodes.comment,
    run_box,
)


def chapter_of(entry):
    """Return the number of the chapter that an entry names, or None."""
    named = CHAPTER.search(entry.astext())
    return int(named[1]) if named else None


def entries(env, number):
    """Return the terms that one chapter links, each with where its entry is.

    Parameters
    ----------
    env : sphinx.environment.BuildEnvironment
        All pages are read.
    number : int
        The chapter; 0 for an appendix.

    Returns
    -------
    dict of str to tuple of str
        "log-odds" to the page and the anchor; several terms of one entry share the
        first one's anchor.
    """
    found = {}
    names = {
        (page, anchor): name
        for name, _, kind, page, anchor, _ in env.get_domain("std").get_objects()
        if kind == "term"
    }
    for page in sorted({page for page, _ in names}):
        for entry in env.get_doctree(page).findall(nodes.definition_list_item):
            anchors = [term["ids"][0] for term in entry.findall(nodes.term)]
            terms = [names[page, a] for a in anchors if (page, a) in names]
            if HOMONYMS.isdisjoint(terms) or chapter_of(entry) == number:
                found |= dict.fromkeys(terms, (page, anchors[0]))
    return found


def pattern(terms):
    """Return a pattern that finds any term, the longest first, in usual endings.

    Parameters
    ----------
    terms : iterable of str
        As the glossary writes them.

    Returns
    -------
    re.Pattern
        Group 1 is the term, without an ending of the plural.
    """
    longest_first = sorted(terms, key=lambda term: (-len(term), term))
    either = "|".join(map(re.escape, longest_first)).replace(r"\ ", r"\s+")
    return re.compile(rf"(?<![\w-])({either})(?:s|es|’s)?(?![\w-])", re.IGNORECASE)


def open_texts(node):
    """Yield the texts of a part of a page in which a term may become a link.

    Parameters
    ----------
    node : docutils.nodes.Node
        The part.

    Yields
    ------
    docutils.nodes.Text
        In the order of reading.
    """
    if isinstance(node, nodes.Text):
        yield node
    elif not isinstance(node, CLOSED) and "cell" not in node.get("classes", ()):
        for child in node.children:
            yield from open_texts(child)


def sections(document):
    """Return lists of nodes, one for the opening and one for each section below it.

    Parameters
    ----------
    document : docutils.nodes.document
        A chapter.

    Returns
    -------
    list of list of docutils.nodes.Node
        A section's own subsections belong to it.
    """
    chapter = document.next_node(nodes.section)
    below = [node for node in chapter if isinstance(node, nodes.section)]
    opening = [node for node in chapter if node not in below]
    return [opening, *([section] for section in below)]


class LinkTerms(SphinxPostTransform):
    """Link the first use of each term in each section of a chapter."""

    default_priority = 500  # after references, citations and cells are in place
    formats = ("html",)

    def run(self, **kwargs):
        """Do it for the page that is about to be written."""
        page = READ.fullmatch(self.env.docname)
        if not page:
            return
        found = entries(self.env, int(page["number"] or 0))
        if not found:
            return
        self.found = {term.lower(): place for term, place in found.items()}
        self.pattern = pattern(found)
        familiar = {found[term] for term in FAMILIAR & set(found)}
        linked = set()
        for parts in sections(self.document):
            linked &= familiar
            for part in parts:
                for text in list(open_texts(part)):
                    self.link(text, linked)

    def link(self, text, linked):
        """Replace a text by its pieces, those that are new terms as links."""
        pieces, end = [], 0
        for use in self.pattern.finditer(text):
            page, anchor = self.found[" ".join(use[1].lower().split())]
            if (page, anchor) in linked:
                continue
            linked.add((page, anchor))
            pieces += [nodes.Text(text[end : use.start()])]
            pieces += [self.reference(use[0], page, anchor)]
            end = use.end()
        if pieces:
            text.parent.replace(text, [*pieces, nodes.Text(text[end:])])

    def reference(self, word, page, anchor):
        """Return the link from a word to an entry."""
        builder, here = self.app.builder, self.env.docname
        node = make_refnode(builder, here, page, anchor, nodes.Text(word))
        node["classes"].append("sl-term")
        return node


def setup(app):
    """Register the idea with Sphinx."""
    app.add_post_transform(LinkTerms)

"""What a chapter's opening promises: goals that could be graded, and what it needs."""

import re

from docutils import nodes

GOALS, NEEDS = "By the end you can", "You need"
CHAPTER = re.compile(r"book/(?P<number>\d\d)_\w+")


def list_after(doctree, words):
    """Return the list that follows a paragraph of these words, or None.

    Parameters
    ----------
    doctree : docutils.nodes.Node
        The page, or a part of it.
    words : str
        The whole paragraph.

    Returns
    -------
    docutils.nodes.bullet_list or None
        The node itself, not a copy.
    """
    for paragraph in doctree.findall(nodes.paragraph):
        if paragraph.astext() == words:
            after = paragraph.next_node(descend=False, siblings=True)
            return after if isinstance(after, nodes.bullet_list) else None
    return None


def texts(items):
    """Return the items of a list as text, without the mark at their end.

    Parameters
    ----------
    items : docutils.nodes.bullet_list or None
        The list.

    Returns
    -------
    list of str
        Formulas are in TeX; empty for no list.
    """
    if items is None:
        return []
    return [" ".join(item.astext().split()).rstrip(";.") for item in items]


def goals(doctree):
    """Return a chapter's goals as text: ["turn a likelihood into a loss", …]."""
    return texts(list_after(doctree, GOALS))


def setup(app):
    """Nothing to register: other ideas use this one."""

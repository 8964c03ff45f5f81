"""How long a chapter takes to read, computed from what is in it.

The opening of a notebook ends in its author's guess, `about 45 minutes`. On the
website the guess gives way to the count, so that all chapters are measured alike.
"""

import re

from docutils import nodes
from sphinx.transforms import SphinxTransform

from book.site.openings import CHAPTER, NEEDS, list_after

WORDS = 200  # a minute, of prose with formulas in its lines
LINES = 10  # a minute, of code
DISPLAYS = 2  # a minute: figures, and formulas on a line of their own
STEP = 5  # minutes: nobody reads by the clock
GUESS = re.compile(r"about \d+ minutes")
WORD = re.compile(r"[^\W\d_][\w’'-]*")


def is_left_out(node):
    """Tell whether a part takes no time: the exercises, and code folded away."""
    if isinstance(node, nodes.section):
        return node[0].astext() == "Exercises"
    return (
        isinstance(node, nodes.container)
        and "cell_input" in node["classes"]
        and "tag_hide-input" in node.parent["classes"]
    )


def amounts(node):
    """Return what a part of a page holds for the reader.

    Parameters
    ----------
    node : docutils.nodes.Node
        The part.

    Returns
    -------
    tuple of int
        Words of prose, lines of code, figures and displayed formulas.
    """
    if is_left_out(node):
        return 0, 0, 0
    if isinstance(node, nodes.Text):
        return len(WORD.findall(node)), 0, 0
    if isinstance(node, nodes.literal_block):
        lines = node.astext().splitlines()
        output = "output" in node["classes"]
        return 0, 0 if output else sum(map(bool, map(str.strip, lines))), 0
    if isinstance(node, nodes.math_block | nodes.image):
        return 0, 0, 1
    if isinstance(node, nodes.math | nodes.raw | nodes.comment):
        return 0, 0, 0
    parts = [amounts(child) for child in node.children]
    return tuple(map(sum, zip((0, 0, 0), *parts, strict=True)))


def minutes(words, lines, displays):
    """Return the minutes that these amounts take, as a multiple of five, at least 5."""
    exact = words / WORDS + lines / LINES + displays / DISPLAYS
    return max(STEP, STEP * round(exact / STEP))


def replace_guess(document, time):
    """Write the computed minutes where the opening has a guess.

    Parameters
    ----------
    document : docutils.nodes.document
        The page, changed in place.
    time : int
        Minutes.
    """
    needs = list_after(document, NEEDS)
    for text in list(needs.findall(nodes.Text)) if needs else []:
        told = f"about {time} minutes, exercises apart"
        if (new := GUESS.sub(told, text)) != text:
            text.parent.replace(text, nodes.Text(new))


class CountMinutes(SphinxTransform):
    """Compute a chapter's reading time, keep it for other pages, and tell it."""

    default_priority = 290  # before exercises become boxes

    def apply(self, **kwargs):
        """Do it for the page that is being read."""
        if not CHAPTER.fullmatch(self.env.docname):
            return
        time = minutes(*amounts(self.document))
        self.env.metadata[self.env.docname]["minutes"] = time
        replace_guess(self.document, time)


def setup(app):
    """Register the idea with Sphinx."""
    app.add_transform(CountMinutes)

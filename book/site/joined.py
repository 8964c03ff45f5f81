"""A formula and the punctuation that touches it stay on one line.

A browser may break a line on either side of a formula. Around both stands a part that
forbids it; inside the formula a line may break as before (phone.css).
"""

import re

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

BEFORE = re.compile(r"[(\[“‘]+$")
AFTER = re.compile(r"^(?:[^\w\s(\[“‘]+|th\b|s\b)+")


def touching(math):
    """Return the punctuation before a formula and after it, as two texts."""
    siblings = math.parent.children
    at = siblings.index(math)
    before = siblings[at - 1] if at else ""
    after = siblings[at + 1] if at + 1 < len(siblings) else ""
    return _found(BEFORE, before), _found(AFTER, after)


def _found(pattern, text):
    found = pattern.search(text) if isinstance(text, nodes.Text) else None
    return found[0] if found else ""


def join(math):
    """Put a formula and what touches it into one part, if anything does."""
    before, after = touching(math)
    if not (before or after):
        return
    parent, at = math.parent, math.parent.index(math)
    if after:
        parent[at + 1] = nodes.Text(parent[at + 1][len(after) :])
    if before:
        parent[at - 1] = nodes.Text(parent[at - 1][: -len(before)])
    whole = nodes.inline("", classes=["sl-joined"])
    parent[at] = whole
    whole += [nodes.Text(before), math, nodes.Text(after)]


class JoinFormulas(SphinxPostTransform):
    """Join each formula of a page to its punctuation."""

    default_priority = 600  # after the words of the glossary are links
    formats = ("html",)

    def run(self, **kwargs):
        """Do it for the page that is about to be written."""
        for math in list(self.document.findall(nodes.math)):
            join(math)


def setup(app):
    """Register the idea with Sphinx."""
    app.add_post_transform(JoinFormulas)

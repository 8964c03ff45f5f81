"""Folded code is named by the words that the reader sees."""

from myst_nb.sphinx_ import (
    HideCodeCellNode,
    depart_HideCellInput,
    visit_HideCellInput,
)

LABEL = ' aria-label="Toggle hidden content"'


def visit_folded_code(self, node):
    """Open the fold, without the label that contradicts its text."""
    start = len(self.body)
    visit_HideCellInput(self, node)
    self.body[start:] = [part.replace(LABEL, "") for part in self.body[start:]]


def setup(app):
    """Register the idea with Sphinx."""
    html = (visit_folded_code, depart_HideCellInput)
    app.add_node(HideCodeCellNode, override=True, html=html)

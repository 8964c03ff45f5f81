"""Cells that need a kernel stay in the notebook and out of the website."""

from docutils import nodes
from sphinx.transforms import SphinxTransform

KERNEL_ONLY = {"tag_local", "tag_check"}


class DropKernelCells(SphinxTransform):
    """Remove the cells tagged `local` or `check`.

    It runs while a page is read, so that their figures and labels never enter the
    site.
    """

    default_priority = 5

    def apply(self, **kwargs):
        """Remove them from the page that is being read."""
        for cell in list(self.document.findall(nodes.container)):
            if KERNEL_ONLY.intersection(cell["classes"]):
                cell.parent.remove(cell)


def setup(app):
    """Register the idea with Sphinx."""
    app.add_transform(DropKernelCells)

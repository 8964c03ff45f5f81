"""The `report` directive: where to report an error in the book.

With `repository: url` it links to the issues. Without one it says what a report should
contain, and how to correct the book oneself.
"""

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

WHAT = (
    "the page, the version at its foot, the sentence or the number, and what should "
    "stand there"
)


def report(repository):
    """Return the paragraph that says how to report an error.

    Parameters
    ----------
    repository : str
        The repository's address; empty where there is none.

    Returns
    -------
    docutils.nodes.paragraph
        With a link where there is somewhere to go.
    """
    paragraph = nodes.paragraph()
    if repository:
        link = nodes.reference("", "list of faults", refuri=f"{repository}/issues")
        paragraph += [nodes.Text("Write it into the "), link]
        paragraph += nodes.Text(f": {WHAT}.")
        return paragraph
    paragraph += nodes.Text(f"Note {WHAT}, and tell whoever gave you this copy. ")
    paragraph += nodes.Text("Or mend it: the book's folder holds all sources, ")
    paragraph += nodes.literal("", "CONTRIBUTING.md")
    paragraph += nodes.Text(" says how they are checked, and ")
    paragraph += nodes.literal("", "make test")
    paragraph += nodes.Text(" tells you whether every number still comes out.")
    return paragraph


class Report(SphinxDirective):
    """Say how to report an error."""

    def run(self):
        """Return the paragraph."""
        options = self.config.html_theme_options
        return [report(options.get("repository_url", ""))]


def setup(app):
    """Register the idea with Sphinx."""
    app.add_directive("report", Report)

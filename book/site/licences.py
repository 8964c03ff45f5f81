"""Links from the page of third-party work to its licence texts.

In THIRD-PARTY.md a text is named as code, `licences/katex.txt`: the website has that
file, the repository does not (tools/licences.py).
"""

from docutils import nodes
from sphinx.util.osutil import relative_uri

FOLDER = "licences/"


def link_texts(app, doctree, docname):
    """Make a link of each name of a licence text, in web pages."""
    if app.builder.format != "html":
        return
    here = app.builder.get_target_uri(docname)
    for literal in list(doctree.findall(nodes.literal)):
        name = literal.astext()
        if name.startswith(FOLDER) and name != FOLDER:
            link = nodes.reference("", "", refuri=relative_uri(here, name))
            literal.replace_self(link)
            link += literal


def setup(app):
    """Register the idea with Sphinx."""
    app.connect("doctree-resolved", link_texts)

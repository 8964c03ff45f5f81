"""The `downloads` directive: where the site's archive and PDF are offered.

Both are made from the finished site; tools/downloads.py lists them here afterwards.
"""

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

BEGIN, END = '<div class="sl-downloads">', "</div>"
NOTHING = (
    "<p>This copy of the site comes without them. In the book's folder "
    "<code>make offline</code> packs the site for use without a network, and "
    "<code>make pdf</code> prints the whole book.</p>"
)


class Downloads(SphinxDirective):
    """Keep the place, and say what to do where nothing is offered."""

    def run(self):
        """Return it as HTML, which is found again in the finished page."""
        return [nodes.raw("", f"{BEGIN}\n{NOTHING}\n{END}\n", format="html")]


def setup(app):
    """Register the idea with Sphinx."""
    app.add_directive("downloads", Downloads)

"""Corrections of what Sphinx and its extensions tell a screen reader."""

MENDED = {
    # a `role="list"` may contain only list items
    'role="doc-biblioentry"': 'role="listitem"',
    # the visible name of folded code is its accessible name too
    '<summary aria-label="Toggle hidden content">': "<summary>",
}


def mend(app, pagename, templatename, context, doctree):
    """Correct the roles and names in the page's body."""
    for wrong, right in MENDED.items():
        if "body" in context:
            context["body"] = context["body"].replace(wrong, right)


def setup(app):
    """Register the idea with Sphinx."""
    app.connect("html-page-context", mend)

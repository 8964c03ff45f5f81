"""A bibliography that screen readers understand.

Sphinx writes a list (`role="list"`) of entries with a role that lists do not admit.
"""


def mend_roles(app, pagename, templatename, context, doctree):
    """Make every entry of a citation list an item of that list."""
    if "body" in context:
        context["body"] = context["body"].replace(
            'role="doc-biblioentry"', 'role="listitem"'
        )


def setup(app):
    """Register the idea with Sphinx."""
    app.connect("html-page-context", mend_roles)

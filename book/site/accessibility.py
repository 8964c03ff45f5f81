"""What a screen reader is told, where Sphinx and its extensions tell it wrongly."""

MENDED = {
    # an entry of a list (`role="list"`) has a role that lists do not admit
    'role="doc-biblioentry"': 'role="listitem"',
    # folded code has a visible name, and another one for who cannot see
    '<summary aria-label="Toggle hidden content">': "<summary>",
}


def mend(app, pagename, templatename, context, doctree):
    """Put what is right into the page's body."""
    for wrong, right in MENDED.items():
        if "body" in context:
            context["body"] = context["body"].replace(wrong, right)


def setup(app):
    """Register the idea with Sphinx."""
    app.connect("html-page-context", mend)

"""Corrections of what Sphinx and its extensions tell a screen reader."""

MENDED = {
    # a `role="list"` may contain only list items
    'role="doc-biblioentry"': 'role="listitem"',
    # the visible name of folded code is its accessible name too
    '<summary aria-label="Toggle hidden content">': "<summary>",
}

# the button that unfolds the pages of a chapter in the sidebar has a picture only
TOGGLE = '<summary><span class="toctree-toggle"'
NAMED = '<summary aria-label="Pages of this chapter"><span class="toctree-toggle"'


def mend(app, pagename, templatename, context, doctree):
    """Correct the roles and names in the page's body, and in its sidebar."""
    for wrong, right in MENDED.items():
        if "body" in context:
            context["body"] = context["body"].replace(wrong, right)
    if listed := context.get("generate_toctree_html"):
        context["generate_toctree_html"] = named(listed)


def named(listed):
    """Return the function that lists the pages, with a name for each button."""

    def list_pages(*args, **kwargs):
        return str(listed(*args, **kwargs)).replace(TOGGLE, NAMED)

    return list_pages


def setup(app):
    """Register the idea with Sphinx."""
    app.connect("html-page-context", mend, priority=900)  # after the theme

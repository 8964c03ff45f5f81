"""Pages without a source file: 404.html, and the search page's help.

Static hosts look for `404.html` beside the landing page and show it for any unknown
address, however deep; so tools/missing_page.py makes its links start at the site's
root.
"""

from book.site.landing import chapters_of

PLACES = {
    "book/glossary": "the glossary: what a word means here",
    "book/notation": "the notation: what a symbol means here",
    "book/api": "the library: its functions, with their parameters and edge cases",
    "genindex": "the index of functions and terms",
}


def places(app):
    """Return the pages to look something up in: names and what they are."""
    there = {*app.env.found_docs, "genindex"}
    return [(page, what) for page, what in PLACES.items() if page in there]


def missing_page(app):
    """Yield the page shown for unknown addresses."""
    env = app.env
    chapters = [(name, env.titles[name].astext()) for name in chapters_of(env)]
    yield "404", {"title": "Page not found", "chapters": chapters}, "404.html"


def point_elsewhere(app, pagename, templatename, context, doctree):
    """Give the templates of these pages the places to suggest."""
    if pagename in {"404", "search"}:
        context["places"] = places(app)


def setup(app):
    """Register the idea with Sphinx."""
    app.connect("html-collect-pages", missing_page)
    app.connect("html-page-context", point_elsewhere)

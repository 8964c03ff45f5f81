"""Pages that Sphinx has no source for: what is not found, on the site or in a search.

`404.html` lies beside the landing page, where static hosts look for it, and is shown
for any address, however deep. tools/missing_page.py makes its links start at the
site's root; see there.
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
    """Yield the page for addresses that lead nowhere."""
    env = app.env
    chapters = [(name, env.titles[name].astext()) for name in chapters_of(env)]
    yield "404", {"title": "Page not found", "chapters": chapters}, "404.html"


def point_elsewhere(app, pagename, templatename, context, doctree):
    """Give these pages' templates the places to look."""
    if pagename in {"404", "search"}:
        context["places"] = places(app)


def setup(app):
    """Register the idea with Sphinx."""
    app.connect("html-collect-pages", missing_page)
    app.connect("html-page-context", point_elsewhere)

"""`citation_…` metadata of a chapter, as Google Scholar and reference managers read it.

Title, authors and date are what https://scholar.google.com/intl/en/scholar/inclusion.html
asks for; the book's title and the language are Highwire's names, which Zotero knows.
"""

from html import escape

from book.site.dates import last_change, sources_of
from book.site.metadata import address, authors, citation
from book.site.openings import CHAPTER


def slashed(day):
    """Return "2026-11-05" as Scholar writes a day, "2026/11/05"."""
    return str(day).replace("-", "/")


def fields(env, pagename):
    """Return a chapter's fields, in order.

    Parameters
    ----------
    env : sphinx.environment.BuildEnvironment
        It has read the chapter.
    pagename : str
        The chapter.

    Returns
    -------
    list of (str, str)
        Names and values; one line for each author. The date is that of the release, or
        else of the chapter's last change.
    """
    released = citation().get("date-released", "")
    day = released or last_change(*sources_of(env, pagename))
    found = [
        ("citation_title", env.titles[pagename].astext()),
        *(("citation_author", name) for name in authors()),
        ("citation_publication_date", slashed(day)),
        ("citation_inbook_title", citation()["title"]),
        ("citation_language", env.config.language),
        ("citation_fulltext_html_url", address(env.config, pagename)),
    ]
    return [(name, value) for name, value in found if value]


def add_fields(app, pagename, templatename, context, doctree):
    """Put the fields into the head of a chapter's page."""
    if doctree is None or not CHAPTER.fullmatch(pagename):
        return
    context["metatags"] += "".join(
        f'\n<meta name="{name}" content="{escape(value)}">'
        for name, value in fields(app.env, pagename)
    )


def setup(app):
    """Register the idea with Sphinx."""
    app.connect("html-page-context", add_fields)

"""A page's title and description for search engines and previews."""

from html import escape

from docutils import nodes

LONGEST = 160


def shorten(text, *, longest=LONGEST):
    """Return `text` on one line, cut after a whole word.

    Parameters
    ----------
    text : str
        Any text.
    longest : int
        How many characters it may have.

    Returns
    -------
    str
        The text, with an ellipsis where it was cut.
    """
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def describe(doctree):
    """Return a page's first paragraph, shortened.

    Parameters
    ----------
    doctree : docutils.nodes.document
        The page.

    Returns
    -------
    str
        Empty where the page has no paragraph.
    """
    for paragraph in doctree.findall(nodes.paragraph):
        if "sl-subtitle" not in paragraph["classes"]:
            return shorten(paragraph.astext())
    return ""


def subtitle(doctree):
    """Return the subtitle of the landing page; empty where a page has none.

    Parameters
    ----------
    doctree : docutils.nodes.document
        The page.
    """
    for paragraph in doctree.findall(nodes.paragraph):
        if "sl-subtitle" in paragraph["classes"]:
            return paragraph.astext()
    return ""


def add_description(app, pagename, templatename, context, doctree):
    """Put the description into the page's head, and the subtitle into its title."""
    if doctree is None:
        return
    context["subtitle"] = subtitle(doctree)
    if text := describe(doctree):
        context["metatags"] += f'\n<meta name="description" content="{escape(text)}">'


def setup(app):
    """Register the idea with Sphinx."""
    app.connect("html-page-context", add_description)

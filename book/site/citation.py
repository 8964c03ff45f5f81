"""The `citation` directive: how to cite the book, from CITATION.cff, ready to copy."""

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from book.site.dates import last_change
from book.site.metadata import address, authors, citation, version

KEY = "softmax-book"
SPECIAL = {character: f"\\{character}" for character in "&%$#_{}"}
SPECIAL |= {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}"}


def year():
    """Return the year of the release, or else of the last change; empty if unknown."""
    released = citation().get("date-released", "")
    return str(released or last_change())[:4]


def escaped(text):
    """Return text as BibTeX and LaTeX read it."""
    return "".join(SPECIAL.get(character, character) for character in text)


def bibtex(site=""):
    """Return the BibTeX entry.

    Parameters
    ----------
    site : str
        The book's address; empty where it has none.

    Returns
    -------
    str
        A `@misc` entry, which every style knows.
    """
    fields = {
        "title": f"{{{escaped(citation()['title'])}}}",
        "author": " and ".join(f"{{{escaped(name)}}}" for name in authors()),
        "year": year(),
        "note": f"Version {version()}",
        "url": site,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{KEY},", *lines, "}"])


def plain(site=""):
    """Return the reference as a line of text; `site` as in `bibtex`."""
    when = f" ({year()})" if year() else ""
    where = f" {site}" if site else ""
    title = f"{citation()['title']}, version {version()}"
    return f"{', '.join(authors())}{when}. {title}.{where}"


class Citation(SphinxDirective):
    """Show the reference twice: as text, and for BibTeX."""

    def run(self):
        """Return two blocks, each with the button that copies it."""
        site = address(self.config)
        found = []
        for text, language in ((plain(site), "text"), (bibtex(site), "bibtex")):
            block = nodes.literal_block(text, text, language=language)
            found.append(nodes.container("", block, classes=["sl-citation"]))
        return found


def setup(app):
    """Register the idea with Sphinx."""
    app.add_directive("citation", Citation)

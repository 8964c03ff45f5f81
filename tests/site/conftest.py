"""Small sites, built by Sphinx from a few lines of text with parts of book.site."""

import textwrap

import pytest
from bs4 import BeautifulSoup
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace


class Site:
    """A built site: `site["book/01_x"]` is a page, parsed; `site.file` any file."""

    def __init__(self, app):
        self.app = app
        self.out = app.outdir

    def file(self, name):
        return (self.out / name).read_text(encoding="utf-8")

    def __getitem__(self, page):
        return BeautifulSoup(self.file(f"{page}.html"), "html.parser")


@pytest.fixture(scope="session")
def build(tmp_path_factory):
    """Build pages, given as reStructuredText by name, with modules of `book.site`. A
    site is built once and shared; tests must not change it.
    """
    sites = {}

    def built(pages, *ideas, **settings):
        key = repr((pages, ideas, settings))
        if key not in sites:
            folder = tmp_path_factory.mktemp("site")
            sites[key] = made(folder, pages, ideas, settings)
        return sites[key]

    return built


def made(folder, pages, ideas, settings):
    """Write the sources of a site into a folder, build it there and return it."""
    source = folder / "source"
    for name, text in {"index": "Book\n====\n", **pages}.items():
        file = source / f"{name}.rst"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f":orphan:\n\n{textwrap.dedent(text)}", encoding="utf-8")
    settings = {
        "extensions": [f"book.site.{idea}" for idea in ideas],
        "html_theme": "basic",
        "html_title": "Softmax",
        **settings,
    }
    out, trees = folder / "site", folder / "trees"
    arguments = {"confoverrides": settings, "status": None, "warningiserror": True}
    with docutils_namespace():  # no state is left for the next site
        app = Sphinx(source, None, out, trees, "html", **arguments)
        app.build()
    return Site(app)


@pytest.fixture
def document():
    """Return a function that makes a docutils document of some nodes."""

    def made(*children):
        page = new_document("page", get_default_settings(Parser))
        page += children
        return page

    return made

"""Pages as docutils trees, which the tests of transforms share."""

from types import SimpleNamespace

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document


def section(title, *children, **attributes):
    return nodes.section("", nodes.title("", title), *children, **attributes)


def page(*children):
    document = new_document("page", get_default_settings(Parser))
    document += children
    document.settings.env = SimpleNamespace(docname="page", metadata={"page": {}})
    return document


def transformed(transform, document):
    transform(document).apply()
    return document

"""A label of one page is an address for the others."""

from types import SimpleNamespace

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document

from book.site.labels import NameLabels


def test_labels_are_addresses_and_titles_stay_what_they_are():
    document = new_document("page", get_default_settings(Parser))
    titled = {"exhibit": (3, "exhibit-1", "Exhibit 1")}
    env = SimpleNamespace(docname="page", metadata={"page": {"myst_slugs": titled}})
    document.settings.env = env
    for name in ("museum-guess", "exhibit"):
        document.note_explicit_target(nodes.section(names=[name]))
    document.note_implicit_target(nodes.section(names=["a title"]))
    NameLabels(document).apply()
    assert env.metadata["page"]["myst_slugs"] == {
        "exhibit": (3, "exhibit-1", "Exhibit 1"),
        "museum-guess": (0, "museum-guess", ""),
    }

"""Roles and names that Sphinx gets wrong are corrected."""

from book.site import accessibility


def test_entries_of_the_bibliography_are_items_of_their_list():
    context = {"body": '<div role="list"><div role="doc-biblioentry">'}
    accessibility.mend(None, "references", "", context, None)
    assert context["body"] == '<div role="list"><div role="listitem">'

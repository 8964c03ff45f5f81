"""Roles and names that Sphinx gets wrong are corrected."""

from book.site import accessibility


def test_entries_of_the_bibliography_are_items_of_their_list():
    context = {"body": '<div role="list"><div role="doc-biblioentry">'}
    accessibility.mend(None, "references", "", context, None)
    assert context["body"] == '<div role="list"><div role="listitem">'


def test_the_button_that_unfolds_a_chapter_has_a_name():
    button = '<summary><span class="toctree-toggle"></span></summary>'
    context = {"generate_toctree_html": lambda kind: f"<ul>{button}</ul>"}
    accessibility.mend(None, "index", "", context, None)
    assert 'aria-label="Pages of this chapter"' in context["generate_toctree_html"]("x")

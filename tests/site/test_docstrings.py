"""Numbered sources of docstrings become plain text."""

from book.site import docstrings


def test_numbered_sources_of_a_docstring_become_text():
    source = [".. [1] P. Blanchard, in", "   a journal."]
    lines = ["As in [1]_.", *source, "", "    code"]
    docstrings.number_sources_as_text(None, "function", "f", None, None, lines)
    assert lines == ["As in [1].", "[1] P. Blanchard, in", "a journal.", "", "    code"]


def test_other_indented_lines_of_a_docstring_stay_indented():
    lines = [".. math::", "", "   p_i", ".. [2] A source."]
    docstrings.number_sources_as_text(None, "function", "f", None, None, lines)
    assert lines == [".. math::", "", "   p_i", "[2] A source."]

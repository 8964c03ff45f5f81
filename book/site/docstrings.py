"""Docstrings whose numbered sources, [1], do not clash on one page.

In reStructuredText such a number is a footnote, and one page may have one footnote 1.
The library's page keeps the numbers, as plain text.
"""

import re

MARK = re.compile(r"\[(\d+)\]_")
SOURCE = re.compile(r"^(\s*)\.\. \[(\d+)\] ")


def number_sources_as_text(app, what, name, obj, options, lines):
    """Write the marks and the numbered sources of one docstring as plain text."""
    for at, line in enumerate(lines):
        start, found = SOURCE.subn(r"\1[\2] ", line)
        lines[at] = MARK.sub(r"[\1]", start)
        if found:
            dedent_source(lines, at + 1)


def dedent_source(lines, at):
    """Join a source's further lines, which are indented, to its paragraph."""
    while at < len(lines) and lines[at].startswith("   "):
        lines[at] = lines[at].strip()
        at += 1


def setup(app):
    """Register the idea with Sphinx."""
    app.connect("autodoc-process-docstring", number_sources_as_text, priority=400)

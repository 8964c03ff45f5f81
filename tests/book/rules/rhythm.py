"""Short cells between sentences, imports once, plain Python."""

import ast
import re
from statistics import median

from rules.opening import is_import
from rules.prose import count_words

LONGEST, LONGEST_SOLUTION, TYPICAL = 15, 25, 4
WIDEST = 76  # characters of code that the column of the page shows
WORDS_PER_LINE = 10
# a formula, an anchor, a list, a table, a quotation, a fence or a subheading
DISPLAY = r"\s*(?:\$\$|<|[-*>|#] ?|\d+\. |`{3})(?!\*)"
COLON_LEADS_NOWHERE = re.compile(
    rf"^(.*:)\n(?:[A-Z(]|\n+(?!{DISPLAY})\S)", re.MULTILINE
)


def imports_stand_in_the_first_cell(notebook):
    """A reader finds everything that is needed in one place."""
    return [
        f"{cell} imports; move it to the imports cell"
        for cell in notebook.code_cells[1:]
        if any(is_import(node) for node in ast.walk(ast.parse(cell.source)))
    ]


def cells_are_short(notebook):
    """At most 15 lines, 25 in a solution."""
    complaints = []
    for piece in notebook.pieces:
        limit = LONGEST_SOLUTION if piece.solution else LONGEST
        if piece.is_code and len(piece.cell.lines) > limit:
            lines = len(piece.cell.lines)
            complaints.append(f"{piece.cell} has {lines} lines; split it, {limit} do")
    return complaints


def lines_fit_the_page(notebook):
    """A line that the reader sees at once is read without scrolling sideways."""
    return [
        f"{cell} has a line of {len(line)} characters; break it, {WIDEST} fit"
        for cell in notebook.code_cells
        if not {"hide-input", "check", "local"} & set(cell.tags)
        for line in cell.lines
        if len(line) > WIDEST
    ]


def cells_are_plain_python(notebook):
    """No magics, no shell; nbval shows the value in spite of a trailing semicolon."""
    complaints = []
    for cell in notebook.code_cells:
        if any(line.startswith(("%", "!")) for line in cell.lines):
            complaints.append(f"{cell} uses a magic or the shell; write plain Python")
        if cell.lines and cell.lines[-1].endswith(";"):
            complaints.append(f"{cell} ends in a semicolon; write _ = … instead")
        if not cell.lines:
            complaints.append(f"{cell} is empty; remove it")
    return complaints


def prose_stands_between_code_cells(notebook):
    """Say what to expect, compute, read the result."""
    complaints = []
    for before, after in zip(notebook.pieces, notebook.pieces[1:], strict=False):
        together = before.is_code and after.is_code
        hidden = "hide-input" in after.cell.tags
        if together and not hidden and after.section != "Exercises":
            complaints.append(f"{after.cell} follows a code cell; say what it shows")
    return complaints


def colons_lead_to_what_they_announce(notebook):
    """A colon at the end of a line stands before a cell or a display, not before prose.

    Prose there shows that cells have changed places.
    """
    return [
        f"{piece.cell}: {line[-40:]!r} announces what does not follow; put it there"
        for piece in notebook.pieces
        if not piece.is_code
        for line in COLON_LEADS_NOWHERE.findall(piece.text)
    ]


def most_cells_are_very_short(notebook):
    """The median cell has at most four lines."""
    typical = median(len(cell.lines) for cell in notebook.code_cells)
    if typical > TYPICAL:
        return [f"the median cell has {typical} lines; make it at most {TYPICAL}"]
    return []


def prose_outweighs_code(notebook):
    """At least ten words of prose for a line of code."""
    words = sum(count_words(p.text) for p in notebook.pieces if not p.is_code)
    lines = sum(len(cell.lines) for cell in notebook.code_cells)
    if words < WORDS_PER_LINE * lines:
        return [f"{words} words for {lines} lines of code; explain more"]
    return []

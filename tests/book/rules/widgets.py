"""Each chapter has a live widget, and one cell for readers who run the notebook."""

import ast
import re

from rules.prose import count_words

STORED = re.compile(r'<div class="sl-widget" data-widget="([a-z0-9-]+)"')


def widget_pieces(notebook):
    """Return the cells that show one of the book's widgets."""
    cells = [piece for piece in notebook.pieces if piece.is_code]
    return [p for p in cells if STORED.search("\n".join(p.cell.shown("text/html")))]


def there_is_a_widget(notebook):
    """One call, and the stored answer that the website brings to life."""
    pieces = widget_pieces(notebook)
    if not pieces:
        return ["there is no widget: show one of softmax_lib.teaching.widgets"]
    return [
        f"{piece.cell} does more than call a widget; move the rest to another cell"
        for piece in pieces
        if len(ast.parse(piece.text).body) > 1
    ]


def has_prose(piece, section):
    """True for a piece of prose of this section with a sentence in it."""
    return (
        not piece.is_code and piece.section == section and count_words(piece.text) > 7
    )


def neighbours(notebook, piece):
    """Return what stands before and after a piece, None at an end."""
    pieces = [None, *notebook.pieces, None]
    at = pieces.index(piece)
    return pieces[at - 1], pieces[at + 1]


def widgets_are_introduced_and_read(notebook):
    """The claim to try before, what the reader should have seen after."""
    complaints = []
    for piece in widget_pieces(notebook):
        before, after = neighbours(notebook, piece)
        if not (before and has_prose(before, piece.section)):
            complaints.append(f"{piece.cell}: say before it what to try")
        if not (after and has_prose(after, piece.section)):
            complaints.append(f"{piece.cell}: say after it what was to be seen")
    return complaints


def there_is_one_local_cell(notebook):
    """Plain ipywidgets on a library function, with a sentence on what it adds."""
    local = [p for p in notebook.pieces if p.is_code and "local" in p.cell.tags]
    if len(local) != 1:
        return [f"{len(local)} cells are tagged local; have one with ipywidgets"]
    [piece] = local
    complaints = []
    if not re.search(r"\binteract|\bipywidgets\.", piece.text):
        complaints.append(f"{piece.cell} is tagged local; use ipywidgets.interactive")
    if "nbval-ignore-output" not in piece.cell.tags:
        complaints.append(f"{piece.cell} needs the tag nbval-ignore-output as well")
    around = [n for n in neighbours(notebook, piece) if n]
    if not any(has_prose(each, piece.section) for each in around):
        complaints.append(f"{piece.cell}: say what running it locally adds")
    return complaints

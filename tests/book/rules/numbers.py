"""Numbers in prose are outputs of the same section, at their own precision.

A number with three or more significant digits must equal, rounded to its own last
digit, a number that a cell of the same section shows. An exercise is a section of its
own. The opening and the Summary speak of the whole chapter: any of its outputs will do.
Exempt are code, formulas, years, standards, versions, numbers of chapters, exercises,
figures, and sentences that cite a source.
"""

import ast
import re

from book.site.number_values import is_shown, numbers_in, values_in
from rules.prose import sentences

NOT_PUBLISHED = {"local", "check", "nbval-ignore-output"}


def values_shown(cells):
    """Return all numbers in the outputs of cells."""
    values = set()
    for cell in cells:
        if cell.tags & NOT_PUBLISHED:
            continue
        text = "\n".join(cell.shown("text/plain", "text/latex", "text/markdown"))
        text += re.sub(r"<[^>]*>", " ", "\n".join(cell.shown("text/html")))
        values |= values_in(text)
    return values


def scope_of(piece):
    """Return what counts as the same section; None stands for the whole notebook."""
    if piece.section in ("", "Summary"):
        return None
    return piece.section, piece.exercise


def numbers_in_prose_are_shown(notebook):
    """A number in prose that no output shows is stale or was never computed."""
    cells = {None: notebook.code_cells}
    for piece in notebook.pieces:
        if piece.is_code:
            cells.setdefault((piece.section, piece.exercise), []).append(piece.cell)
    shown = {scope: values_shown(members) for scope, members in cells.items()}
    complaints = []
    for piece in notebook.pieces:
        if piece.is_code:
            continue
        known = shown.get(scope_of(piece), set())
        for sentence in sentences(f"{piece.heading}\n\n{piece.text}"):
            if "{cite" in sentence:
                continue
            complaints += [
                f"{piece.cell}: no output of this section shows {found[0].strip()} in "
                f"“{sentence[:90]}”; show it in a cell, or write an input as a formula"
                for found, value, step, percent in numbers_in(sentence)
                if not is_shown(value, step, percent, known)
            ]
    return complaints


def is_literal(node, literals):
    """True for an expression that computes nothing: 0.93, (1, 2), f"{0.93}", a name."""
    if isinstance(node, ast.Name):
        return node.id in literals
    if isinstance(node, ast.Call):
        printing = isinstance(node.func, ast.Name) and node.func.id == "print"
        return printing and all(is_literal(each, literals) for each in node.args)
    allowed = (ast.Constant, ast.UnaryOp, ast.Tuple, ast.JoinedStr, ast.FormattedValue)
    parts = [n for n in ast.iter_child_nodes(node) if isinstance(n, ast.expr)]
    return isinstance(node, allowed) and all(is_literal(p, literals) for p in parts)


def no_cell_prints_a_literal(notebook):
    """A number typed in and shown again proves nothing."""
    complaints = []
    for cell in notebook.code_cells:
        statements = ast.parse(cell.source).body
        literals = {
            target.id
            for statement in statements
            if isinstance(statement, ast.Assign) and is_literal(statement.value, set())
            for target in statement.targets
            if isinstance(target, ast.Name)
        }
        complaints += [
            f"{cell} shows what it types: {ast.unparse(each)}; compute it"
            for each in statements
            if isinstance(each, ast.Expr) and is_literal(each.value, literals)
        ]
    return complaints

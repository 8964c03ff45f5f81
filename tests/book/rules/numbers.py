"""Numbers in prose are outputs of the same section, at their own precision.

A number with three or more significant digits must equal, rounded to its own last
digit, a number that a cell of the same section shows. An exercise is a section of its
own. The opening and the Summary speak of the whole chapter: any of its outputs will do.
Exempt are code, formulas, years, standards, versions, numbers of chapters, exercises,
figures, and sentences that cite a source.
"""

import ast
import re
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from rules.prose import sentences

DIGITS = r"\d{1,3}(?:[,\u00a0\u2009\u202f ]\d{3})+(?!\d)|\d+"
NUMBER = re.compile(
    rf"(?<![\w.])(?P<sign>(?<![\d)\]])[−-])?(?P<digits>(?:{DIGITS})(?:\.\d+)?|\.\d+)"
    r"(?P<power>[eE][+−-]?\d+|\s?[×·]\s?10[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?(?![.\d]*\d)(?P<unit>\s?%)?"
)
SHOWN = re.compile(r"(?<![\w.])[-−]?(?:\d[\d,]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s?%?")
NAMES = re.compile(
    r"IEEE 754|\b(?:Exercises?|[Cc]laims?|Chapters?|Sections?|Figures?|Equations?"
    r"|Python|numpy|matplotlib|scipy|PyTorch|JAX|version|page|pp?\.) \(?\d[\d.–]*"
)
SUPERSCRIPTS = str.maketrans("⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹", "-+0123456789")
FIRST_YEAR, LAST_YEAR = 1600, 2029
NOT_PUBLISHED = {"local", "check", "nbval-ignore-output"}


def significant_digits(digits):
    """Count significant digits: 0.0709 has 3, 1.00 has 3, 1000 has 1."""
    if "." not in digits:
        digits = digits.rstrip("0")
    return len(digits.replace(".", "").lstrip("0"))


def is_year(digits):
    """True for a whole number between 1600 and 2029 without a separator."""
    return digits.isdecimal() and FIRST_YEAR <= int(digits) <= LAST_YEAR


def exponent(power):
    """Return the power of ten of "e-22", "× 10⁻²²" or nothing."""
    if not power:
        return 0
    tail = power[1:] if power[0] in "eE" else power.partition("10")[2]
    return int(tail.translate(SUPERSCRIPTS).replace("−", "-"))


def numbers_in(sentence):
    """Return the numbers to check: (as written, value, one last digit, percent)."""
    found = []
    for match in NUMBER.finditer(NAMES.sub(" ", sentence)):
        if is_year(match["digits"]):
            continue
        digits = re.sub(r"[^\d.]", "", match["digits"])
        if significant_digits(digits) < 3:
            continue
        scale = Decimal(10) ** exponent(match["power"])
        value = Decimal(digits) * scale * (-1 if match["sign"] else 1)
        decimals = len(digits.partition(".")[2])
        step = Decimal(10) ** -decimals * scale
        found.append((match[0].strip(), value, step, bool(match["unit"])))
    return found


def values_shown(cells):
    """Return all numbers in the outputs of cells; "93.15%" counts as 0.9315 too."""
    values = set()
    for cell in cells:
        if cell.tags & NOT_PUBLISHED:
            continue
        text = "\n".join(cell.shown("text/plain", "text/latex", "text/markdown"))
        text += re.sub(r"<[^>]*>", " ", "\n".join(cell.shown("text/html")))
        for written in SHOWN.findall(text):
            bare = re.sub(r"[,%\s]", "", written).replace("−", "-")
            values.add(Decimal(bare))
            if "%" in written:
                values.add(Decimal(bare) / 100)
    return values


def is_shown(value, step, percent, shown):
    """True when a shown number rounds to this one; unsigned, either sign will do."""
    candidates = shown | {100 * each for each in shown} if percent else shown
    if value > 0:
        candidates = {abs(each) for each in candidates}
    roundings = (ROUND_HALF_UP, ROUND_HALF_EVEN)
    return any(
        (each / step).to_integral_value(rounding) == value / step
        for each in candidates
        for rounding in roundings
    )


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
                f"{piece.cell}: no output of this section shows {written} in "
                f"“{sentence[:90]}”; show it in a cell, or write an input as a formula"
                for written, value, step, percent in numbers_in(sentence)
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

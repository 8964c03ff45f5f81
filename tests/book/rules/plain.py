"""Jupyter shows everything in a notebook: no markup that only the website understands.

book/site/plain_markdown.py makes numbers, boxes and citations of what stands here.
"""

import re
from pathlib import Path

NOTATION = (Path(__file__).parents[3] / "book/notation.md").read_text("utf-8")
SHADE = re.compile(
    r"\bpaler?\b|\b(?:is|are)(?: a little)? "
    r"(?:white|black|dark|darker|light|lighter|bright|brighter)\b"
)
OPERATOR = re.compile(r"\\(?:circ|odot|otimes|oplus|ast|star|bullet)(?![a-z])")
CODE = re.compile(r"^(?P<fence>`{3,}|~{3,})(?!\{).*?^(?P=fence)\s*$", re.DOTALL | re.M)
INLINE = re.compile(r"(?<![`}])(`+)(?!`).+?(?<!`)\1(?!`)")
FORMULA = re.compile(r"(?<!\\)(\$\$?).*?(?<!\\)\1", re.DOTALL)
OWN_LINES = "write $$, the formula and $$ on lines of their own"

RAW = {
    "a directive": (
        r"^\s*(?:`{3,}|~{3,}|:{3,})\{.*",
        "a block quote or plain Markdown",
    ),
    "a fence of colons": (r"^\s*:{3,}.*", "> **Key idea.** … for a box"),
    "a role": (r"\{[a-z][\w:+.-]*\}`[^`]*`?", "a link: [(2.1)](#eq-softmax)"),
    "a label": (r"^\([\w-]+\)=.*", '<a id="…"></a> and an empty line'),
    "an option": (r"^\s*:[a-z][\w-]*:(?:\s|$).*", "nothing: Jupyter prints it"),
    "a labelled formula": (r"^.*\$\$ *\([\w:-]+\)\s*$", "\\tag{…} and an anchor"),
    "a substitution": (r"\{\{.*?\}\}", "the words themselves"),
    "a comment": (r"^%.*", "<!-- … -->, or nothing"),
    "a block break": (r"^\+\+\+.*", "a new cell"),
    "a footnote": (r"\[\^[^\]]*\]", "a sentence in parentheses"),
    "attributes": (r"(?:^|[\])`*])\{[.#%][^}]*\}", "nothing: Jupyter prints them"),
    "a definition": (r"^: +\S.*", "a list"),
    "a link without words": (r"\[\]\([^)]*\)", "the words that lead there"),
    "a link of MyST": (r"<(?:project|path|inv|wiki):[^>]*>", "[words](file.ipynb)"),
    "a link by name": (
        r"\]\((?!https?://|#|[^)\s#]*\.(?:ipynb|md|bib|json|py)(?:[#)]))[^)]*\)",
        "](file.ipynb#name), with the suffix",
    ),
}
LOG, LN = re.compile(r"\\log(?![a-z]|\s*_)"), re.compile(r"\\ln(?![a-z])")
PATTERNS = {kind: re.compile(raw, re.MULTILINE) for kind, (raw, _) in RAW.items()}


def prose_of(cell):
    """Return the Markdown that a cell holds or shows."""
    return cell.shown("text/markdown") if cell.is_code else [cell.source]


def markup_is_what_jupyter_shows(notebook):
    """A directive, a role or a label stands as source in JupyterLab and on GitHub."""
    complaints = []
    for cell in notebook.cells:
        for text in prose_of(cell):
            # a labelled formula is looked for first: then formulas may go
            labelled = PATTERNS["a labelled formula"].findall(text)
            rest = FORMULA.sub(" ", INLINE.sub("`code`", CODE.sub(" ", text)))
            found = {kind: p.findall(rest) for kind, p in PATTERNS.items()}
            found["a labelled formula"] = labelled
            complaints += [
                f"{cell} holds {kind}, {raw.strip()[:40]!r}; write {RAW[kind][1]}"
                for kind, all_of_kind in found.items()
                for raw in all_of_kind
            ]
    return complaints


def displays_stand_on_their_own(notebook):
    """`$$` opens and closes on a line of its own, below and above an empty line."""
    complaints = []
    for cell in notebook.cells:
        if cell.is_code:
            continue
        lines = ["", *CODE.sub("", cell.source).splitlines(), ""]
        marks = [at for at, line in enumerate(lines) if "$$" in line]
        if any(lines[at] != "$$" for at in marks) or len(marks) % 2:
            complaints.append(f"{cell}: {OWN_LINES}")
            continue
        if any(lines[at - 1] for at in marks[::2]) or any(
            lines[at + 1] for at in marks[1::2]
        ):
            complaints.append(f"{cell}: leave a line empty before and after $$ … $$")
    return complaints


def a_formula_writes_its_logarithm_one_way(notebook):
    r"""`\log` and `\ln` mean the same; side by side they look like two functions."""
    return [
        f"{cell} has \\log and \\ln in one formula, {formula[0].strip('$ ')[:40]!r}"
        for cell in notebook.cells
        if not cell.is_code
        for formula in FORMULA.finditer(CODE.sub("", cell.source))
        if LOG.search(formula[0]) and LN.search(formula[0])
    ]


def operators_stand_on_the_notation_page(notebook):
    """A second sign for a product makes the reader look for a second product."""
    return [
        f"{cell} has {sign}, which book/notation.md does not explain"
        for cell in notebook.cells
        if not cell.is_code
        for sign in OPERATOR.findall(cell.source)
        if sign not in NOTATION
    ]


def shades_hold_in_both_themes(notebook):
    """The dark theme turns light and dark round; say where a thing is, or "fainter"."""
    return [
        f"{cell} says {shade[0]!r}, which is wrong in the dark theme"
        for cell in notebook.cells
        if not cell.is_code
        for shade in SHADE.finditer(CODE.sub("", cell.source))
    ]

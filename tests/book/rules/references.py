r"""A reference says in words where it leads: a formula's number, an author and a year.

`[(2.1)](#eq-softmax)` leads to `\tag{2.1}` below `<a id="eq-softmax"></a>`;
`[Guo et al. (2017)](references.bib#guo2017calibration)` and, in parentheses,
`([Guo et al., 2017](references.bib#guo2017calibration))` to an entry of that file.
"""

import re
from collections import Counter
from functools import cache

from notebooks import BOOK, Notebook
from pybtex.database import parse_file
from pybtex.richtext import Text

ANCHOR = re.compile(r'<a id="([^"]*)"></a>')
TAG = re.compile(r"\\tag\{([^}]*)\}")
FORMULA = re.compile(
    r'^<a id="(eq-[a-z0-9-]+)"></a>\n\n\$\$\n(?:(?!\$\$).)*?\\tag\{([^}]*)\}\n\$\$$',
    re.MULTILINE | re.DOTALL,
)
LINK = re.compile(r"\[([^\]]*)\]\(([^()\s#]*)#(eq-[^)]*)\)")
CITATION = re.compile(r"\[([^\]]*)\]\(([^()\s#]*)references\.bib(?:#([^)]*))?\)")
IN_PARENTHESES = re.compile(rf"\((?:{CITATION.pattern}(?:; )?)+\)")


def markdown(notebook):
    """Return all prose of a notebook."""
    cells = [cell.source for cell in notebook.cells if not cell.is_code]
    return "\n\n".join(cells)


def numbers(notebook):
    """Return the numbers of a notebook's formulas: {"eq-softmax": "2.1"}."""
    return dict(FORMULA.findall(markdown(notebook)))


def formulas_are_numbered(notebook):
    """From n.1 on through a chapter without gaps, each below an anchor of its own."""
    text = markdown(notebook)
    found = FORMULA.findall(text)
    tags = [number for _, number in found]
    complaints = []
    if tags and not notebook.chapter:
        return [f"formulas are numbered {tags}; number them in chapters only"]
    before = sum(len(numbers(each)) for each in notebook.earlier)
    run = range(before + 1, before + len(tags) + 1)
    if tags != (wanted := [f"{notebook.chapter}.{i}" for i in run]):
        complaints.append(f"formulas are numbered {tags}; number them {wanted}")
    anchors = [name for name in ANCHOR.findall(text) if name.startswith("eq-")]
    if len(found) != len(TAG.findall(text)) or len(found) != len(anchors):
        complaints.append(
            f"{len(anchors)} anchors eq-… and {len(TAG.findall(text))} tags make "
            f"{len(found)} formulas; write an anchor, an empty line, and $$ … "
            "\\tag{n.m} $$ with each $$ on a line of its own"
        )
    return complaints


def anchors_are_unique(notebook):
    """Two anchors of one name lead to the first."""
    counts = Counter(ANCHOR.findall(markdown(notebook)))
    return [
        f"{times} anchors are called {name!r}; rename one"
        for name, times in counts.items()
        if times > 1
    ]


def links_to_formulas_say_their_number(notebook):
    """A number typed by hand is wrong as soon as a formula comes before it."""
    complaints = []
    for words, file, name in LINK.findall(markdown(notebook)):
        there = Notebook.read(BOOK / file) if file else notebook
        number = numbers(there).get(name)
        if number is None:
            complaints.append(f"[{words}] leads to {name}, which {there.name} has not")
        elif words != f"({number})":
            complaints.append(f"[{words}] leads to {name}; write [({number})]")
    return complaints


@cache
def bibliography():
    """Return the entries of references.bib by their keys."""
    return parse_file(BOOK / "references.bib", encoding="utf-8").entries


def author_and_year(key):
    """Return the words that name a work: ("Guo et al.", "2017")."""
    entry = bibliography()[key]
    names = [
        str(Text.from_latex(" ".join([*who.prelast_names, *who.last_names])))
        for who in entry.persons["author"]
    ]
    few = " and ".join(names) if len(names) < 3 else f"{names[0]} et al."
    return few, entry.fields.get("year", "n.d.")


def citations_name_author_and_year(notebook):
    """As references.bib has them, with the parentheses that the place asks for."""
    text = markdown(notebook)
    parenthetical = {
        match.start()
        for group in IN_PARENTHESES.finditer(text)
        for match in CITATION.finditer(text, *group.span())
    }
    complaints = []
    for match in CITATION.finditer(text):
        words, _, key = match.groups()
        if key not in set(bibliography()):
            complaints.append(f"[{words}] leads to {key}, no key of references.bib")
            continue
        author, year = author_and_year(key)
        inside = match.start() in parenthetical
        wanted = f"{author}, {year}" if inside else f"{author} ({year})"
        if words != wanted:
            complaints.append(f"[{words}] leads to {key}; write [{wanted}]")
    return complaints

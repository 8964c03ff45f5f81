"""A chapter opens with a title, a hook, goals, needs and one cell of imports."""

import ast

from nbformat import from_dict
from nbformat.v4.rwbase import rejoin_lines

from rules.prose import count_words, list_items, plain
from tools.reading_time import minutes

GOALS, NEEDS = "**By the end you can**", "**You need**"
LAST_IMPORT_LINE = "figures.use_book_style()"
PRINTING_LINE = "np.set_printoptions(precision=4, suppress=True)"
GUARD = """\
try:
    import softmax_lib  # noqa: F401
except ModuleNotFoundError as missing:
    missing._render_traceback_ = lambda: [
        "This notebook needs softmax_lib, which comes with the whole book: "
        "download that from the website, and run `make lab` in its folder."
    ]
    raise"""


def opening_text(notebook):
    """Return the text below the title, up to the first section."""
    cells = [p.text for p in notebook.pieces if not p.section and not p.is_code]
    return "\n\n".join(cells)


def goals(notebook):
    """Return the items of the list of goals."""
    return list_items(opening_text(notebook).partition(GOALS)[2])


def there_is_one_title_and_a_hook(notebook):
    """The first cell begins with the only title, and a concrete case follows."""
    complaints = []
    first = notebook.cells[0]
    if first.is_code or not first.source.startswith("# "):
        complaints.append("the first cell must begin with the title: # Title")
    titles = [p for p in notebook.pieces if p.heading and is_title(p)]
    if len(titles) != 1:
        complaints.append(f"there are {len(titles)} titles of level 1; keep one")
    hook = opening_text(notebook).partition(GOALS)[0]
    if count_words(hook) < 20:
        complaints.append("the hook is missing: open with a concrete case, 20 words")
    return complaints


def is_title(piece):
    """True for a piece whose heading has level 1."""
    return f"# {piece.heading}" in piece.cell.source.splitlines()


def goals_are_listed(notebook):
    """Three to five goals, each beginning with a verb."""
    items = goals(notebook)
    if not 3 <= len(items) <= 5:
        return [f"{GOALS} has {len(items)} goals; list 3 to 5"]
    return [
        f"the goal “{item[:60]}” must begin with a lower-case or capital verb"
        for item in items
        if not plain(item).strip()[:1].isalpha()
    ]


def needs_are_listed(notebook):
    """What the reader must know before, at least one line."""
    items = list_items(opening_text(notebook).partition(NEEDS)[2])
    return [] if items else [f"{NEEDS} lists nothing; say what the chapter builds on"]


def the_reading_time_is_counted(notebook):
    """One number, which `make run` computes and writes."""
    stored = rejoin_lines(from_dict(notebook.stored))
    told = f"about {minutes(stored)} minutes, exercises apart."
    if list_items(opening_text(notebook).partition(NEEDS)[2])[-1:] != [told]:
        return [f"{NEEDS} must end in “{told}”; `make run NB=…` keeps it right"]
    return []


def one_imports_cell_follows(notebook):
    """The first code cell imports, may set numpy's printing, sets the style last."""
    if not notebook.code_cells:
        return ["there is no code cell; begin with the imports"]
    cell = notebook.code_cells[0]
    *imports, last = ast.parse(cell.source).body or [None]
    if imports and ast.unparse(imports[-1]) == PRINTING_LINE:
        imports.pop()
    complaints = []
    if last is None or ast.unparse(last) != LAST_IMPORT_LINE:
        complaints.append(f"{cell} must end in {LAST_IMPORT_LINE}")
    if not imports or not all(is_import(node) for node in imports):
        complaints.append(f"{cell} must hold imports and {PRINTING_LINE}, nothing else")
    if any(p.section for p in notebook.pieces if p.cell.position < cell.position):
        complaints.append(f"{cell} must stand before the first section")
    return complaints


def a_lonely_notebook_says_what_it_needs(notebook):
    """Without the library, a downloaded notebook says in one line what is missing."""
    first = next((cell for cell in notebook.cells if cell.is_code), None)
    if first is None or first.source != GUARD or first.tags != {"remove-cell"}:
        return [
            "the first code cell, tagged remove-cell, must be GUARD of "
            "tests/book/rules/opening.py; copy it from another notebook"
        ]
    return []


def is_import(node):
    """True for an import statement."""
    return isinstance(node, ast.Import | ast.ImportFrom)

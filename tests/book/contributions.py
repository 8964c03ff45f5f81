"""The steps of CONTRIBUTING.md, one function each, taken in a copy of the book.

`FORGOTTEN` undoes a part of each, and names the test that must then fail.
"""

import json
import os
import shutil
import subprocess

import contribution_texts as texts
import nbformat
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell as code
from nbformat.v4 import new_markdown_cell as prose

from book.site import archive
from softmax_lib.teaching.claims import CLAIMS as KNOWN
from tools.notebook_form import normalise
from tools.steps import PYTHON, ROOT

WIDGETS = "softmax_lib/teaching/widgets"
ANSWERS = "softmax_lib/teaching/exercises/chapter_1.py"
ARTICLE = "softmax_lib/teaching/claims/article_2_training.py"
CHECKS = "tests/claims/checks_2_training.py"
CHAPTER, CLAIMS = "book/01_logits.ipynb", "book/appendix/claims_checked.ipynb"


def copy_of_the_book(target):
    """Copy the book's files into a folder, uncommitted ones included."""
    for file in archive.files(untracked=True):
        copy = target / file.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)


class Copy:
    """A copy of the book to work in."""

    def __init__(self, tree):
        self.tree = tree

    def write(self, name, text):
        """Write a new file."""
        assert not (self.tree / name).exists(), f"there is a {name} already"
        (self.tree / name).write_text(text, encoding="utf-8")

    def command(self, module, *arguments):
        """Run a command of the book."""
        command = [PYTHON, "-m", module, *arguments]
        subprocess.run(command, cwd=self.tree, check=True, capture_output=True)

    def remove(self, name):
        """Remove a file."""
        (self.tree / name).unlink()

    def add(self, name, text):
        """Add text at the end of a file."""
        with (self.tree / name).open("a", encoding="utf-8") as file:
            file.write(text)

    def replace(self, name, old, new):
        """Replace some words where they stand first."""
        path = self.tree / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{name} has no {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def read(self, name):
        """Return a notebook."""
        return nbformat.read(self.tree / name, as_version=4)

    def insert(self, name, before, *cells):
        """Put cells into a notebook in front of some words of its prose."""
        notebook = self.read(name)
        at = next(i for i, c in enumerate(notebook.cells) if before in c.source)
        head, found, tail = notebook.cells[at].source.partition(before)
        parts = [prose(head), *cells, prose(found + tail)]
        notebook.cells[at : at + 1] = [cell for cell in parts if cell.source]
        nbformat.write(notebook, self.tree / name)

    def drop(self, name, *sources):
        """Take cells out of a notebook."""
        notebook = self.read(name)
        kept = [cell for cell in notebook.cells if cell.source not in sources]
        assert len(kept) == len(notebook.cells) - len(sources)
        notebook.cells = kept
        nbformat.write(notebook, self.tree / name)

    def empty(self, name, source):
        """Make a cell look as if it had not been run."""
        notebook = self.read(name)
        [cell] = [cell for cell in notebook.cells if cell.source == source]
        cell.execution_count, cell.outputs = None, []
        nbformat.write(notebook, self.tree / name)

    def run(self, *names):
        """Execute the new cells of notebooks, and store these.

        `make run` executes all cells, which takes half a minute. The new ones need
        nothing but the imports, and one kernel does for them all.
        """
        notebooks = {name: self.read(name) for name in names}
        small = nbformat.v4.new_notebook()
        for notebook in notebooks.values():
            cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
            new = [cell for cell in cells if cell.execution_count is None]
            small.cells += [*cells[:2], *new] if not small.cells else new
        there = {"metadata": {"path": str(self.tree / "book")}}
        client = NotebookClient(small, kernel_name="python3", resources=there)
        client.extra_arguments = ["--log-level=ERROR"]
        client.execute(env=os.environ | {"PYTHONPATH": str(self.tree)})
        for name, notebook in notebooks.items():
            _count(notebook)
            nbformat.write(normalise(notebook), self.tree / name)


def _count(notebook):
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for count, cell in enumerate(cells, start=1):
        cell.execution_count = count
        for output in cell.outputs:
            if "execution_count" in output:
                output.execution_count = count


# a widget


def write_the_module(copy):
    """Write what it computes, apart and tested, and the module."""
    copy.write(f"{WIDGETS}/esm/lib/odds-of.mjs", texts.LIB)
    copy.write("tests/js/odds-of.test.mjs", texts.JS_TEST)
    copy.write(f"{WIDGETS}/esm/odds-dial.mjs", texts.MODULE)


def write_the_class(copy):
    """Write the class with its stored answer and its claim, and export it."""
    copy.write(f"{WIDGETS}/odds_dial.py", texts.CLASS)
    package, ladder = f"{WIDGETS}/__init__.py", "from softmax_lib.teaching.widgets.odds"
    line = f"{ladder}_dial import OddsDial\n{ladder}_ladder"
    copy.replace(package, f"{ladder}_ladder", line)
    copy.replace(package, '    "OddsLadder"', '    "OddsDial",\n    "OddsLadder"')


def give_it_values(copy):
    """Write golden values, their test in Python, and a test in a browser."""
    copy.write("tests/golden/odds-of.json", json.dumps(texts.GOLDEN))
    copy.write("tests/widgets/test_golden_odds_of.py", texts.PY_TEST)
    copy.write("tests/browser/test_odds_dial.py", texts.BROWSER_TEST)


def show_it(copy):
    """Call it in a cell of its own, between two sentences."""
    cells = prose(texts.BEFORE), code(texts.SHOWN), prose(texts.AFTER)
    copy.insert(CHAPTER, "## Summary", *cells)


# an exercise


def ask(copy):
    """Write the question, the check and the solution."""
    check = code('check("1.11")', metadata={"tags": ["check"]})
    solution = prose(texts.SOLUTION), code(texts.SOLVED)
    copy.insert(CHAPTER, "## Further reading", prose(texts.QUESTION), check, *solution)


def answer(copy):
    """Enter the answer, with a hint for a mistake, and the mistake itself."""
    copy.add(ANSWERS, texts.ANSWER)
    copy.add("tests/mistakes/mistakes_1.py", texts.MISTAKE)


def run(copy):
    """Execute the new cells."""
    copy.run(CHAPTER, CLAIMS)


# a claim


def enter_the_claim(copy):
    """Enter quotation, verdict and words."""
    copy.add(ARTICLE, texts.ENTRY)


def compare_it(copy):
    """Compare the quotations, with articles that say them and nothing else."""
    quotes = {article: [] for article in (1, 2)}
    for claim in KNOWN.values():
        quotes[claim.article].append(claim.quote)
    quotes[2].append(texts.QUOTE)
    names = [f"article_{article}.txt" for article in quotes]
    for name, said in zip(names, quotes.values(), strict=True):
        copy.write(name, "\n".join(said))
    copy.command("tools.quotations", *names)


def tell_it(copy):
    """Put the label into the appendix, the cell below it, and the words."""
    cells = prose('<a id="claim-2-32"></a>'), code(texts.COMPUTED)
    copy.insert(CLAIMS, '<a id="claims-not-said"></a>', *cells)
    copy.command("tools.entries")


def compute_it_again(copy):
    """Compute the number another way."""
    copy.add(CHECKS, texts.CHECK)


STEPS = {
    "Add a widget": [write_the_module, write_the_class, give_it_values, show_it],
    "Add a claim": [enter_the_claim, compare_it, tell_it, compute_it_again],
    "Add an exercise": [ask, answer, run],
}
DRIVEN, CLAIMED = "a_widget_is_driven_in_a_browser", "every_widget_claims_something"
COMPUTED = "what_a_widget_computes_is_tested_in_javascript"
TOLD = "the_page_has_the_words_of_the_registry"
COMPARED = "the_quotation_is_the_one_that_was_compared"
REGISTERED = "text_and_registry_hold_the_same_exercises"
FORGOTTEN = {
    f"{COMPUTED}[odds-dial]": lambda copy: copy.remove("tests/js/odds-of.test.mjs"),
    f"{CLAIMED}[OddsDial]": lambda copy: copy.replace(
        f"{WIDGETS}/odds_dial.py", "    claim =", "    what ="
    ),
    f"{DRIVEN}[odds-dial]": lambda copy: copy.remove("tests/browser/test_odds_dial.py"),
    "every_notebook_follows[widgets_are_introduced_and_read-01_logits]": (
        lambda copy: copy.drop(CHAPTER, texts.AFTER)
    ),
    "every_chapter_follows[exercises_have_a_solution-01_logits]": (
        lambda copy: copy.drop(CHAPTER, texts.SOLUTION)
    ),
    f"{REGISTERED}[01_logits]": lambda copy: copy.replace(ANSWERS, '"1.11"', '"1.12"'),
    "every_notebook_follows[cells_are_executed_in_order-01_logits]": (
        lambda copy: copy.empty(CHAPTER, texts.SOLVED)
    ),
    "the_numbers_of_a_claim_stand_below_it[2.32]": (
        lambda copy: copy.replace(ARTICLE, "gives 0.7311", "gives 0.8808")
    ),
    f"{COMPARED}[2.32]": lambda copy: copy.replace(ARTICLE, "decide like", "act like"),
    f"{TOLD}[claim-2-32]": lambda copy: copy.replace(ARTICLE, "They do: ", "Yes: "),
    "every_computed_claim_has_a_check": lambda copy: copy.replace(
        CHECKS, '@check("2.32")', ""
    ),
}

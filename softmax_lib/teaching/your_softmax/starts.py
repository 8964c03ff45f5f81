"""Functions to begin with: the definition, its cure, and some of the museum's bugs."""

from pathlib import Path

from softmax_lib.teaching.museum import EXHIBITS
from softmax_lib.teaching.museum.plates import code_of

WHOLE = Path(__file__).with_name("__main__.py").read_text(encoding="utf-8")
BEFORE, _, REST = WHOLE.partition("def softmax")
DEFINITION = f"def softmax{REST.partition('show(')[0]}"
SHIFTED = '''def softmax(z):
    """Return the definition, after a shift by each row's largest score."""
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


'''
BUGS = (
    "global_max_softmax",
    "no_keepdims_softmax",
    "whole_array_softmax",
    "misplaced_parenthesis_softmax",
    "integer_softmax",
    "division_free_softmax",
)


def _cell(function, rows=False):
    return f"{BEFORE}{function}show(examine(softmax{', rows=True' * rows}))\n"


def _exhibit(name):
    """Return an exhibit as the reader's function, which may take a row at a time."""
    code = code_of(EXHIBITS[name].broken, "softmax").strip()
    batch = "axis" in code or name == "whole_array_softmax"
    return _cell(f"{code}\n\n\n", rows=not batch)


STARTS = {
    "the definition": _cell(DEFINITION),
    "shifted by the largest score": _cell(SHIFTED),
    "softmax_lib's own": _cell("from softmax_lib import softmax\n\n"),
} | {f"bug: {EXHIBITS[name].title}": _exhibit(name) for name in BUGS}

"""A public name of the library is documented, and a chapter uses it."""

import ast
import re

import pytest
from notebooks import BOOK, CHAPTERS, NOTEBOOKS

import softmax_lib as sl
from softmax_lib import scale

API = "".join(
    (BOOK / page).read_text(encoding="utf-8") for page in ("api.md", "api_scale.md")
)


def names_used(notebook, module="sl"):
    """Return the names that a notebook takes from a module: sl.softmax."""
    used = set()
    for cell in notebook.code_cells:
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                used |= {node.attr} if node.value.id == module else set()
    return used


USED = {
    module: set().union(*(names_used(each, module) for each in CHAPTERS))
    for module in ("sl", "scale")
}


@pytest.mark.parametrize("name", sl.__all__)
def test_it_is_documented(name):
    entry = rf"autofunction:: softmax_lib\.{name}\b|autoclass:: softmax_lib\.{name}\b"
    listed = re.search(rf"(?m){entry}|^\s+(?:softmax_lib\.)?{name}$", API)
    assert listed, f"document {name} in book/api.md or below it"


@pytest.mark.parametrize("name", scale.__all__)
def test_what_scale_has_is_documented(name):
    assert f":: softmax_lib.scale.{name}\n" in API


@pytest.mark.parametrize("name", sl.__all__)
def test_a_chapter_uses_it(name):
    assert name in USED["sl"], (
        f"no chapter calls sl.{name}: show it, or make it private"
    )


@pytest.mark.parametrize("name", scale.__all__)
def test_a_chapter_uses_what_scale_has(name):
    assert name in USED["scale"], f"no chapter calls scale.{name}"


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda notebook: notebook.name)
def test_notebooks_use_public_names_only(notebook):
    private = names_used(notebook) - set(sl.__all__)
    assert not private, f"not in __all__: {sorted(private)}"

"""A public name of the library is documented, and a chapter uses it."""

import ast
import re

import pytest
from notebooks import BOOK, CHAPTERS, NOTEBOOKS

import softmax_lib as sl

# for a chapter not yet written, which must use them
LATER = {
    "ConformalSets": 6,
    "HistogramBinning": 6,
    "IsotonicCalibration": 6,
    "MatrixScaling": 6,
    "TemperatureScaling": 6,
    "VectorScaling": 6,
    "bce_with_logits": 4,
    "bootstrap_interval": 6,
    "brier_decomposition": 6,
    "brier_score": 6,
    "calibration_report": 6,
    "decide": 6,
    "expected_calibration_error": 6,
    "gumbel_softmax": 7,
    "log_sigmoid": 4,
    "logit": 4,
    "min_p": 7,
    "negative_log_likelihood": 6,
    "reliability": 6,
    "scaled_dot_product_attention": 7,
    "score_if_calibrated": 6,
    "sigmoid": 4,
    "smooth_calibration_error": 6,
    "softplus": 4,
    "top_k": 7,
    "top_p": 7,
}
API = (BOOK / "api.md").read_text(encoding="utf-8")


def names_used(notebook):
    """Return the names that a notebook takes from softmax_lib: sl.softmax."""
    used = set()
    for cell in notebook.code_cells:
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                used |= {node.attr} if node.value.id == "sl" else set()
    return used


USED = set().union(*map(names_used, CHAPTERS))


@pytest.mark.parametrize("name", sl.__all__)
def test_it_is_documented(name):
    entry = rf"autofunction:: softmax_lib\.{name}\b|autoclass:: softmax_lib\.{name}\b"
    listed = re.search(rf"(?m){entry}|^\s+(?:softmax_lib\.)?{name}$", API)
    assert listed, f"document {name} in book/api.md"


@pytest.mark.parametrize("name", sl.__all__)
def test_a_chapter_uses_it(name):
    if LATER.get(name) not in {None, *(notebook.chapter for notebook in CHAPTERS)}:
        assert name not in USED, f"{name} is used now: strike it from LATER"
    else:
        assert name in USED, f"no chapter calls sl.{name}: show it, or make it private"


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda notebook: notebook.name)
def test_notebooks_use_public_names_only(notebook):
    private = names_used(notebook) - set(sl.__all__)
    assert not private, f"not in __all__: {sorted(private)}"

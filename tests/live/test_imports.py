"""Which packages a cell needs, and which of the book's imports wait."""

import ast

import pytest
from softmax_live.imports import Imports

NEEDS = {
    "modules": {"softmax_lib.teaching.figures": ["matplotlib"]},
    "functions": {"load_digits": ["scikit-learn"]},
}
PROVIDES = {
    "numpy": "numpy",
    "matplotlib": "matplotlib",
    "sklearn": "scikit-learn",
    "softmax_lib": "softmax-lib",
}
FIRST = """
import matplotlib.pyplot as plt
import numpy as np
from sklearn.linear_model import LogisticRegression
import softmax_lib as sl
from softmax_lib.teaching import datasets, figures
np.set_printoptions(precision=4)
figures.use_book_style()
"""


@pytest.fixture
def imports():
    return Imports(NEEDS, PROVIDES, ["numpy", "softmax-lib"])


def plan(imports, source, *, pristine=True):
    made = imports.plan(ast.parse(source), pristine)
    imports.carry_out(made, {}) if not made.woken else None
    return made


def written(nodes):
    return [ast.unparse(node) for node in nodes]


def test_the_book_s_first_cell_needs_nothing_more(imports):
    made = plan(imports, FIRST)
    assert made.packages == []
    assert written(made.body) == [
        "import numpy as np",
        "import softmax_lib as sl",
        "np.set_printoptions(precision=4)",
    ]
    assert written(made.kept) == [
        "import matplotlib.pyplot as plt",
        "from sklearn.linear_model import LogisticRegression",
        "from softmax_lib.teaching import datasets",
        "from softmax_lib.teaching import figures",
        "figures.use_book_style()",
    ]


def test_a_reader_s_own_imports_happen_where_they_stand(imports):
    made = plan(imports, FIRST, pristine=False)
    assert made.packages == ["matplotlib", "scikit-learn"]
    assert made.kept == []


def test_a_cell_that_names_it_wakes_an_import_and_its_set_up(imports):
    plan(imports, FIRST)
    made = imports.plan(ast.parse("figures.plot_x(ax=ax)"), True)
    assert made.packages == ["matplotlib"]
    assert written(made.woken) == [
        "from softmax_lib.teaching import figures",
        "figures.use_book_style()",
    ]


def test_a_function_needs_what_it_imports_inside(imports):
    plan(imports, FIRST)
    made = imports.plan(ast.parse("images, labels = datasets.load_digits()"), True)
    assert made.packages == ["scikit-learn"]


def test_a_name_inside_a_function_counts_too(imports):
    plan(imports, FIRST)
    made = imports.plan(ast.parse("def fit():\n    return LogisticRegression()"), True)
    assert made.packages == ["scikit-learn"]


@pytest.mark.parametrize("source", ["globals()['plt']", "eval('plt')", "dir()"])
def test_where_any_name_may_be_meant_all_imports_happen(imports, source):
    plan(imports, FIRST)
    assert len(imports.plan(ast.parse(source), True).woken) == 5


def test_an_import_that_its_own_cell_uses_does_not_wait(imports):
    made = plan(imports, "import matplotlib.pyplot as plt\nplt.figure()\nplt.show()")
    assert made.packages == ["matplotlib"]
    assert made.kept == []


def test_an_import_with_a_package_that_is_there_does_not_wait(imports):
    plan(imports, "import sklearn\nsklearn.__version__")
    assert plan(imports, "from sklearn import svm").kept == []


def test_a_plan_changes_nothing_until_it_is_carried_out(imports):
    source = ast.parse(FIRST)
    assert written(imports.plan(source, True).kept) == written(
        imports.plan(source, True).kept
    )
    assert imports.waiting == []


def test_waiting_imports_enter_the_cell_s_names(imports):
    source = "from softmax_lib.teaching import palette"
    namespace = {}
    imports.carry_out(imports.plan(ast.parse(source), True), namespace)
    assert namespace == {}
    imports.carry_out(imports.plan(ast.parse("palette.LIGHT"), True), namespace)
    assert namespace["palette"].LIGHT
    assert imports.waiting == []


def test_future_imports_and_stars_stay_where_they_are(imports):
    for source in ("from __future__ import annotations", "from sklearn import *"):
        assert plan(imports, source).kept == []

"""What the library's modules and functions need, read from a small library's source."""

import pytest

from tools.live.needs import needs, provided
from tools.steps import ROOT

PROVIDES = {
    "numpy": "numpy",
    "sklearn": "scikit-learn",
    "matplotlib": "matplotlib",
    "mlxtend": "mlxtend",
}
FILES = {
    "__init__.py": "import numpy\nfrom softmax_lib.stable import softmax",
    "stable.py": "import numpy as np\n\ndef softmax(z): ...",
    "drawing/__init__.py": "from .bars import plot_bars",
    "drawing/bars.py": "import matplotlib.pyplot as plt",
    "drawing/colours.py": "",
    "data.py": """
def load():
    import mlxtend
def look(where):
    return find_spec("matplotlib"), find_spec(where), where("mlxtend")
def load_and_fit():
    from sklearn.svm import SVC
    return SVC(load())
class Model:
    def fit(self):
        from sklearn import svm
    def __sklearn_tags__(self):
        from sklearn.utils import Tags
class Plain:
    def __sklearn_tags__(self):
        from sklearn.utils import Tags
""",
    "both.py": "from softmax_lib import drawing, data",
    "far/__init__.py": "from .away import save as keep",
    "far/away.py": "from .. import data as d\n\ndef save(x): return d.load_and_fit()",
    "another.py": """
import softmax_lib.far
from . import far
def load(): ...
def calls_its_own(): return load()
def calls_a_method(x): return x.load()
def from_afar(): return far.keep()
def in_full(): return softmax_lib.far.away.save()
""",
}


@pytest.fixture(scope="module")
def real():
    return needs(ROOT, PROVIDES)


@pytest.fixture
def library(tmp_path):
    for name, source in FILES.items():
        path = tmp_path / "softmax_lib" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source)
    return tmp_path


def test_a_module_needs_what_it_and_its_imports_and_its_package_need(library):
    assert needs(library, PROVIDES)["modules"] == {
        "softmax_lib.drawing": ["matplotlib"],
        "softmax_lib.drawing.bars": ["matplotlib"],
        "softmax_lib.drawing.colours": ["matplotlib"],
        "softmax_lib.both": ["matplotlib"],
    }


def test_a_function_needs_what_it_imports_and_what_those_do_that_it_mentions(library):
    assert needs(library, PROVIDES)["functions"] == {
        "load": ["mlxtend"],
        "look": ["matplotlib"],
        "load_and_fit": ["mlxtend", "scikit-learn"],
        "Model": ["scikit-learn"],
        **{n: ["mlxtend", "scikit-learn"] for n in ("save", "from_afar", "in_full")},
    }


def test_what_has_only_the_letters_of_a_name_needs_nothing(library):
    needed = needs(library, PROVIDES)["functions"]
    assert not {"calls_its_own", "calls_a_method"} & needed.keys()


def test_softmax_itself_needs_numpy_alone(real):
    needed = real["functions"]
    assert needed["load_iris"] == ["scikit-learn"]
    assert not {"softmax", "cross_entropy", "check", "plot_bars"} & needed.keys()


def test_the_lock_says_which_package_holds_a_module():
    packages = {
        "scikit-learn": {"imports": ["sklearn"]},
        "matplotlib": {"imports": ["matplotlib", "mpl_toolkits.mplot3d"]},
    }
    assert provided({"packages": packages}) == {
        "sklearn": "scikit-learn",
        "matplotlib": "matplotlib",
    }


def test_the_book_s_checks_and_core_need_numpy_alone(real):
    needed = real["modules"]
    assert "softmax_lib" not in needed
    assert "softmax_lib.teaching.exercises" not in needed
    assert needed["softmax_lib.teaching.figures"] == ["matplotlib"]

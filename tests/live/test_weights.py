"""The sizes that a page's offer names are those of the files."""

import pytest

from tools.live.lock import CORE_FILES, ROOTS
from tools.live.weights import LAB_KERNEL, closure, weights

MB = 1_000_000
PACKAGES = {name: [] for name in {*ROOTS, *LAB_KERNEL, "blas", "unused"}}
PACKAGES |= {"softmax-lib": ["numpy"], "scipy": ["numpy", "blas"]}


@pytest.fixture
def made():
    """A manifest and a lock whose files weigh one megabyte each."""
    packages = {n: {"file_name": f"{n}.whl", "depends": d} for n, d in PACKAGES.items()}
    names = [*(f"pyodide/{n}.whl" for n in PACKAGES), "python/a.py"]
    names += [f"pyodide/{name}" for name in CORE_FILES]
    manifest = {
        "files": {name: {"bytes": MB} for name in names},
        "python": ["python/a.py"],
        "start": ["numpy", "softmax-lib"],
        "chapters": {"02_softmax": ["scipy"], "03_more": []},
    }
    return manifest, {"packages": packages}


def test_each_file_counts_once(made):
    core = len(CORE_FILES) - 1 + 1  # one of them is the lab's alone; our own Python
    found = weights(*made, "02_softmax", lab=True)
    assert found.start == core + 2
    assert found.chapter == core + 4
    assert found.lab == core + len(PACKAGES) - 1
    assert weights(*made, "03_more", lab=True).chapter == core + 2


def test_without_a_lab_it_weighs_nothing(made):
    assert weights(*made, "02_softmax", lab=False).lab is None


def test_dependencies_of_dependencies_are_packages_too():
    packages = {
        "a": {"depends": ["b"]},
        "b": {"depends": ["c", "a"]},
        "c": {"depends": []},
    }
    assert closure(["a"], packages) == {"a", "b", "c"}

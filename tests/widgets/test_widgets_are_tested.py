"""Every widget is driven in a browser, and computes what Python says it computes."""

import re
from pathlib import Path

import pytest

from softmax_lib.teaching import widgets
from softmax_lib.teaching.widgets._base import ESM

TESTS = Path(__file__).parents[1]
SHARED = {"dom", "text"}  # what every widget has
LIB = re.compile(r'from "[^"]*lib/([\w-]+)\.mjs"')
GOLDEN = re.compile(r'golden\("([\w-]+)"\)')
MODULES = [getattr(widgets, name).module for name in widgets.__all__]


def texts(pattern):
    """Return the text of the tests whose names match."""
    return [path.read_text(encoding="utf-8") for path in sorted(TESTS.glob(pattern))]


def golden_names(module):
    """Return the golden values that test a widget's own arithmetic."""
    source = (ESM / f"{module}.mjs").read_text(encoding="utf-8")
    computes = set(LIB.findall(source)) - SHARED
    return {
        name
        for test in texts("js/*.test.mjs")
        if computes & set(LIB.findall(test))
        for name in GOLDEN.findall(test)
    }


@pytest.mark.parametrize("module", MODULES)
def test_a_widget_is_driven_in_a_browser(module):
    drivers = [t for t in texts("browser/test_*.py") if f"data-widget={module}" in t]
    assert drivers, f"drive {module} by mouse and keyboard in tests/browser"


@pytest.mark.parametrize("module", MODULES)
def test_what_a_widget_computes_is_tested_in_javascript(module):
    assert golden_names(module), f"test what {module} computes in tests/js"


@pytest.mark.parametrize("module", MODULES)
def test_python_checks_the_same_values(module):
    checked = {
        n
        for n in golden_names(module)
        for t in texts("widgets/test_*.py")
        if named(n, t)
    }
    assert checked == golden_names(module), f"check the golden values of {module}"


def named(name, test):
    """Tell whether a Python test names a file of golden values."""
    return re.search(rf"\b{name}\.json\b", test)

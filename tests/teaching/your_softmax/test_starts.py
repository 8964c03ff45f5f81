"""The cells to begin with run, and have the faults that they are named for."""

import builtins
import runpy

import pytest

from softmax_lib.teaching.your_softmax import STARTS

FAULTS = {
    "the definition": {"large", "very negative"},
    "shifted by the largest score": {"one +inf"},
    "One maximum": {"one row may be far below another"},
    "Row maxima": {"the other rows do not matter"},
    "One sum": {"rows sum to one"},
    "A misplaced": {"no negative probability"},
    "A result array": {"integers"},
    "exp(z": {"around 10 000"},
}


@pytest.fixture
def shown(monkeypatch):
    """Return what is displayed."""
    seen = []
    monkeypatch.setattr(builtins, "display", seen.append, raising=False)
    return seen


@pytest.mark.parametrize("name", STARTS)
def test_each_has_the_fault_that_it_is_named_for(name, shown):
    exec(compile(STARTS[name], "<cell>", "exec"), {})
    [report] = shown
    if name == "softmax_lib's own":
        assert report.failed == []
        return
    [faults] = [
        v for k, v in FAULTS.items() if name.removeprefix("bug: ").startswith(k)
    ]
    assert faults <= {one.what for one in report.failed}


def test_the_first_is_the_page_s_own_cell(shown):
    runpy.run_module("softmax_lib.teaching.your_softmax", run_name="__main__")
    exec(compile(STARTS["the definition"], "<cell>", "exec"), {})
    first, again = shown
    assert repr(first) == repr(again)

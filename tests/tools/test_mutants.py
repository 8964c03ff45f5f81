"""Faults are made in changed functions, and their tests are found."""

import shutil
import tomllib

import pytest

from tools.mutants import __main__ as mutants
from tools.mutants import changed
from tools.mutants.undecorated import undecorated
from tools.steps import ROOT, StepFailed

DIFF = """diff --git a/softmax_lib/one.py b/softmax_lib/one.py
--- a/softmax_lib/one.py
+++ b/softmax_lib/one.py
@@ -3 +3 @@ def first():
-    return 1
+    return 2
@@ -9,2 +8,0 @@ class Kind:
-        a = 1
-        b = 2
@@ -20,0 +19,2 @@
+x = 1
+y = 2
"""
SOURCE = '''"""One."""


def first():
    return 1


class Kind:
    def method(self):
        return 2

    def other(self):
        return 3
'''


def test_the_lines_of_a_diff_are_those_of_the_new_file():
    assert changed.changed_lines(DIFF) == {"softmax_lib/one.py": {3, 8, 19, 20}}


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ({5}, ["m.x_first__mutmut_*"]),
        ({4, 13}, ["m.x_first__mutmut_*", "m.xǁKindǁother__mutmut_*"]),
        ({9}, ["m.xǁKindǁmethod__mutmut_*"]),
        ({1, 7}, []),
    ],
)
def test_a_function_is_named_as_mutmut_names_it(lines, names):
    assert changed.mutants("m", SOURCE, lines) == names


@pytest.mark.skipif(not shutil.which("git"), reason="there is no git")
def test_a_commit_that_is_none_is_named():
    with pytest.raises(StepFailed, match="git knows no commit 'nowhere'"):
        changed.changed_since("nowhere")


def test_without_git_a_line_says_so(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(StepFailed, match="git is not installed"):
        changed.changed_since("main")


def test_the_settings_name_the_changed_files_and_keep_the_tests():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    new = mutants.settings(text, ["softmax_lib/sparse.py"], ["tests/test_sparse.py"])
    old, new = tomllib.loads(text), tomllib.loads(new)
    before, after = old["tool"].pop("mutmut"), new["tool"].pop("mutmut")
    assert new == old
    assert after["only_mutate"] == ["softmax_lib/sparse.py"]
    key = "pytest_add_cli_args_test_selection"
    assert set(after[key]) == {*before[key], "tests/test_sparse.py"}
    assert after["also_copy"] == before["also_copy"]


def test_a_module_has_the_tests_of_its_name():
    found = mutants.tests_of("softmax_lib/stable.py")
    assert {"tests/test_stable.py", "tests/test_stable_edges.py"} <= set(found)


def test_what_ran_too_long_was_found():
    stats = {"killed": 8, "timeout": 1, "survived": 1, "suspicious": 0}
    assert mutants.score(stats) == 0.9


def test_decorators_stand_below_and_no_cache_remembers_what_was_before():
    source = """
@first
@lru_cache(maxsize=8)
@second(1)
def f():
    return 1

@cache
def g():
    return 2
"""
    expected = """
def f():
    return 1
f = first(second(1)(f))

def g():
    return 2
"""
    assert undecorated(source) == expected.lstrip()

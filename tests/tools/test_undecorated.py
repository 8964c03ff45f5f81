"""A module means the same with its decorators below the functions."""

import ast

from tools.mutants.undecorated import undecorated

SOURCE = '''
from functools import lru_cache

def twice(function):
    return lambda x: 2 * function(x)

def plus_one(function):
    return lambda x: function(x) + 1

@twice
@plus_one
def same(x):
    """Return x."""
    return x

@lru_cache(maxsize=4)
def cached(x):
    return object()

class Kind:
    def __init__(self, size):
        self.size = size

    @classmethod
    @twice
    def of(cls):
        return cls(3).size

    @property
    def area(self):
        return self.size ** 2

    @staticmethod
    def plain(x):
        return x
'''


def names(source):
    space = {}
    exec(compile(source, "module", "exec"), space)
    return space


def values(space):
    same, kind = space["same"], space["Kind"]
    return same(5), kind.of(), kind(4).area, kind.plain(7), kind(1).plain(8)


def test_the_same_comes_out():
    assert values(names(undecorated(SOURCE))) == values(names(SOURCE))
    assert values(names(SOURCE)) == (12, 6, 16, 7, 8)


def test_a_cache_is_left_out_lest_it_remember_what_was_before_a_fault():
    cached = names(undecorated(SOURCE))["cached"]
    assert cached(1) is not cached(1)


def test_no_function_is_decorated():
    tree = ast.parse(undecorated(SOURCE))
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
    assert [f.name for f in functions if f.decorator_list] == []
    assert len(functions) == 8

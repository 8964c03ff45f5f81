"""Decorators written as calls below their functions, for tools that skip them above.

mutmut skips functions that have a decorator. ``@errstate(...)`` above ``def f`` means
the same as ``f = errstate(...)(f)`` below it, and mutmut does not skip that. A cache is
left out: filled while the tests are first run, it would hide every fault made later.
"""

import ast

CACHES = {"cache", "lru_cache"}


class _Below(ast.NodeTransformer):
    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST | list[ast.AST]:
        self.generic_visit(node)
        decorators = [d for d in node.decorator_list if not _is_cache(d)]
        node.decorator_list = []
        if not decorators:
            return node
        value: ast.expr = ast.Name(node.name, ast.Load())
        for decorator in reversed(decorators):
            value = ast.Call(decorator, [value], [])
        return [node, ast.Assign([ast.Name(node.name, ast.Store())], value)]


def _is_cache(decorator: ast.expr) -> bool:
    named = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(named, ast.Name) and named.id in CACHES


def undecorated(source: str) -> str:
    """Return a module that does the same without a decorated function.

    Comments and layout are lost; classes keep their decorators.
    """
    tree = _Below().visit(ast.parse(source))
    return ast.unparse(ast.fix_missing_locations(tree)) + "\n"

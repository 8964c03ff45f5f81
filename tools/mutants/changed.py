"""Which functions of the library a branch has changed, as mutmut names them."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tools.steps import ROOT, StepFailed

LIBRARY = "softmax_lib"
FILE = re.compile(r"^\+\+\+ b/(.+)$")
HUNK = re.compile(r"^@@ .* \+(\d+)(?:,(\d+))? @@")
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def changed_lines(diff: str) -> dict[str, set[int]]:
    """Return the numbers of the new lines by file, from `git diff --unified=0`.

    Where lines were only taken away, the line before them counts.
    """
    found: dict[str, set[int]] = {}
    name = ""
    for line in diff.splitlines():
        if file := FILE.match(line):
            name = file[1]
        elif hunk := HUNK.match(line):
            start, count = int(hunk[1]), int(hunk[2] or 1)
            found.setdefault(name, set()).update(range(start, start + max(count, 1)))
    return found


def mutants(module: str, source: str, lines: set[int]) -> list[str]:
    """Return the patterns of mutants for each function that has one of the lines.

    Parameters
    ----------
    module : str
        "softmax_lib.sampling".
    source : str
        Its text.
    lines : set of int
        From 1 on.
    """
    return [
        f"{module}.{name}__mutmut_*"
        for name, first, last in _functions(ast.parse(source))
        if any(first <= line <= last for line in lines)
    ]


def _functions(tree: ast.Module) -> Iterator[tuple[str, int, int]]:
    for node in tree.body:
        if isinstance(node, FUNCTIONS):
            yield f"x_{node.name}", node.lineno, node.end_lineno or node.lineno
        elif isinstance(node, ast.ClassDef):
            for each in node.body:
                if isinstance(each, FUNCTIONS):
                    name = f"xǁ{node.name}ǁ{each.name}"
                    yield name, each.lineno, each.end_lineno or each.lineno


def changed_since(commit: str) -> dict[str, list[str]]:
    """Return the patterns of mutants by changed file of the library, teaching apart.

    Raises
    ------
    StepFailed
        If git knows no such commit.
    """
    command = ["git", "diff", "--unified=0", commit, "--", LIBRARY]
    try:
        made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    except FileNotFoundError:
        raise StepFailed("git is not installed") from None
    if made.returncode:
        raise StepFailed(f"git knows no commit {commit!r}")
    found = {}
    for name, lines in changed_lines(made.stdout).items():
        path = ROOT / name
        if path.suffix == ".py" and path.is_file() and "teaching" not in path.parts:
            module = ".".join(Path(name).with_suffix("").parts)
            patterns = mutants(module, path.read_text(encoding="utf-8"), lines)
            found |= {name: patterns} if patterns else {}
    return found

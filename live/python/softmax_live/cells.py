"""One chapter's cells in one shared state, run one at a time."""

import ast
import builtins
import linecache
import sys
import types
from collections import Counter

from softmax_live import errors, figures, streams
from softmax_live.imports import Imports
from softmax_live.showing import show


class Notebook:
    """The shared state of a page's cells.

    Parameters
    ----------
    emit : callable
        Takes one output, a dict, while a cell runs.
    needs, provides, loaded
        As `imports.Imports` takes them.
    """

    def __init__(self, emit, needs, provides, loaded=()):
        main = types.ModuleType("__main__")
        sys.modules["__main__"] = main
        self.namespace = main.__dict__
        self.emit = emit
        self.runs = Counter()
        self.imports = Imports(needs, provides, loaded)
        builtins.display = self.display
        figures.use_own_backend(emit)

    def display(self, *values):
        """Show values now, as a cell's last line is shown."""
        for value in values:
            show(value, self.emit)

    def forget(self):
        """Forget all names that cells have made, as a fresh Python has none."""
        for name in [name for name in self.namespace if not name.startswith("__")]:
            del self.namespace[name]

    def packages(self, source, pristine):
        """Return the packages to load before a cell runs.

        Parameters
        ----------
        source : str
            The cell.
        pristine : bool
            Whether it is the book's text. Its imports may wait until a cell uses
            what they bring; a reader's own imports happen where they stand.
        """
        try:
            return self.imports.plan(ast.parse(source), pristine).packages
        except SyntaxError:
            return []

    def run(self, source, name, pristine, narrow=False):
        """Run a cell and emit what it shows; tell whether it ran to its end.

        Parameters
        ----------
        source : str
            The cell.
        name : str
            Its name in tracebacks: "cell 3".
        pristine : bool
            As in `packages`.
        narrow : bool
            Whether wide figures are drawn for a phone.
        """
        figures.narrow = narrow
        filename = self._remember(source, name)
        with streams.captured(self.emit):
            try:
                self._run(ast.parse(source, filename), filename, source, pristine)
            except BaseException as error:
                streams.flush()
                figures.forget_all()
                self.emit(errors.describe(error, source))
                return False
        return True

    def _remember(self, source, name):
        """Keep a cell's lines for tracebacks, and those of its earlier runs."""
        self.runs[name] += 1
        filename = (
            f"<{name}>" if self.runs[name] == 1 else f"<{name}, run {self.runs[name]}>"
        )
        lines = source.splitlines(keepends=True)
        linecache.cache[filename] = (len(source), None, lines, filename)
        return filename

    def _run(self, tree, filename, source, pristine):
        plan = self.imports.plan(tree, pristine)
        self.imports.carry_out(plan, self.namespace)
        body = plan.body
        shown = bool(body) and isinstance(body[-1], ast.Expr)
        if shown and not source.rstrip().endswith(";"):
            *body, last = body
        else:
            last = None
        self._execute(ast.Module(body, []), filename, "exec")
        if last:
            self.display(self._execute(ast.Expression(last.value), filename, "eval"))
        figures.show_all()

    def _execute(self, tree, filename, mode):
        return eval(compile(tree, filename, mode), self.namespace)

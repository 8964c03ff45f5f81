"""What every widget of the book is: one ES module, live with and without a kernel.

The module ``esm/<name>.mjs`` holds the whole interface. Jupyter receives it through
anywidget, with its imports inlined; the website serves the files as they are, and
``hydrate.js`` starts them from the HTML that ``answer_html`` stores in the notebook.
"""

import json
import re
from html import escape
from pathlib import Path
from typing import ClassVar

import anywidget
import ipywidgets

ESM = Path(__file__).parent / "esm"
STYLES = (  # in this order
    "widgets.css",
    "widgets-finder.css",
    "widgets-attention.css",
    "widgets-elsewhere.css",
)
IMPORT = re.compile(r'^import [^"]*"(\.[^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=const|function)", re.MULTILINE)


def self_contained(module):
    """Source of an ES module with the files that it imports written into it.

    Parameters
    ----------
    module : pathlib.Path
        A module whose imports are all relative and unrenamed. Names at the top of
        the files must differ: they meet in one scope.

    Returns
    -------
    str
        The module's own source, after everything it needs.
    """
    parts = {}

    def include(path):
        if path not in parts:
            source = path.read_text(encoding="utf-8")
            for imported in IMPORT.findall(source):
                include((path.parent / imported).resolve())
            parts[path] = EXPORT.sub("", IMPORT.sub("", source))

    include(module.resolve())
    return "\n".join(parts.values())


class BookWidget(anywidget.AnyWidget):
    """A widget that also reads without a kernel.

    A subclass ``SomeName`` declares its state as traits with ``sync=True``, says in
    ``static_answer`` what a reader without JavaScript sees, and keeps its interface
    in ``esm/some-name.mjs``. Its ``claim`` is what the reader can try on it: one
    sentence, which the index of widgets shows. ``scales`` has a `Scale` for each trait
    that a number in the prose may set; its module exports as ``says`` what such prose
    may tell.
    """

    claim = ""
    scales: ClassVar = {}
    _css = "\n".join((ESM / name).read_text(encoding="utf-8") for name in STYLES)

    def __init_subclass__(cls, **kwargs):
        if not hasattr(cls, "_esm"):  # traitlets makes further subclasses of its own
            cls.module = re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()
            cls._esm = self_contained(ESM / f"{cls.module}.mjs")
            cls.claim = cls.claim or (cls.__doc__ or "").partition("\n")[0]
        super().__init_subclass__(**kwargs)

    @property
    def state(self):
        """What the module needs to draw itself: every synced trait of ours."""
        machinery = ipywidgets.DOMWidget.class_trait_names(sync=True)
        ours = self.trait_names(sync=True)
        names = [n for n in ours if n not in machinery and not n.startswith("_")]
        return {name: getattr(self, name) for name in sorted(names)}

    def static_answer(self):
        """HTML with the same numbers, for readers without JavaScript."""
        raise NotImplementedError

    def answer_html(self):
        """HTML that a notebook stores and ``hydrate.js`` brings to life.

        Raises
        ------
        ValueError
            If the state holds nan or an infinity, which JSON cannot carry.
        """
        state = json.dumps(self.state, ensure_ascii=False, allow_nan=False)
        quoted = escape(state, quote=False).replace("'", "&#x27;")
        return (
            f'<div class="sl-widget" data-widget="{self.module}" '
            f"data-state='{quoted}'>{self.static_answer()}</div>"
        )

    def __repr__(self):
        state = ", ".join(f"{name}={value!r}" for name, value in self.state.items())
        return f"{type(self).__name__}({state})"

    def _repr_mimebundle_(self, **kwargs):
        data, metadata = super()._repr_mimebundle_(**kwargs)
        return data | {"text/html": self.answer_html()}, metadata

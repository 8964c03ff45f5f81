"""Stands in for ipywidgets: on a page no kernel listens to a widget's controls.

The book's widgets run in the page without it; they need its widget class only to tell
their own traits from its traits.
"""

import traitlets


class Widget(traitlets.HasTraits):
    """The base class of every widget."""


class DOMWidget(Widget):
    """The base class of every visible widget."""


def __getattr__(name):
    """Raise an error that says where the rest of ipywidgets works."""
    raise AttributeError(
        f"ipywidgets.{name} needs Jupyter: open the chapter in JupyterLite"
    )

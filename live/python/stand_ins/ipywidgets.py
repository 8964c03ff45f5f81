"""In place of ipywidgets on a page, where no kernel waits for what the reader moves.

The book's widgets run in the page without one; they need its class of widgets only to
tell their own traits from its.
"""

import traitlets


class Widget(traitlets.HasTraits):
    """What every widget is."""


class DOMWidget(Widget):
    """What every widget that is seen is."""


def __getattr__(name):
    """Say where the rest of ipywidgets works."""
    raise AttributeError(
        f"ipywidgets.{name} needs Jupyter: open the chapter in JupyterLite"
    )

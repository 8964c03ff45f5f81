"""How a value is shown: as HTML if it has some, as a picture, or as text."""

import sys

from softmax_live import figures, streams
from softmax_live.pretty import pretty

ONLY_TEXT = "This needs Jupyter: open the chapter in JupyterLite."


def show(value, emit):
    """Emit what a notebook would show for a value; nothing for None.

    Parameters
    ----------
    value : object
        What a cell's last line gave, or `display` was given.
    emit : callable
        Takes {"kind": "result", "text": …, "html": … or None}, or a figure.
    """
    if value is None:
        return
    streams.flush()
    if figures.is_figure(value):
        figures.show(value)
        return
    html = _html(value)
    text = ONLY_TEXT if html is None and _is_bare_widget(value) else pretty(value)
    emit({"kind": "result", "html": html, "text": text})


def _html(value):
    for method in ("_repr_mimebundle_", "_repr_html_"):
        found = getattr(type(value), method, None)
        if found is None:
            continue
        answer = found(value)
        if isinstance(answer, tuple):  # a bundle may come with its metadata
            answer = answer[0]
        if isinstance(answer, dict):
            answer = answer.get("text/html")
        if answer is not None:
            return answer
    return None


def _is_bare_widget(value):
    ipywidgets = sys.modules.get("ipywidgets")
    return ipywidgets is not None and isinstance(value, ipywidgets.Widget)

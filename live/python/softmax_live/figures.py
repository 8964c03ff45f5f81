"""Figures as SVG: each open one is sent to the page when `plt.show` asks for it.

MPLBACKEND makes it matplotlib's backend. It imports matplotlib only after a cell has.
"""

import io
import logging
import os
import sys

from softmax_live import streams

_emit = None
narrow = False  # whether the reader's screen is a phone's


def use_own_backend(emit):
    """Let matplotlib draw to the page from now on.

    Parameters
    ----------
    emit : callable
        Takes {"kind": "figure", "svg": …, "inches": [width, height], "alt": …}.
    """
    global _emit
    _emit = emit
    os.environ["MPLBACKEND"] = "module://softmax_live.backend"
    # if the list of fonts has not come along (tools/live/bytecode.py), matplotlib makes
    # one; no reader needs the warning about it
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)


def is_figure(value):
    """Tell whether a value is a matplotlib figure."""
    figure = sys.modules.get("matplotlib.figure")
    return figure is not None and isinstance(value, figure.Figure)


def show(figure):
    """Send one figure to the page and close it."""
    streams.flush()
    file = io.StringIO()
    ours = sys.modules.get("softmax_lib.teaching.figures")
    if narrow and ours and figure.get_figwidth() == ours.wide(1)[0]:
        ours.phone.stack(figure)
    metadata = {"Date": None, "Creator": None}
    figure.savefig(file, format="svg", bbox_inches="tight", metadata=metadata)
    _emit({"kind": "figure", "svg": file.getvalue(), "alt": describe(figure)})
    _pyplot().close(figure)


def show_all():
    """Send every open figure, in the order in which they were made."""
    if pyplot := _pyplot():
        for number in pyplot.get_fignums():
            show(pyplot.figure(number))


def forget_all():
    """Close what a cell left open when it failed."""
    if pyplot := _pyplot():
        pyplot.close("all")


def describe(figure):
    """Return a figure's axes in words, as its alternative text."""
    axes = [a for a in figure.axes if a.get_visible()]
    parts = [_describe(a) for a in axes[:4]]
    more = f"; and {len(axes) - 4} more" if len(axes) > 4 else ""
    return "Figure drawn by the cell: " + "; ".join(parts) + more


def _describe(axes):
    labels = [(name, getattr(axes, f"get_{name}label")()) for name in "xy"]
    named = [f"{name} {label}" for name, label in labels if label]
    marks = {"lines": len(axes.lines), "texts": len(axes.texts)}
    drawn = [f"{count} {what}" for what, count in marks.items() if count]
    return ", ".join([axes.get_title() or "a panel", *named, *drawn])


def _pyplot():
    return sys.modules.get("matplotlib.pyplot")

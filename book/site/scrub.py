"""Numbers in prose that are inputs, and numbers that follow them.

In a notebook, `<span data-set="temperature">2.0</span>` reads 2.0 in every Jupyter. On
the website it sets that trait of the widget in its section, and
`<span data-show="share.3">73 %</span>` follows: the widget's module computes it. This
file finds the widget, says how far a number may go, and refuses what no widget knows.
`scrub.js` makes the inputs.
"""

import html
import json
import re

from sphinx.errors import ExtensionError

SPAN = re.compile(
    r'<span data-(?P<kind>set|show)="(?P<path>[\w.-]+)">(?P<text>[^<]*)</span>'
)
HEADING = re.compile(r"^(#{1,6}) ", re.MULTILINE)
STORED = re.compile(
    r"data-widget=\"(?P<module>[a-z0-9-]+)\" data-state='(?P<state>[^']*)'"
)


SETS = '<span class="sl-set"'
HINT = ' <span class="sl-scrub-hint">(Drag a dotted number sideways, or type.)</span>'


class UnknownNumberError(ValueError):
    """A number in prose names what no widget beside it has."""


def widgets_by_module():
    """Return the widget classes of the book by the name of their module."""
    from softmax_lib.teaching import widgets

    found = [getattr(widgets, name) for name in widgets.__all__]
    return {each.module: each for each in found}


def parts_of(notebook):
    """Return what a notebook holds, each with the headings above it.

    Parameters
    ----------
    notebook : dict
        As stored.

    Returns
    -------
    list of tuple
        (headings, cell, text of the Markdown or None, stored widget or None); headings
        are (level, count), from the outermost to the innermost.
    """
    path, count, found = (), 0, []
    for cell in notebook["cells"]:
        if cell["cell_type"] != "markdown":
            shown = [o.get("data", {}).get("text/html", "") for o in cell["outputs"]]
            widget = STORED.search("".join("".join(text) for text in shown))
            found.append((path, cell, None, widget))
            continue
        source = "".join(cell["source"])
        starts = [0, *(match.start() for match in HEADING.finditer(source))]
        for start, end in zip(starts, [*starts[1:], len(source)], strict=True):
            text = source[start:end]
            if match := HEADING.match(text):
                count += 1
                above = tuple(one for one in path if one[0] < len(match[1]))
                path = (*above, (len(match[1]), count))
            found.append((path, cell, text, None))
    return found


def widget_for(path, parts):
    """Return the first widget of the smallest section around, that has one."""
    for length in range(len(path), 0, -1):
        for place, _, _, widget in parts:
            if widget and place[:length] == path[:length]:
                state = json.loads(html.unescape(widget["state"]))
                return widgets_by_module()[widget["module"]], state
    raise UnknownNumberError("there is no widget in its section, nor around it")


def value_of(text):
    """Return the number that prose shows; a real minus sign is one."""
    return float(text.replace("−", "-"))


def attributes(path, text, widget, state):
    """Return what the website has to know of a number that sets a trait.

    Parameters
    ----------
    path : str
        "temperature", or "logits.2" for one of a list.
    text : str
        The number as prose shows it.
    widget : type
        The class of the widget that it sets.
    state : dict
        The widget's stored state.

    Raises
    ------
    UnknownNumberError
        The widget has no such trait, or the number is outside its scale.
    """
    trait, _, index = path.partition(".")
    known = widget.scales
    if trait not in known or (index and int(index) >= len(state[trait])):
        raise UnknownNumberError(f"{widget.__name__} has {', '.join(known)}, no {path}")
    scale = known[trait]
    if not scale.low <= value_of(text) <= scale.high:
        raise UnknownNumberError(f"{text} is not from {scale.low} to {scale.high}")
    labels = state.get("labels", [])
    of = f" of {labels[int(index)]}" if index and labels else ""
    return {
        "name": scale.name + of,
        "low": scale.low,
        "high": scale.high,
        "step": scale.step,
    }


def marked_up(match, path, parts):
    """Return one number with what `scrub.js` has to know of it."""
    widget, state = widget_for(path, parts)
    kind, data = match["kind"], {match["kind"]: match["path"]}
    if kind == "set":
        data |= attributes(match["path"], match["text"], widget, state)
    told = "".join(f' data-{key}="{html.escape(str(v))}"' for key, v in data.items())
    return f'<span class="sl-{kind}"{told}>{match["text"]}</span>'


def with_hint(text):
    """Return Markdown that says, once on a page, what dotted numbers are for."""
    end = text.find("\n\n", text.index(SETS))
    end = len(text.rstrip()) if end < 0 else end
    return f"{text[:end]}{HINT}{text[end:]}"


def for_the_website(notebook):
    """Return the notebook with what its numbers in prose set, and how far.

    Parameters
    ----------
    notebook : dict
        As stored; it is not changed.

    Raises
    ------
    UnknownNumberError
        A number names what no widget in its section has.
    """
    parts = parts_of(notebook)
    texts, told = {}, False
    for path, cell, text, _ in parts:
        if text is None:
            continue
        new = SPAN.sub(lambda match, path=path: marked_up(match, path, parts), text)
        if not told and SETS in new:
            told, new = True, with_hint(new)
        texts.setdefault(id(cell), []).append(new)
    cells = [
        {**cell, "source": "".join(texts[id(cell)])} if id(cell) in texts else cell
        for cell in notebook["cells"]
    ]
    return {**notebook, "cells": cells}


def read_numbers(app, docname, source):
    """Tell the numbers of a notebook that is about to be read what they set."""
    if not str(app.env.doc2path(docname)).endswith(".ipynb"):
        return
    if "data-set=" not in source[0] and "data-show=" not in source[0]:
        return
    try:
        source[0] = json.dumps(for_the_website(json.loads(source[0])))
    except UnknownNumberError as error:
        raise ExtensionError(f"{docname}: a number in its prose: {error}") from error


def setup(app):
    """Register the idea with Sphinx."""
    app.connect("source-read", read_numbers)

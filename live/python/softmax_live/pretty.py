"""Values as text, in the lines in which IPython would write them."""

WIDTH = 79
BRACKETS = {list: "[]", tuple: "()", set: "{}"}


def pretty(value, indent=0, before=0):
    """Return a value's text: on one line, or else one line for each of its parts.

    Parameters
    ----------
    value : object
        Lists, tuples, sets and dictionaries are broken into lines if they are too
        long or hold a part of several lines; everything else is its `repr`.
    indent : int
        The column to which further lines are indented.
    before : int
        How many characters stand before the value on its first line.
    """
    text = _line(value)
    if "\n" not in text and max(indent, before) + len(text) <= WIDTH:
        return text
    if type(value) not in (*BRACKETS, dict) or not value:
        return text.replace("\n", "\n" + " " * indent)
    inner = indent + 1
    if type(value) is dict:
        parts = [_entry(key, item, inner) for key, item in value.items()]
        opening, closing = "{}"
    else:
        parts = [pretty(item, inner) for item in _ordered(value)]
        opening, closing = BRACKETS[type(value)]
    comma = "," if type(value) is tuple and len(value) == 1 else ""
    return opening + (",\n" + " " * inner).join(parts) + comma + closing


def _line(value):
    kind = type(value)
    if kind is type:
        return _class(value)
    if kind in (list, tuple, set) and value:
        opening, closing = BRACKETS[kind]
        comma = "," if kind is tuple and len(value) == 1 else ""
        return opening + ", ".join(map(_line, _ordered(value))) + comma + closing
    if kind is dict:
        entries = (f"{_line(key)}: {_line(item)}" for key, item in value.items())
        return "{" + ", ".join(entries) + "}"
    return repr(value)


def _entry(key, item, indent):
    start = f"{_line(key)}: "
    return start + pretty(item, indent, before=indent + len(start))


def _ordered(value):
    if not isinstance(value, set):
        return value
    try:
        return sorted(value)
    except TypeError:
        return value


def _class(value):
    if value.__module__ == "builtins":
        return value.__qualname__
    return f"{value.__module__}.{value.__qualname__}"

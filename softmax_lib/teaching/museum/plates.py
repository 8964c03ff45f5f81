"""What a visitor reads at an exhibit: the code, what it makes of an input, the cure.

A plate shows itself as text in a terminal and as HTML in Jupyter and on the website.
"""

import ast
import inspect
import keyword
import re
from dataclasses import dataclass
from html import escape

import numpy as np

KEYWORD = re.compile(rf"\b({'|'.join(keyword.kwlist)})\b")
ADDRESS = re.compile(r"(?P<repo>[\w.-]+/[\w.-]+) (?P<pull>PR )?#(?P<number>\d+)")


@dataclass(frozen=True, repr=False)
class Plate:
    """Code above, pairs of a word and what it says below.

    Parameters
    ----------
    code : str
        Python, as it stands in the museum.
    lines : tuple of pairs of str
        ("input", "[0, 50]"); the second may hold Markdown links.
    """

    code: str
    lines: tuple

    def __repr__(self):
        width = max(len(head) for head, _ in self.lines) + 2
        said = [f"{head:{width}}{text}" for head, text in self.lines]
        return "\n".join([self.code, "", *said])

    def _repr_html_(self):
        pairs = "".join(
            f"<div><dt>{escape(head)}</dt><dd>{_linked(text)}</dd></div>"
            for head, text in self.lines
        )
        code = KEYWORD.sub(r"<strong>\1</strong>", escape(self.code, quote=False))
        code = f"<pre><code>{code}</code></pre>"
        return f'<div class="sl-plate">{code}<dl>{pairs}</dl></div>'


def plate(exhibit):
    """Return what hangs on the wall: the code and how it fails.

    Parameters
    ----------
    exhibit : Exhibit
        Which one.

    Returns
    -------
    Plate
        Input, what comes out, and what should.
    """
    given = zip(_names(exhibit.broken), exhibit.exposed_by, strict=False)
    lines = [(name, short(value)) for name, value in given]
    lines += [("gives", short(exhibit.fail(), exhibit.digits))]
    lines += [("should give", short(exhibit.repaired(), exhibit.digits))]
    return Plate(code_of(exhibit.broken, exhibit.called), tuple(lines))


def cure(exhibit):
    """Return the repaired code, the sign to look for, and where people met the bug."""
    lines = [("in your run", exhibit.sign)]
    if exhibit.seen:
        lines.append(("met in", "; ".join(map(with_address, exhibit.seen))))
    return Plate(code_of(exhibit.fix, exhibit.called), tuple(lines))


def code_of(function, called):
    """Return a function's source without decorators and docstring, under a name."""
    source = inspect.getsource(function)
    [definition] = ast.parse(source).body
    lines = source.splitlines()
    head = lines[definition.lineno - 1 : definition.body[0].lineno - 1]
    head[0] = head[0].replace(f"def {function.__name__}(", f"def {called}(")
    return "\n".join([*head, *lines[definition.body[0].end_lineno :]])


def _names(function):
    return list(inspect.signature(function).parameters)


def short(value, digits=15):
    """Return a number, a bool or an array as text, with so many significant digits.

    Parameters
    ----------
    value : bool, number or ndarray
        Arrays become lists.
    digits : int
        Fewer than 16, so that no processor's last bit is seen.

    Returns
    -------
    str
        Without the sign of a zero.
    """
    array = np.asarray(value)
    if array.ndim:
        return f"[{', '.join(short(each, digits) for each in array)}]"
    return str(array) if array.dtype.kind in "biu" else f"{array + 0.0:.{digits}g}"


def with_address(place):
    """Return a place with a Markdown link where owner, name and number are known."""
    found = ADDRESS.match(place)
    if not found:
        return place
    kind = "pull" if found["pull"] else "issues"
    address = f"https://github.com/{found['repo']}/{kind}/{found['number']}"
    return f"[{found[0]}]({address}){place[found.end() :]}"


def _linked(text):
    link = r"\[([^]]+)\]\((https://[^)]+)\)"
    return re.sub(link, r'<a href="\2">\1</a>', escape(text))

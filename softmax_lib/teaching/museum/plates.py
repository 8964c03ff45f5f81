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
ADDRESSES = {
    r"([\w.-]+/[\w.-]+) #(\d+)": r"https://github.com/\1/issues/\2",
    r"([\w.-]+/[\w.-]+) PR #(\d+)": r"https://github.com/\1/pull/\2",
    r"Stack Overflow (\d+)": r"https://stackoverflow.com/questions/\1",
    r"arXiv (\d+\.\d+)": r"https://arxiv.org/abs/\1",
}


@dataclass(frozen=True, repr=False)
class Plate:
    """Code above, and below it words with what they say.

    Parameters
    ----------
    code : str
        Python, as it stands in the museum.
    lines : tuple of tuples of str
        ("z", "[0, 50]"): a word, then what it says, which may hold Markdown links; one
        string a line.
    """

    code: str
    lines: tuple

    def __repr__(self):
        width = max(len(head) for head, *_ in self.lines) + 2
        indent = f"\n{'':{width}}"
        said = [f"{head:{width}}{indent.join(texts)}" for head, *texts in self.lines]
        return "\n".join([self.code, "", *said])

    def _repr_html_(self):
        said = ""
        for head, *texts in self.lines:
            parts = "".join(f"<dd>{_linked(text)}</dd>" for text in texts)
            said += f"<div><dt>{escape(head)}</dt>{parts}</div>"
        code = KEYWORD.sub(r"<strong>\1</strong>", escape(self.code, quote=False))
        code = f"<pre><code>{code}</code></pre>"
        return f'<div class="sl-plate">{code}<dl>{said}</dl></div>'


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
        places = (f"{with_address(at)}: {what}" for at, what in exhibit.seen.items())
        lines.append(("met in", *places))
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
    """Return a place as a Markdown link, if its form says where it is."""
    for form, address in ADDRESSES.items():
        if found := re.fullmatch(form, place):
            return f"[{place}]({found.expand(address)})"
    return place


def _linked(text):
    link = r"\[([^]]+)\]\((https://[^)]+)\)"
    return re.sub(link, r'<a href="\2">\1</a>', escape(text))

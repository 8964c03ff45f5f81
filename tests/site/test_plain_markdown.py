"""What plain Jupyter shows becomes the MyST that the website is made from."""

import json
from types import SimpleNamespace

import pytest

from book.site.plain_markdown import myst, read_plainly

CASES = {
    "a formula": (
        'So:\n\n<a id="eq-softmax"></a>\n\n$$\np_i = e^{z_i} \\tag{2.1}\n$$\n\nIt is.',
        "So:\n\n$$\np_i = e^{z_i}\n$$ (eq-softmax)\n\nIt is.",
    ),
    "two formulas": (
        '$$\na\n$$\n\n<a id="eq-b"></a>\n\n$$\nb\n\\tag{2.2}\n$$',
        "$$\na\n$$\n\n$$\nb\n$$ (eq-b)",
    ),
    "its number": ("By [(2.1)](#eq-softmax) so.", "By {eq}`eq-softmax` so."),
    "a number elsewhere": ("[(2.1)](02_softmax.ipynb#eq-softmax)", "{eq}`eq-softmax`"),
    "a label": (
        '<a id="ex-softmax-half"></a>\n\n### Exercise 2.3',
        "(ex-softmax-half)=\n\n### Exercise 2.3",
    ),
    "a work": ("[Luce (1959)](references.bib#luce) says", "{cite:t}`luce` says"),
    "a work in parentheses": (
        "It is ([Luce, 1959](../references.bib#luce)).",
        "It is {cite:p}`luce`.",
    ),
    "two works in parentheses": (
        "([A, 2001](references.bib#a); [B, 2002](references.bib#b))",
        "{cite:p}`a,b`",
    ),
    "a work beside other words": (
        "(see [A (2001)](references.bib#a))",
        "(see {cite:t}`a`)",
    ),
    "a box": (
        "> **Key idea.** It *is*\n> so.\n\nNext.",
        ":::{admonition} Key idea\n:class: key\nIt *is*\nso.\n:::\n\nNext.",
    ),
    "a warning": (
        "> **Warning.** Mind it.",
        ":::{admonition} Warning\n:class: warning\nMind it.\n:::",
    ),
    "a proof": (
        "> **Proof.** Let\n>\n> - $a$ be.\n\nNext.",
        '<details class="sl-proof"><summary>Proof</summary>\n\n'
        "Let\n\n- $a$ be.\n\n</details>\n\nNext.",
    ),
}
SAME = [
    "> “A quotation of somebody”",
    "[Temperature](02_softmax.ipynb#temperature), [claim](a.ipynb#claim-1-13)",
    "$$\nx = 1\n$$",
    "An [address](https://example.org/references.html#a) and `code`",
]


@pytest.mark.parametrize(("plain", "wanted"), CASES.values(), ids=CASES)
def test_it_becomes_myst(plain, wanted):
    assert myst(plain) == wanted


@pytest.mark.parametrize("plain", SAME)
def test_what_both_understand_stays(plain):
    assert myst(plain) == plain


def read(name, source):
    env = SimpleNamespace(doc2path=lambda docname: name)
    text = [source]
    read_plainly(SimpleNamespace(env=env), "page", text)
    return text[0]


def test_cells_of_prose_are_translated_and_code_is_not():
    said = 'x = "[(2.1)](#eq-softmax)"'
    cells = [{"cell_type": kind, "source": [said]} for kind in ("markdown", "code")]
    first, second = json.loads(read("a.ipynb", json.dumps({"cells": cells})))["cells"]
    assert first["source"] == 'x = "{eq}`eq-softmax`"'
    assert second["source"] == [said]


def test_a_page_that_is_no_notebook_is_left_alone():
    assert read("glossary.md", "[(2.1)](#eq-softmax)") == "[(2.1)](#eq-softmax)"

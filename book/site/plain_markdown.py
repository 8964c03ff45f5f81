r"""Translates a notebook's plain Markdown into MyST when the website reads it.

JupyterLab, VS Code, Colab and GitHub would show a directive, a role or a label as
source. So the notebooks hold formulas with `\tag`, HTML anchors, links and block
quotes, which every Jupyter shows. As MyST they are numbered, linked and boxed like
those of every other page.
"""

import json
import re

BOXES = {"Key idea": "key", "Warning": "warning"}  # first words, and how a box looks
FOLDED = "Proof"  # the first word of a block quote that the website folds

UNFOLD = f'<details class="sl-proof"><summary>{FOLDED}</summary>'
FORMULA = re.compile(
    r'^<a id="(?P<name>eq-[\w-]+)"></a>\n\n'
    r"\$\$\n(?P<tex>(?:(?!\$\$).)*?)\s*\\tag\{[\d.]+\}\n\$\$$",
    re.MULTILINE | re.DOTALL,
)
EQUATION = re.compile(r"\[\(\d+\.\d+\)\]\([^()\s#]*#(?P<name>eq-[\w-]+)\)")
ANCHOR = re.compile(r'^<a id="(?P<name>[\w-]+)"></a>$', re.MULTILINE)
WORK = re.compile(r"\[[^\]]+\]\((?:\.\./)*references\.bib#(?P<key>[\w:-]+)\)")
WORKS = re.compile(rf"\((?:{WORK.pattern.replace('(?P<key>', '(?:')}(?:; )?)+\)")
BOX = re.compile(
    rf"^> \*\*(?P<title>{'|'.join([*BOXES, FOLDED])})\.\*\* (?P<text>.+(?:\n>.*)*)",
    re.MULTILINE,
)


def works(match):
    """Return citations in parentheses, `([A, 2017](…); [B, 2018](…))`, as a role."""
    return f"{{cite:p}}`{','.join(WORK.findall(match[0]))}`"


def box(match):
    """Return a block quote that begins with bold words as an admonition, or folded."""
    text = re.sub(r"^> ?", "", match["text"], flags=re.MULTILINE)
    if match["title"] == FOLDED:
        return f"{UNFOLD}\n\n{text}\n\n</details>"
    look = BOXES[match["title"]]
    return f":::{{admonition}} {match['title']}\n:class: {look}\n{text}\n:::"


MEANINGS = (
    (FORMULA, r"$$\n\g<tex>\n$$ (\g<name>)"),
    (EQUATION, r"{eq}`\g<name>`"),
    (ANCHOR, r"(\g<name>)="),
    (WORKS, works),
    (WORK, r"{cite:t}`\g<key>`"),
    (BOX, box),
)


def myst(markdown):
    """Return the Markdown of a notebook as MyST.

    Parameters
    ----------
    markdown : str
        As in `[(2.1)](#eq-softmax)`.

    Returns
    -------
    str
        As in ``{eq}`eq-softmax` ``.
    """
    for pattern, meaning in MEANINGS:
        markdown = pattern.sub(meaning, markdown)
    return markdown


def read_plainly(app, docname, source):
    """Translate the Markdown cells of a notebook that is about to be read."""
    if not str(app.env.doc2path(docname)).endswith(".ipynb"):
        return
    notebook = json.loads(source[0])
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            cell["source"] = myst("".join(cell["source"]))
    source[0] = json.dumps(notebook)


def setup(app):
    """Register the idea with Sphinx."""
    app.connect("source-read", read_plainly)

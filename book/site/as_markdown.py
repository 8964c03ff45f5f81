"""A page as plain Markdown, for readers that are programs: text in, text out.

Notebooks are plain Markdown already (plain_markdown.py says why); added are the code
and what it printed. Figures are there as caption and description; what only the website
can do, such as widgets and answer boxes, is left out.
"""

import re
from posixpath import dirname, normpath, relpath
from posixpath import join as joined

SUFFIX = ".html.md"  # after the page's own address, as https://llmstxt.org proposes
HIDDEN = {"check", "local", "remove-cell"}  # not on the page, or only as a form
FENCED = re.compile(r"^(`{3,}|~{3,}).*?^\1[ ]*$", re.MULTILINE | re.DOTALL)
PLACE = "\0"  # of a block of code, while the text around it changes
LINK = re.compile(r"\]\((?![a-z][a-z0-9+.-]*:)([^()\s#]+)(#[^()\s]*)?\)")
SPACE = re.compile(r"\n{3,}")


def fence(text, language="text"):
    """Return a block of code, its fence longer than any inside."""
    longest = max(map(len, re.findall(r"`{3,}", text)), default=2)
    marks = "`" * (longest + 1)
    return f"{marks}{language}\n{text.rstrip()}\n{marks}"


def outside(pattern, replace, markdown):
    """Return Markdown with replacements everywhere but in blocks of code."""
    blocks = [block[0] for block in FENCED.finditer(markdown)]
    text = pattern.sub(replace, FENCED.sub(PLACE, markdown))
    return re.sub(PLACE, lambda _: blocks.pop(0), text)


def linked(markdown, docname, pages):
    """Return Markdown whose links lead to pages that are Markdown too.

    Parameters
    ----------
    markdown : str
        As in the sources: "[a section](03_stability.ipynb#masks)".
    docname : str
        The page, as in "book/02_softmax": links are relative to it.
    pages : collection of str
        The pages of the book; a bibliography is the page "book/references".

    Returns
    -------
    str
        Links to anything else stay as they are.
    """

    def place(found):
        path, anchor = found[1], found[2] or ""
        if path.endswith(".bib"):
            path, anchor = re.sub(r"\.bib$", ".md", path), ""
        page = path.rpartition(".")[0]
        page = normpath(joined("/", dirname(docname), page)).lstrip("/")
        if page not in pages:
            return found[0]
        there = relpath(page, dirname(docname) or ".")
        return f"]({there}{SUFFIX}{anchor})"

    return outside(LINK, place, markdown)


def of_notebook(notebook):
    """Return the cells of a notebook that its page shows, as Markdown.

    Parameters
    ----------
    notebook : dict
        As its file has it.
    """
    parts = []
    for cell in notebook["cells"]:
        tags = set(cell["metadata"].get("tags", ()))
        source = "".join(cell["source"])
        if tags & HIDDEN or source.strip() == "---":  # the line above a solution
            continue
        if cell["cell_type"] == "markdown":
            parts.append(source.removeprefix("---\n").strip())
        else:
            parts += [fence(source, "python"), *outputs(cell)]
    return tidied("\n\n".join(parts))


def outputs(cell):
    """Return what a cell of code printed, drew or gave back, as blocks of Markdown."""
    found = []
    for output in cell["outputs"]:
        if output["output_type"] == "stream":
            found.append("".join(output["text"]))
            continue
        data = output.get("data", {})
        if any(kind.startswith("image/") for kind in data):
            found.append(None)
        elif "sl-widget" not in "".join(data.get("text/html", ())):
            found.append("".join(data.get("text/plain", ())))
    blocks = [figure(cell) if text is None else shown(text) for text in found]
    return [block for block in blocks if block]


def shown(text):
    """Return an output; nothing for an empty one."""
    return f"Output:\n\n{fence(text)}" if text.strip() else ""


def figure(cell):
    """Return a figure in words: its caption, and what there is to see."""
    settings = cell["metadata"].get("mystnb", {})
    caption = settings.get("figure", {}).get("caption", "")
    alt = settings.get("image", {}).get("alt", "")
    words = f"**Figure.** {caption}" if caption else "**Figure.**"
    return f"{words}\n\n> {alt}" if alt else words


def tidied(markdown):
    """Return Markdown with one empty line between blocks, and one line end."""
    return outside(SPACE, "\n\n", markdown).strip() + "\n"


def summary(markdown):
    """Return the first paragraph of a page as plain text."""
    for block in FENCED.sub("", markdown).split("\n\n"):
        text = block.strip()
        if text and not text.startswith(("#", "<", "|", ">", "*Fig")):
            text = re.sub(r"\[([^\]]+)\]\([^()]*\)", r"\1", text)
            return " ".join(re.sub(r"[*`]", "", text).split())
    return ""

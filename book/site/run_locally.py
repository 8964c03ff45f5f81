"""How to run a chapter: the notebook to download, and the commands that open it."""

from pathlib import Path

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective

from book.site import archive
from book.site.openings import CHAPTER, NEEDS, list_after

UNITS = ((1e6, "MB"), (1e3, "kB"))


class run_box(nodes.General, nodes.Element):
    """A folded box in a chapter's opening."""


def size(path):
    """Return the size of a file in words: "1.3 MB"; of a small one "1 kB"."""
    count = path.stat().st_size
    for scale, unit in UNITS:
        if count >= scale:
            return f"{float(f'{count / scale:.2g}'):g}\N{NO-BREAK SPACE}{unit}"
    return "1\N{NO-BREAK SPACE}kB"


def commands(repository):
    """Return the commands that fetch the book and open JupyterLab.

    Parameters
    ----------
    repository : str
        Its address; empty where there is none, then the archive is unpacked.

    Returns
    -------
    str
        For a shell, one command a line.
    """
    fetch = f"unzip {archive.name()}.zip"
    if repository:
        fetch = f"git clone {repository} {archive.name()}"
    return f"{fetch}\ncd {archive.name()}\nmake lab"


def link(text, address):
    """Return a link to a file beside the pages."""
    return nodes.reference("", text, refuri=address, internal=False)


def downloads(docname, whole, notebook=None):
    """Return the sentence that offers the whole book, and a chapter's notebook.

    Parameters
    ----------
    docname : str
        The page, as in "book/02_softmax": its links are relative to it.
    whole : pathlib.Path
        The archive of the book.
    notebook : pathlib.Path, optional
        The page's notebook.

    Returns
    -------
    docutils.nodes.paragraph
        It ends where the commands begin.
    """
    up = "../" * docname.count("/")
    paragraph = nodes.paragraph("", "Download ")
    if notebook:
        paragraph += link("this notebook", f"{up}_sources/{docname}.ipynb")
        paragraph += nodes.Text(f" ({notebook.name}, {size(notebook)}) or ")
    paragraph += link("the whole book", f"{up}{whole.name}")
    holds = ", which also holds the library that the notebook imports" * bool(notebook)
    paragraph += nodes.Text(
        f" ({whole.name}, {size(whole)}){holds}. With Python 3.11 or newer and make, "
        "these commands set up all that it needs and open JupyterLab on the chapters:"
    )
    return paragraph


def steps(env, notebook=None):
    """Return downloads, commands and what comes after them, as a list of nodes."""
    whole = Path(env.app.outdir) / f"{archive.name()}.zip"
    text = commands(env.config.html_theme_options.get("repository_url", ""))
    last = nodes.paragraph()
    if notebook:
        opening = [nodes.Text("There, open "), nodes.literal("", notebook.name)]
        last += [*opening, nodes.Text(". ")]
    last += nodes.literal("", "README.md")
    last += nodes.Text(" in the same folder has the steps without make.")
    shell = nodes.literal_block(text, text, language="bash")
    return [downloads(env.docname, whole, notebook), shell, last]


class OfferToRun(SphinxTransform):
    """Put the box at the end of each chapter's opening."""

    default_priority = 310

    def apply(self, **kwargs):
        """Do it for the page that is being read."""
        if CHAPTER.fullmatch(self.env.docname):
            before = list_after(self.document, NEEDS)
            if before is None:
                before = self.document.next_node(nodes.title)
            notebook = Path(self.env.doc2path(self.env.docname))
            here = run_box("", *steps(self.env, notebook))
            before.parent.insert(before.parent.index(before) + 1, here)


class Running(SphinxDirective):
    """Say how to run the whole book."""

    def run(self):
        """Return the steps."""
        return steps(self.env)


def visit_box(self, node):
    """Open the folded box."""
    self.body.append('<details class="sl-run"><summary>Run this chapter</summary>\n')


def depart_box(self, node):
    """Close it."""
    self.body.append("</details>\n")


def setup(app):
    """Register the idea with Sphinx."""
    app.add_node(run_box, html=(visit_box, depart_box))
    app.add_transform(OfferToRun)
    app.add_directive("running", Running)

"""How to run a chapter: the notebook to download, and the commands that open it."""

from pathlib import Path

from docutils import nodes
from sphinx.transforms import SphinxTransform

from book.site import archive
from book.site.openings import CHAPTER

UNITS = ((1e6, "MB"), (1e3, "kB"))


class run_box(nodes.General, nodes.Element):
    """A folded box under a chapter's title."""


def size(path):
    """Return the size of a file in words: "1.3 MB"; of a small one "1 kB"."""
    count = path.stat().st_size
    for scale, unit in UNITS:
        if count >= scale:
            return f"{float(f'{count / scale:.2g}'):g} {unit}"
    return "1 kB"


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


def downloads(docname, notebook, whole):
    """Return the sentence that offers the notebook and the whole book.

    Parameters
    ----------
    docname : str
        The chapter, as in "book/02_softmax".
    notebook, whole : pathlib.Path
        The chapter's notebook, and the archive.

    Returns
    -------
    docutils.nodes.paragraph
        Its links are relative to the chapter's page.
    """
    up = "../" * docname.count("/")
    paragraph = nodes.paragraph("", "Download ")
    paragraph += link("this notebook", f"{up}_sources/{docname}.ipynb")
    paragraph += nodes.Text(f" ({notebook.name}, {size(notebook)}) or ")
    paragraph += link("the whole book", f"{up}{whole.name}")
    paragraph += nodes.Text(
        f" ({whole.name}, {size(whole)}), which also holds the library that the "
        "notebook imports. With Python 3.11 or newer and make, these commands set up "
        "all that it needs and open JupyterLab on the chapters:"
    )
    return paragraph


def box(env, repository):
    """Return the box for the chapter that is being read."""
    notebook = Path(env.doc2path(env.docname))
    whole = Path(env.app.outdir) / f"{archive.name()}.zip"
    text = commands(repository)
    shell = nodes.literal_block(text, text, language="bash")
    last = nodes.paragraph("", "There, open ")
    last += nodes.literal("", notebook.name)
    last += nodes.Text(". README.md in the same folder has the steps without make.")
    return run_box("", downloads(env.docname, notebook, whole), shell, last)


class OfferToRun(SphinxTransform):
    """Put the box under the title of each chapter that is a notebook."""

    default_priority = 310

    def apply(self, **kwargs):
        """Do it for the page that is being read."""
        if CHAPTER.fullmatch(self.env.docname):
            title = self.document.next_node(nodes.title)
            options = self.config.html_theme_options
            here = box(self.env, options.get("repository_url", ""))
            title.parent.insert(title.parent.index(title) + 1, here)


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

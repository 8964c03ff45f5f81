"""Each page once more as Markdown, at its address with `.md` behind, and llms.txt.

`llms.txt` lists them for language models, as https://llmstxt.org proposes.
"""

import json
from pathlib import Path

from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

from book.site.as_markdown import SUFFIX, linked, of_notebook, summary
from book.site.description import shorten, subtitle
from book.site.from_myst import UnknownDirective, of_myst
from book.site.metadata import address, citation

LIST = "llms.txt"
EXAMPLE = "book/02_softmax"
LICENCES = "Text and figures are under CC BY 4.0, code under BSD 3-Clause."


def markdown(app, docname):
    """Return a page of the book as Markdown.

    Parameters
    ----------
    app : sphinx.application.Sphinx
        All pages of it are read.
    docname : str
        The page, as in "book/02_softmax".
    """
    file = Path(app.env.doc2path(docname))
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".ipynb":
        text = of_notebook(json.loads(text))
    else:
        text = of_myst(text, app)
    return linked(text, docname, app.env.found_docs)


def listing(app, pages):
    """Return llms.txt: what the book is, and its pages, each with a sentence.

    Parameters
    ----------
    app : sphinx.application.Sphinx
        All pages of it are read.
    pages : dict of str to str
        The Markdown of each page.
    """
    root = app.env.get_doctree(app.config.root_doc)
    what = " ".join(citation()["abstract"].split())
    lines = [
        f"# {app.env.titles[app.config.root_doc].astext()}",
        f"\n> {subtitle(root)}. {what}",
        f"\nFormulas are in TeX; the output of each cell stands below it. {LICENCES}",
    ]
    site = address(app.config)
    for tree in root.findall(lambda node: node.tagname == "toctree"):
        lines += [f"\n## {tree.get('caption') or 'Pages'}\n"]
        for name in _below(app.env, tree["includefiles"]):
            title = app.env.titles[name].astext()
            text = shorten(summary(pages[name]))
            lines.append(f"- [{title}]({site}{name}{SUFFIX}): {text}")
    return "\n".join(lines) + "\n"


def _below(env, names):
    return [
        page for name in names for page in (name, *env.toctree_includes.get(name, ()))
    ]


def write_markdown(app, exception):
    """Write the Markdown of every page, and their list.

    A draft (tools/write.py) keeps those that it has.
    """
    if exception or app.builder.format != "html" or app.tags.has("draft"):
        return
    try:
        pages = {name: markdown(app, name) for name in sorted(app.env.found_docs)}
    except UnknownDirective as unknown:
        raise ExtensionError(str(unknown)) from None
    for name, text in pages.items():
        (Path(app.outdir) / f"{name}{SUFFIX}").write_text(text, encoding="utf-8")
    (Path(app.outdir) / LIST).write_text(listing(app, pages), encoding="utf-8")


def offer(app, pagename, templatename, context, doctree):
    """Name a page's Markdown in its head."""
    if doctree is not None:
        name = pagename.rpartition("/")[2] + SUFFIX
        context["metatags"] += (
            f'\n<link rel="alternate" type="text/markdown" href="{name}">'
        )


class MarkdownOffer(SphinxDirective):
    """Say where a page's Markdown is, on the landing page."""

    def run(self):
        """Return a paragraph."""
        paragraph = nodes.paragraph(classes=["sl-markdown"])
        example = f"{EXAMPLE}{SUFFIX}"
        paragraph += nodes.Text(
            "For other programs, each page is there as Markdown too, "
        )
        paragraph += nodes.Text("with its formulas and outputs: at its address with ")
        paragraph += [nodes.literal("", ".md"), nodes.Text(" behind, such as ")]
        paragraph += _link(example)
        paragraph += nodes.Text(". ")
        paragraph += [_link(LIST), nodes.Text(" lists them.")]
        return [paragraph]


def _link(name):
    return nodes.reference("", name, refuri=name, internal=False)


def setup(app):
    """Register the idea with Sphinx."""
    app.add_directive("markdown-offer", MarkdownOffer)
    app.connect("build-finished", write_markdown)
    app.connect("html-page-context", offer)

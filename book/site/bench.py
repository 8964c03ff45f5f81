"""A bench: a page that computes with what the reader brings, shown as its one cell.

`make live` brings it to life (live/page/bench.mjs). Elsewhere it says what it would do,
and the command that does the same on the reader's machine.
"""

import json
from html import escape
from importlib import import_module
from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

PACKAGE = "softmax_lib.teaching"


class bench(nodes.General, nodes.Element):
    """A bench, with its cell as a block of code inside."""


def script(name):
    """Return the text of a bench's cell, which is also its command.

    Parameters
    ----------
    name : str
        A package of softmax_lib.teaching: "your_logits".
    """
    package = import_module(f"{PACKAGE}.{name}")
    return Path(package.__file__).with_name("__main__.py").read_text(encoding="utf-8")


def command(name, arguments):
    """Return the command that runs a bench's cell on the reader's machine.

    Parameters
    ----------
    name : str
        As `script` takes it.
    arguments : str
        What follows: "predictions.csv".
    """
    return f".venv/bin/python -m {PACKAGE}.{name} {arguments.strip()}".strip()


def starts(name):
    """Return the cells that a reader may begin with, by what they are called.

    Parameters
    ----------
    name : str
        As `script` takes it.
    """
    return getattr(import_module(f"{PACKAGE}.{name}"), "STARTS", {})


class Bench(SphinxDirective):
    """Set up a bench: its package's name; the content is what follows the command."""

    required_arguments = 1
    has_content = True

    def run(self):
        """Return the bench with its cell."""
        name, text = self.arguments[0], script(self.arguments[0])
        made = bench("", name=name, command=command(name, " ".join(self.content)))
        made += nodes.literal_block(text, text, language="python")
        return [made]


def visit_bench(self, node):
    """Open it, and say what to do where Python is not in the page."""
    builder = self.builder
    home = builder.get_relative_uri(builder.current_docname, "index")
    self.body.append(
        f'<div class="sl-bench" data-bench="{escape(node["name"])}">\n'
        '<p class="sl-bench-without">This copy of the site has no Python in its pages, '
        "so that nothing can be computed here.</p>\n"
        f'<p class="sl-bench-local">In <a href="{home}#run-it-yourself">the book on '
        f"your machine</a> the same is one command: <code>{escape(node['command'])}"
        "</code>. It runs this cell:</p>\n"
    )


def depart_bench(self, node):
    """Give its script the cells to begin with, and close it."""
    if cells := starts(node["name"]):
        data = json.dumps(cells).replace("<", "\\u003c")
        self.body.append(
            f'<script type="application/json" class="sl-bench-starts">{data}</script>\n'
        )
    self.body.append("</div>\n")


def setup(app):
    """Register the idea with Sphinx."""
    app.add_node(bench, html=(visit_bench, depart_bench))
    app.add_directive("bench", Bench)

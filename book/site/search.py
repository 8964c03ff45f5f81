"""The book's own search: `search.json`, and the page that looks through it.

Sphinx's search finds pages; this one finds places (book/site/search_places.py), in the
order of book/assets/find.mjs. So Sphinx makes neither its index nor its page.
"""

import json
import subprocess
from pathlib import Path

from book.site.node import node_program
from book.site.search_places import KINDS, places

FILE = "search.json"
PROGRAM = Path(__file__).with_name("search_index.mjs")


def leave_out_theirs(app):
    """Let Sphinx make no index and no page of its own."""
    app.builder.search = False
    app.builder.dump_search_index = lambda: None
    app.builder.sl_places = {}


def note_places(app, doctree, docname):
    """Note what a page holds, as it is about to be written."""
    if app.builder.name == "html":
        app.builder.sl_places[docname] = places(doctree, docname)


def search_page(app):
    """Yield the page that searches."""
    yield "search", {"title": "Search"}, "search.html"


def name_of_page(env, docname):
    """Return a page's name as the contents have it: "2. Exponentiate and normalise"."""
    number = env.toc_secnumbers.get(docname, {}).get("")
    title = env.titles[docname].astext()
    return f"{number[0]}. {title}" if number else title


def index_of(app):
    """Return what PROGRAM indexes: pages, kinds, and places by their numbers."""
    noted = app.builder.sl_places
    pages = [name for name in _in_order(app.env) if name in noted]
    return {
        "pages": [
            [app.builder.get_target_uri(page), name_of_page(app.env, page)]
            for page in pages
        ],
        "kinds": KINDS,
        "places": [
            [number, place.anchor, KINDS.index(place.kind), *place[2:]]
            for number, page in enumerate(pages)
            for place in noted[page]
        ],
    }


def _in_order(env):
    """Return the names of all pages, in the order of the contents, then the others."""
    ordered, stack = [], [env.config.root_doc]
    while stack:
        name = stack.pop()
        if name not in ordered:
            ordered.append(name)
            stack += reversed(env.toctree_includes.get(name, []))
    return [*ordered, *sorted(env.found_docs - set(ordered))]


def indexed(index):
    """Return what the search page loads, as text."""
    program = [node_program(), PROGRAM]
    text = json.dumps(index, ensure_ascii=False)
    return subprocess.run(
        program, input=text, stdout=subprocess.PIPE, encoding="utf-8", check=True
    ).stdout


def write_index(app, exception):
    """Write the index beside the pages."""
    if exception is None and app.builder.name == "html":
        text = indexed(index_of(app))
        (Path(app.outdir) / FILE).write_text(text, encoding="utf-8")


def setup(app):
    """Register the idea with Sphinx."""
    app.connect("builder-inited", leave_out_theirs)
    app.connect("doctree-resolved", note_places, priority=900)
    app.connect("html-collect-pages", search_page)
    app.connect("build-finished", write_index)

"""The book's words, for a search that found nothing: `_static/words.json`.

Sphinx's own index holds stems, such as "calibr", which nobody wants suggested. Only
the search page asks for this file, and only after a search without results.
"""

import json
import re
from collections import Counter
from pathlib import Path

from docutils import nodes

WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]{2,})*")
SHORTEST = 3
NOT_PROSE = (nodes.literal_block, nodes.math, nodes.math_block, nodes.raw)


def words_of(doctree):
    """Return the words of a page's prose, in lower case, as often as they occur.

    Parameters
    ----------
    doctree : docutils.nodes.document
        The page.

    Returns
    -------
    list of str
        Compounds stay whole: "log-odds".
    """
    found = []
    for text in doctree.findall(nodes.Text):
        if not isinstance(text.parent, NOT_PROSE):
            found += [word.lower() for word in WORD.findall(text)]
    return [word for word in found if len(word) >= SHORTEST]


def ranked(counts):
    """Return the words of a counter, the most frequent first, then by the alphabet."""
    return sorted(counts, key=lambda word: (-counts[word], word))


def write_words(app, exception):
    """Write the list when all pages are written."""
    if exception or app.builder.format != "html":
        return
    counts = Counter()
    for page in app.env.found_docs:
        counts.update(words_of(app.env.get_doctree(page)))
    counts.update(functions(app.env))
    target = Path(app.outdir) / "_static" / "words.json"
    target.write_text(json.dumps(ranked(counts), ensure_ascii=False), encoding="utf-8")


def functions(env):
    """Return the names of the library's functions, without modules and attributes."""
    objects = env.get_domain("py").get_objects()
    names = [name.rpartition(".")[2].lower() for name, *_ in objects]
    return [name for name in names if not name.endswith("_")]


def setup(app):
    """Register the idea with Sphinx."""
    app.connect("build-finished", write_words)

"""Claims: ordinary Markdown in the notebook; pills and a filter on the site.

A section whose title reads `Claim 1.13 ⇄ garbled` gets the verdict's pill, and the
form that chooses among them stands before the first article. Its script is loaded by
the pages that have claims, and by no other.
"""

import re

from docutils import nodes
from sphinx.transforms import SphinxTransform

from book.site.scripts import script_for

TITLE = re.compile(r"Claim (?P<number>\d+\.\d+) (?P<mark>\S) (?P<word>\w+)")
load_script = script_for("claims", "claims.js")


def filter_form():
    """Return the HTML of the form that chooses claims."""
    from softmax_lib.teaching.claims.form import filter_form

    return filter_form()


def look(word):
    """Return the class of a verdict's pill."""
    from softmax_lib.teaching.claims import VERDICTS

    return VERDICTS[word].look


def judge(section, parts):
    """Turn the verdict in a section's title into a pill; keep the label as its id.

    Parameters
    ----------
    section : docutils.nodes.section
        The section, changed in place.
    parts : re.Match
        What `TITLE` found in its title.
    """
    title = section[0]
    title.children = []
    title += nodes.Text(f"Claim {parts['number']} ")
    classes = ["sl-verdict", look(parts["word"])]
    title += nodes.inline("", f"{parts['mark']} {parts['word']}", classes=classes)
    section["classes"].append("sl-claim")
    section["ids"] = [f"claim-{parts['number'].replace('.', '-')}"]


class JudgeClaims(SphinxTransform):
    """Give the claims of a page their pills, and the page its filter."""

    default_priority = 300  # after labels have reached their sections

    def apply(self, **kwargs):
        """Do it for the page that is being read."""
        found = [
            (section, parts)
            for section in list(self.document.findall(nodes.section))
            if (parts := TITLE.fullmatch(section[0].astext()))
        ]
        for section, parts in found:
            judge(section, parts)
        if found:
            article = found[0][0].parent
            place = article.parent.index(article)
            form = nodes.raw("", filter_form(), format="html")
            article.parent[place - 1] += form
        self.env.metadata[self.env.docname]["claims"] = len(found)


def setup(app):
    """Register the idea with Sphinx."""
    app.add_transform(JudgeClaims)
    app.connect("html-page-context", load_script)

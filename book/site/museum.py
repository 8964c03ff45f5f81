"""The bug museum: exhibits in the notebook, questions and answers on the website.

A section whose label reads `exhibit-…` is one exhibit. What stands in it up to the
first output is the question; a form with three answers follows, and the rest is marked
as what `museum.js` hides from readers who want to guess first. Without JavaScript
everything is there to read.
"""

import re
from html import escape

from docutils import nodes
from sphinx.transforms import SphinxTransform

from book.site.labels import label_like
from book.site.scripts import script_for

ANCHOR = re.compile(r"exhibit-(?P<slug>[a-z0-9-]+)")
TITLE = re.compile(r"(?P<number>Exhibit \d+): (?P<title>.+)")
load_script = script_for("exhibits", "museum.js")


class reveal(nodes.General, nodes.Element):
    """What a guessing reader does not see yet."""


def slug_of(section):
    """Return the exhibit that a section shows, "double-softmax-loss", or None."""
    found = label_like(ANCHOR, section)
    return found and found["slug"]


def question_form(slug):
    """Return the HTML of the form that asks what is wrong with an exhibit."""
    from softmax_lib.teaching.exercises.form import form_of
    from softmax_lib.teaching.museum import EXHIBITS
    from softmax_lib.teaching.museum.quiz import question

    exhibit = EXHIBITS[slug.replace("-", "_")]
    label = f"What is wrong with exhibit {exhibit.number}?"
    return form_of(question(exhibit), f"museum.{slug}", label)


def hang(section, slug):
    """Turn one section into an exhibit.

    Parameters
    ----------
    section : docutils.nodes.section
        The section, changed in place.
    slug : str
        Which exhibit it shows.
    """
    title = section[0]
    parts = TITLE.fullmatch(title.astext())
    if parts:
        rest = nodes.inline("", f": {parts['title']}", classes=["sl-exhibit-title"])
        title.children = []
        title += [nodes.Text(parts["number"]), rest]
    section["classes"].append("sl-exhibit")
    walls = plates(section)
    for wall in walls:
        wall.children = [part for part in wall if "cell_output" in part["classes"]]
    at = section.index(walls[0] if walls else title) + 1
    hidden = reveal("", *section.children[at:])
    section.children = section.children[:at]
    section += [nodes.raw("", question_form(slug), format="html"), hidden]


def plates(section):
    """Return the cells of a section that only show a plate: their call is no code."""
    cells = [child for child in section if isinstance(child, nodes.container)]
    return [cell for cell in cells if cell.astext().startswith("EXHIBITS[")]


def quiz(slugs):
    """Return the button that starts the quiz, and the count of what was guessed."""
    numbers = " ".join(f"museum.{slug}" for slug in slugs)
    html = (
        '<div class="sl-quiz" hidden>'
        '<button type="button" class="sl-check" aria-pressed="false">'
        "Guess first</button>"
        '<p class="sl-quiz-says" role="status" aria-live="polite"></p>'
        f'<p class="sl-progress" data-numbers="{escape(numbers)}"'
        f' data-noun="exhibit">{len(slugs)} exhibits</p></div>'
    )
    return nodes.raw("", html, format="html")


class HangExhibits(SphinxTransform):
    """Turn the exhibit sections of a page into questions, and offer the quiz."""

    default_priority = 300  # after labels have reached their sections

    def apply(self, **kwargs):
        """Do it for the page that is being read."""
        sections = list(self.document.findall(nodes.section))
        found = [(section, slug) for section in sections if (slug := slug_of(section))]
        for section, slug in found:
            hang(section, slug)
        for section in sections:
            if found and "museum-guess" in section["names"] + section["ids"]:
                section.insert(2, quiz([slug for _, slug in found]))
        self.env.metadata[self.env.docname]["exhibits"] = len(found)


def visit_reveal(self, node):
    """Open what is hidden from guessing readers."""
    self.body.append('<div class="sl-reveal">\n')


def depart_reveal(self, node):
    """Close it."""
    self.body.append("</div>\n")


def setup(app):
    """Register the idea with Sphinx."""
    app.add_node(reveal, html=(visit_reveal, depart_reveal))
    app.add_transform(HangExhibits)
    app.connect("html-page-context", load_script)

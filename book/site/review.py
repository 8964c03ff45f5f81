"""The page of reviews: the box that asks, and the list of all cards that it asks from.

A card is a word of the glossary or an exercise. The list is plain links by chapter, and
the box is empty without JavaScript: `review.js` reads the one and fills the other.
"""

import re

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective

from book.site.gallery import Place, link
from book.site.scripts import script_for
from book.site.terms import chapter_of

load_script = script_for("reviews", "review.js")
NUMBER = re.compile(r"book/(\d\d)_\w+")
EXERCISE = re.compile(r"(Exercise \d+\.\d+) [●○]{3} (.+)")
LAST = 99  # words without a chapter come last
BOX = """<div class="sl-review" hidden>
<fieldset class="sl-review-from"><legend>Cards from chapter</legend></fieldset>
<p class="sl-review-says" role="status"></p>
<div class="sl-card" hidden></div>
</div>
<noscript><p>This box asks one card at a time and remembers your answers. It needs
JavaScript; without it, the list below leads to every card.</p></noscript>"""
KEEPING = """<div class="sl-keeping" hidden>
<p><button type="button" class="sl-button sl-export">Save a file</button>
<label class="sl-import">Bring a file in
<input type="file" accept=".json,application/json"></label>
<button type="button" class="sl-button sl-forget-reviews">Forget my reviews</button></p>
<p class="sl-keeping-says" role="status"></p>
</div>
<noscript><p>Two buttons here save the file and bring one in. They need JavaScript, and
without it there is nothing to save.</p></noscript>"""


class review_cards(nodes.General, nodes.Element):
    """Stands for the list of all cards until all pages are read."""


class Box(SphinxDirective):
    """The box that asks."""

    html = BOX

    def run(self):
        """Return it, and note that the page needs its script."""
        self.env.metadata[self.env.docname]["reviews"] = True
        return [nodes.raw("", self.html, format="html")]


class Keeping(Box):
    """The buttons that save a file and bring one in."""

    html = KEEPING


class Cards(SphinxDirective):
    """The list of all cards."""

    def run(self):
        """Return a node that is filled when all pages are known."""
        return [review_cards()]


def terms_by_chapter(env):
    """Return the entries of the glossary by chapter; 0 where an entry names none."""
    found = {}
    page = "book/glossary"
    if page not in env.found_docs:
        return found
    for entry in env.get_doctree(page).findall(nodes.definition_list_item):
        terms = list(entry.findall(nodes.term))
        if terms and terms[0]["ids"]:
            text = ", ".join(term.astext() for term in terms)
            place = Place(page, terms[0]["ids"][0], text)
            found.setdefault(chapter_of(entry) or 0, []).append(place)
    return found


class KeepExercises(SphinxTransform):
    """Keep the titles of a page's exercises where other pages find them."""

    default_priority = 295  # before they become boxes, whose titles have parts

    def apply(self, **kwargs):
        """Do it for the page that is being read."""
        found = []
        for section in self.document.findall(nodes.section):
            if parts := EXERCISE.fullmatch(section[0].astext()):
                found.append((section, f"{parts[1]}: {parts[2]}"))
        # a label reaches its section before the page is written, so the name is kept
        self.env.metadata[self.env.docname]["exercise_cards"] = [
            (section["ids"][-1], title) for section, title in found
        ]


def exercises_by_chapter(env):
    """Return the exercises of each chapter, in order."""
    found = {}
    for page in sorted(env.found_docs):
        if number := NUMBER.fullmatch(page):
            for anchor, title in env.metadata[page].get("exercise_cards", ()):
                place = Place(page, anchor, title)
                found.setdefault(int(number[1]), []).append(place)
    return found


def cards(env):
    """Return all cards by chapter: words first, then exercises."""
    terms, exercises = terms_by_chapter(env), exercises_by_chapter(env)
    return {
        number: terms.get(number, []) + exercises.get(number, [])
        for number in sorted(terms | exercises, key=lambda number: number or LAST)
    }


def list_cards(app, docname):
    """Return a folded list for each chapter."""
    content = []
    for number, places in cards(app.env).items():
        name = f"Chapter {number}" if number else "No chapter of its own"
        items = [
            nodes.list_item("", nodes.paragraph("", "", link(app, docname, place)))
            for place in places
        ]
        opening = (
            f'<details class="sl-cards" data-chapter="{number}">'
            f"<summary>{name}: {len(places)} cards</summary>"
        )
        content += [
            nodes.raw("", opening, format="html"),
            nodes.bullet_list("", *items),
            nodes.raw("", "</details>", format="html"),
        ]
    return content


def fill(app, doctree, docname):
    """Put the list in place of the empty node."""
    for node in list(doctree.findall(review_cards)):
        node.replace_self(list_cards(app, docname))


def setup(app):
    """Register the idea with Sphinx."""
    app.add_node(review_cards)
    app.add_directive("review", Box)
    app.add_directive("keeping", Keeping)
    app.add_directive("review-cards", Cards)
    app.add_transform(KeepExercises)
    app.connect("doctree-resolved", fill)
    app.connect("html-page-context", load_script)

"""Pointing at a term of a formula marks what it stands for in a figure.

The figure names its regions (softmax_lib/teaching/figures/regions.py). `LINKS` says
which term means which region. KaTeX wraps the term in an element of a class of its own,
and below the formula comes a row of buttons that do the same from the keyboard and by
touch; formula_terms.js brings both to life. Without JavaScript there are no buttons.
"""

import json
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.transforms import SphinxTransform

from book.site.phone_figures import phone_image
from book.site.scripts import script_for

NOTED = "formula-terms"
CLASS = "sl-formula-term"  # sl-term is a word of the glossary
VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
REGION = re.compile(r'<g id="region-([a-z-]+)">\s*<path d="([^"]*)"')
POINT = re.compile(r"[ML] (-?[\d.]+) (-?[\d.]+)")
load_script = script_for(NOTED, "formula_terms.js")


@dataclass(frozen=True)
class Term:
    """A piece of TeX, what it is in words, and the region of the figure."""

    tex: str
    words: str
    region: str


@dataclass(frozen=True)
class Link:
    """The figure that a formula speaks of, and the terms that it shows."""

    figure: str
    terms: tuple[Term, ...]


LINKS = {
    "eq-logits-odds": Link(
        "fig-logits-blocks",
        (
            Term("z_i - z_j", "the scores", "z"),
            Term(r"\frac{p_i}{p_j}", "the odds", "odds"),
        ),
    ),
    "eq-softmax": Link(
        "fig-softmax-strip",
        (
            Term("(z)", "the scores", "logits"),
            Term("e^{z_i}", "their exponentials", "exp"),
            Term(r"\sum_{j=1}^{K} e^{z_j}", "the sum", "exp-title"),
            Term("p_i", "the probabilities", "prob"),
        ),
    ),
}


def marked(latex, terms):
    """Return TeX in which the terms have classes, ``sl-formula-term-0`` and so on.

    Raises
    ------
    ExtensionError
        If a term does not occur.
    """
    found = re.compile("|".join(f"({re.escape(term.tex)})" for term in terms))
    seen = {match.lastindex for match in found.finditer(latex)}
    for number, term in enumerate(terms, 1):
        if number not in seen:
            raise ExtensionError(f"formula_terms: there is no {term.tex} in {latex}")

    def wrapped(match):
        classes = f"{CLASS} {CLASS}-{match.lastindex - 1}"
        return rf"\htmlClass{{{classes}}}{{{match[0]}}}"

    return found.sub(wrapped, latex)


def regions(svg):
    """Return each named region of an SVG file: left, top, width, height, in per cent.

    Parameters
    ----------
    svg : str
        The file's text.

    Returns
    -------
    dict of str to list of float
        By the region's name.
    """
    size = [float(length) for length in VIEW.search(svg).groups()]
    found = {}
    for name, path in REGION.findall(svg):
        points = [[float(x) for x in point] for point in POINT.findall(path)]
        low, high = ([f(xs) for xs in zip(*points, strict=True)] for f in (min, max))
        sides = [h - a for a, h in zip(low, high, strict=True)]
        parts = zip([*low, *sides], size * 2, strict=True)
        found[name] = [round(100 * part / whole, 2) for part, whole in parts]
    return found


def buttons(link, files):
    """Return the HTML of a link: a button for each term, and where its region lies.

    Parameters
    ----------
    link : Link
        Of one formula.
    files : dict of str to str
        The text of the figure's files, by "wide" and "phone".
    """
    places = {kind: regions(svg) for kind, svg in files.items()}
    parts = []
    for term in link.terms:
        missing = [kind for kind, known in places.items() if term.region not in known]
        if missing:
            raise ExtensionError(f"{link.figure} has no region {term.region} {missing}")
        where = {kind: known[term.region] for kind, known in places.items()}
        parts.append(
            '<button type="button" class="sl-button" aria-pressed="false"'
            f' data-places="{escape(json.dumps(where))}">{escape(term.words)}</button>'
        )
    return (
        f'<div class="{CLASS}s" data-figure="{link.figure}" role="group"'
        ' aria-label="Show in the figure" hidden><span>Show in the figure:</span> '
        f"{' '.join(parts)}</div>"
    )


class LinkTerms(SphinxTransform):
    """Link the formulas of `LINKS` that stand on a page to their figures."""

    default_priority = 450  # after a figure has its rendering for a phone

    def apply(self, **kwargs):
        """Do it for the page that is being read."""
        for formula in list(self.document.findall(nodes.math_block)):
            if link := LINKS.get(formula.get("label")):
                row = buttons(link, self._files(link.figure))
                formula.children = [nodes.Text(marked(formula.astext(), link.terms))]
                at = formula.parent.index(formula) + 1
                formula.parent.insert(at, nodes.raw("", row, format="html"))
                self.env.metadata[self.env.docname][NOTED] = True

    def _files(self, name):
        """Return the text of a figure's files, by the kind of screen."""
        for figure in self.document.findall(nodes.figure):
            if name in (*figure["ids"], *figure["names"]):
                return {
                    "phone" if isinstance(image, phone_image) else "wide": Path(
                        self.env.srcdir, image["uri"].lstrip("/")
                    ).read_text(encoding="utf-8")
                    for image in figure.findall(nodes.image)
                }
        raise ExtensionError(f"formula_terms: this page has no {name}")


def setup(app):
    """Register the idea with Sphinx."""
    app.add_transform(LinkTerms)
    app.connect("html-page-context", load_script)

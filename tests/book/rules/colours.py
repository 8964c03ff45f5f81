"""Figures draw in the book's colours, whose contrast other tests compute.

A quantity has one colour everywhere, and in the dark theme the page computes it from
the light one; the contrast of any other colour would go unchecked.
"""

import re

from rules.execution import PHONE
from softmax_lib.teaching.palette import LIGHT, rgb

# Opaque colours; a tint by opacity lies between its colour and the paper.
DRAWN = re.compile(r"\b(?:fill|stroke): (#[0-9a-f]{3,6})\b")
TEXT = re.compile(r'<g id="text_\d+">(.*?)(?=<g id="|</g> *</g> *</g>|</svg>)')
WHITE = "#ffffff"
FAINT = {LIGHT[token] for token in ("paper", "surface", "edge", "line")}
ROLES = set(LIGHT.values()) - FAINT
STEP = 2 / 255


def is_tint(colour):
    """True for a quantity's colour mixed with white, as maps of values have them."""
    return any(lies_between(colour, role) for role in ROLES)


def lies_between(colour, role):
    """True where `colour` is `role` mixed with white, up to rounding."""
    c, r = rgb(colour), rgb(role)
    strongest = min(range(3), key=lambda i: r[i])
    share = (1 - c[strongest]) / (1 - r[strongest])
    mixed = (1 - share * (1 - channel) for channel in r)
    return all(abs(m - channel) <= STEP for m, channel in zip(mixed, c, strict=True))


def figures_have_the_colours_of_the_book(notebook):
    """Tokens of the palette, their tints and white; text in ink, quiet or a role."""
    complaints = []
    for cell in notebook.code_cells:
        svg = "\n".join(cell.shown("image/svg+xml", PHONE)).replace("\n", " ")
        known = {WHITE, *LIGHT.values()}
        drawn = {c for c in DRAWN.findall(svg) if c not in known}
        if strange := sorted(c for c in drawn if len(c) != 7 or not is_tint(c)):
            complaints.append(f"{cell} draws in {strange}; take teaching.palette.LIGHT")
        written = {c for text in TEXT.findall(svg) for c in DRAWN.findall(text)}
        if faint := sorted(written & FAINT):
            complaints.append(f"{cell} writes in {faint}, too faint to read")
    return complaints

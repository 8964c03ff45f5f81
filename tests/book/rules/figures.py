"""Figures are SVG of two sizes, with caption, alt text and name."""

import gzip
import re

from rules.execution import PHONE
from rules.prose import count_words

PICTURES = ("image/svg+xml", "image/png", "image/jpeg", "application/pdf")
LONGEST_CAPTION = 12
SHORTEST_ALT, LONGEST_ALT = 20, 200
HEAVIEST = 40_000
SIZE = re.compile(r"<Figure size (\d+)x(\d+) with")
NARROW, WIDE = 500, 700


def figure_pieces(notebook):
    """Return the code cells that show a picture."""
    cells = [piece for piece in notebook.pieces if piece.is_code]
    return [piece for piece in cells if piece.cell.shown(*PICTURES)]


def described(piece):
    """Return caption, alt text and name from the cell's metadata."""
    metadata = piece.cell.stored["metadata"].get("mystnb", {})
    figure, image = metadata.get("figure", {}), metadata.get("image", {})
    return figure.get("caption", ""), image.get("alt", ""), figure.get("name", "")


def figures_are_svg(notebook):
    """Crisp at any zoom, and nbval compares it as text."""
    return [
        f"{piece.cell} stores a bitmap; call figures.use_book_style() first"
        for piece in figure_pieces(notebook)
        if piece.cell.shown(*PICTURES[1:])
        or len(piece.cell.shown("image/svg+xml")) != 1
    ]


def figures_have_a_caption(notebook):
    """What to conclude, in at most 12 words; none inside a solution."""
    complaints = []
    for piece in figure_pieces(notebook):
        caption = described(piece)[0]
        if piece.solution and caption:
            complaints.append(f"{piece.cell} is in a solution; alt text alone will do")
        words = count_words(caption)
        if not piece.solution and not 0 < words <= LONGEST_CAPTION:
            complaints.append(
                f"{piece.cell} has a caption of {words} words; say what to conclude "
                f"in 1 to {LONGEST_CAPTION} (metadata mystnb.figure.caption)"
            )
    return complaints


def figures_have_alt_text(notebook):
    """Chart type, axes, shape of the data, the point; not the caption again."""
    complaints = []
    for piece in figure_pieces(notebook):
        caption, alt, _ = described(piece)
        if not SHORTEST_ALT <= len(alt) <= LONGEST_ALT:
            complaints.append(
                f"{piece.cell} has {len(alt)} characters of alt text; write "
                f"{SHORTEST_ALT} to {LONGEST_ALT} (metadata mystnb.image.alt)"
            )
        elif alt.casefold() == caption.casefold():
            complaints.append(f"{piece.cell}: the alt text repeats the caption")
    return complaints


def figures_are_named(notebook):
    """Each name is fig-<chapter>-<what> and used once."""
    start = f"fig-{notebook.subject.replace('_', '-')}-"
    pieces = [p for p in figure_pieces(notebook) if not p.solution]
    names = [described(piece)[2] for piece in pieces]
    return [
        f"{piece.cell} is named {name!r}; write {start}…, and each name once "
        "(metadata mystnb.figure.name)"
        for piece, name in zip(pieces, names, strict=True)
        if not name.startswith(start) or names.count(name) > 1
    ]


def figures_have_one_of_two_widths(notebook):
    """5 inches wide, or 7 with the tag `wide`; the height is free."""
    complaints = []
    for piece in figure_pieces(notebook):
        text = "\n".join(piece.cell.shown("text/plain"))
        sizes = [tuple(map(int, found)) for found in SIZE.findall(text)]
        wide = "wide" in piece.cell.tags
        if [width for width, _ in sizes] != [WIDE if wide else NARROW]:
            wanted = "(7.0, height)" if wide else "(5.0, height), or the tag wide"
            complaints.append(f"{piece.cell} draws {sizes}; use {wanted}")
    return complaints


def wide_figures_have_a_second_rendering(notebook):
    """A phone shows it; figures.use_book_style makes it of every figure of 7 inches."""
    return [
        f"{piece.cell} has {len(piece.cell.shown(PHONE))} renderings for a phone"
        for piece in figure_pieces(notebook)
        if len(piece.cell.shown(PHONE)) != ("wide" in piece.cell.tags)
    ]


def figures_are_light(notebook):
    """At most 40 kB compressed; dense plots rasterise their marks."""
    complaints = []
    for piece in figure_pieces(notebook):
        for picture in piece.cell.shown("image/svg+xml", PHONE):
            weight = len(gzip.compress(picture.encode(), mtime=0))
            if weight > HEAVIEST:
                complaints.append(
                    f"{piece.cell} weighs {weight} bytes; rasterise marks"
                )
    return complaints


def figure_cells_end_in_show(notebook):
    """Otherwise the cell shows the address of a line object as well."""
    return [
        f"{piece.cell} must end in plt.show()"
        for piece in figure_pieces(notebook)
        if piece.cell.lines[-1] != "plt.show()"
    ]

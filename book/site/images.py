"""Figures load as the reader scrolls near, in space kept for them.

A figure's size on the page follows from its size in inches, so that 10.5-point type in
a figure is 16 pixels on the page, however the figure was cropped.
"""

import re
from pathlib import Path

from docutils import nodes

POINTS_PER_INCH = 72
NARROW = 552 / 5.0  # pixels for each inch: a figure of 5 inches fills the text
WIDE = 700 / 7.0  # and one of 7 inches fills the column
SVG_WIDTH = re.compile(r'<svg\b[^>]*?\bwidth="([\d.]+)pt"', re.DOTALL)
SVG_HEIGHT = re.compile(r'<svg\b[^>]*?\bheight="([\d.]+)pt"', re.DOTALL)


def svg_inches(text):
    """Return the size that an SVG file states in points.

    Parameters
    ----------
    text : str
        The file's text.

    Returns
    -------
    tuple of float or None
        Width and height in inches; None where the file states none.
    """
    width, height = SVG_WIDTH.search(text), SVG_HEIGHT.search(text)
    if not (width and height):
        return None
    return tuple(float(found[1]) / POINTS_PER_INCH for found in (width, height))


def pixels(inches, *, wide):
    """Return the width and height that a figure takes on the page.

    Parameters
    ----------
    inches : tuple of float
        Width and height in inches.
    wide : bool
        Whether the figure's cell is tagged `wide`.

    Returns
    -------
    tuple of int
        Width and height in CSS pixels.
    """
    scale = WIDE if wide else NARROW
    return tuple(round(length * scale) for length in inches)


def is_wide(node):
    """Tell whether an image stands in a cell tagged `wide`."""
    while node.parent is not None:
        node = node.parent
        if isinstance(node, nodes.Element) and "tag_wide" in node.get("classes", ()):
            return True
    return False


def visit_image(self, node):
    """Write the image as the theme does, then add what saves time and jumps."""
    path = Path(self.builder.srcdir, node["uri"])
    type(self).visit_image(self, node)
    extra = 'loading="lazy" decoding="async" '
    if path.suffix == ".svg" and path.exists():
        inches = svg_inches(path.read_text(encoding="utf-8")[:2000])
        if inches:
            width, height = pixels(inches, wide=is_wide(node))
            extra += f'width="{width}" height="{height}" '
    self.body[-1] = self.body[-1].replace("<img ", f"<img {extra}", 1)


def depart_image(self, node):
    """Close the image as the theme does."""
    type(self).depart_image(self, node)


def setup(app):
    """Register the idea with Sphinx."""
    app.add_node(nodes.image, override=True, html=(visit_image, depart_image))

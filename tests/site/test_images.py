"""A figure has a size on the page, from its size in inches."""

import pytest
from doctrees import page
from docutils import nodes

from book.site import images


def test_the_size_of_a_figure_is_read_in_inches():
    svg = '<svg xmlns:xlink="x" width="360pt" height="230.4pt" viewBox="0 0 360 230">'
    assert images.svg_inches(svg) == pytest.approx((5.0, 3.2))


def test_an_svg_without_points_has_no_size():
    assert images.svg_inches('<svg viewBox="0 0 1 1" width="100%">') is None


def test_a_figure_of_five_inches_fills_the_text_and_one_of_seven_the_column():
    assert images.pixels((5.0, 3.2), wide=False) == (552, 353)
    assert images.pixels((7.0, 2.2), wide=True) == (700, 220)


def test_a_figure_is_wide_if_its_cell_is():
    image = nodes.image()
    page(nodes.container("", nodes.figure("", image), classes=["cell", "tag_wide"]))
    assert images.is_wide(image)
    assert not images.is_wide(nodes.image())

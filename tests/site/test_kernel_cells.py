"""Cells that need a kernel are left out of the website, others are not."""

import pytest
from doctrees import page, section, transformed
from docutils import nodes

from book.site import kernel_cells


@pytest.mark.parametrize("tag", ["tag_local", "tag_check"])
def test_a_cell_that_needs_a_kernel_is_left_out(tag):
    cell = nodes.container("", nodes.paragraph("", "code"), classes=["cell", tag])
    document = transformed(kernel_cells.DropKernelCells, page(section("Title", cell)))
    assert not list(document.findall(nodes.container))


def test_other_cells_stay():
    cell = nodes.container("", classes=["cell", "tag_hide-input"])
    document = transformed(kernel_cells.DropKernelCells, page(section("Title", cell)))
    assert list(document.findall(nodes.container)) == [cell]

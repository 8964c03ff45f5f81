"""A formula and the punctuation that touches it are one part of the line."""

import pytest
from doctrees import page
from docutils import nodes

from book.site import joined

MATH = nodes.math("", "x")


def joins(before, after):
    paragraph = nodes.paragraph("", before, MATH.deepcopy(), nodes.Text(after))
    page(paragraph)
    joined.join(paragraph.next_node(nodes.math))
    return paragraph


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("so ", ".", "x."),
        ("so ", ", which", "x,"),
        ("all (", ") of", "(x)"),
        ("the ", "-th one", "x-th"),
        ("the ", "th one", "xth"),
        ("", "”.", "x”."),
    ],
)
def test_punctuation_is_joined(before, after, whole):
    paragraph = joins(nodes.Text(before), after)
    [part] = paragraph.findall(nodes.inline)
    assert part.astext() == whole
    assert part["classes"] == ["sl-joined"]
    assert paragraph.astext() == f"{before}x{after}"


@pytest.mark.parametrize("after", ["", " and more", " (see below)", "(not after it)"])
def test_words_and_what_opens_are_not(after):
    paragraph = joins(nodes.Text("so "), after)
    assert not list(paragraph.findall(nodes.inline))


def test_a_formula_beside_another_part_is_left_alone():
    paragraph = joins(nodes.strong("", "so"), "")
    assert not list(paragraph.findall(nodes.inline))


def test_two_formulas_that_share_a_comma_keep_it():
    paragraph = nodes.paragraph("", "", nodes.Text("a "), MATH.deepcopy())
    paragraph += [nodes.Text(", "), MATH.deepcopy(), nodes.Text(".")]
    page(paragraph)
    for math in list(paragraph.findall(nodes.math)):
        joined.join(math)
    assert paragraph.astext() == "a x, x."
    assert [part.astext() for part in paragraph.findall(nodes.inline)] == ["x,", "x."]

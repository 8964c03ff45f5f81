"""A page's description is its first paragraph, shortened."""

from doctrees import page, section
from docutils import nodes

from book.site import description


def test_a_description_is_the_first_paragraph_but_the_subtitle():
    subtitle = nodes.paragraph("", "From logits", classes=["sl-subtitle"])
    hook = nodes.paragraph("", "A network looks\nat a photograph.")
    landing_page = page(subtitle, hook)
    assert description.describe(landing_page) == "A network looks at a photograph."
    assert description.subtitle(landing_page) == "From logits"
    assert description.subtitle(page(section("Notation"))) == ""


def test_a_long_description_is_cut_after_a_word():
    assert description.shorten("one two, three", longest=10) == "one two…"
    assert description.shorten("one two", longest=7) == "one two"


def test_a_page_without_text_has_no_description():
    assert description.describe(page(section("Search"))) == ""

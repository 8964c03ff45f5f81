"""What stands at addresses that the book had before."""

import pytest

from tools.contents import contents
from tools.moved_pages import (
    MOVED,
    PARTS,
    Moved,
    Part,
    left_behind,
    page,
    write_left_behind,
    write_moved_pages,
)
from tools.steps import StepFailed

SCALE = Moved("book/10_scale", {"a": "book/08_next_word#b", "c": "#d"})


def test_a_page_leads_to_the_new_one_with_and_without_javascript():
    html = page("book/08_scale", SCALE)
    assert '<noscript><meta http-equiv="refresh" content="0; url=10_scale.html">' in (
        html
    )
    assert '<a href="10_scale.html">' in html
    assert '<link rel="canonical" href="10_scale.html">' in html
    assert '"a": "08_next_word.html#b"' in html
    assert '"c": "10_scale.html#d"' in html


def test_the_canonical_address_is_whole_where_the_site_has_one():
    html = page("book/08_scale", SCALE, "https://example.org/softmax/")
    assert 'href="https://example.org/softmax/book/10_scale.html"' in html


def test_pages_that_moved_are_gone_and_lead_to_pages():
    assert not set(MOVED) & set(contents())
    places = {moved.to for moved in MOVED.values()}
    places |= {
        target.partition("#")[0]
        for moved in MOVED.values()
        for target in moved.anchors.values()
    }
    assert places - {""} <= set(contents())


def built(folder):
    (folder / "book").mkdir()
    for moved in MOVED.values():
        (folder / f"{moved.to}.html").touch()


def test_each_old_address_gets_its_page(tmp_path):
    built(tmp_path)
    write_moved_pages(tmp_path)
    write_moved_pages(tmp_path)
    for name in MOVED:
        assert "noindex" in (tmp_path / f"{name}.html").read_text(encoding="utf-8")


def test_a_page_of_the_book_is_not_overwritten(tmp_path):
    built(tmp_path)
    (tmp_path / "book/08_scale.html").write_text("a chapter", encoding="utf-8")
    with pytest.raises(StepFailed, match="it has not moved"):
        write_moved_pages(tmp_path)


def test_a_page_must_lead_somewhere(tmp_path):
    (tmp_path / "book").mkdir()
    with pytest.raises(StepFailed, match="which is no page"):
        write_moved_pages(tmp_path)


GONE = (Part("Fewer & fewer", "book/b#there", ("here", "fig-here")),)


def test_old_anchors_of_a_part_stand_before_a_link_to_it():
    html = left_behind("<article>text</article>", "book/a", GONE)
    assert html == (
        '<article>text<p class="sl-moved">Now on another page: <span id="here"></span>'
        '<span id="fig-here"></span><a href="b.html#there">Fewer &amp; fewer</a>.</p>'
        "\n</article>"
    )
    assert left_behind(html, "book/a", GONE).count("sl-moved") == 1


def test_a_part_that_is_still_there_has_not_moved():
    html = '<article><section id="here"></section></article>'
    with pytest.raises(StepFailed, match="#here has not moved"):
        left_behind(html, "book/a", GONE)


def test_a_page_needs_an_article():
    with pytest.raises(StepFailed, match="has no </article>"):
        left_behind("text", "book/a", GONE)


def test_parts_are_gone_from_pages_that_are_there():
    places = {part.to.partition("#")[0] for parts in PARTS.values() for part in parts}
    assert set(PARTS) | places <= set(contents())


def test_each_page_that_lost_a_part_is_written(tmp_path):
    with pytest.raises(StepFailed, match="is no page"):
        write_left_behind(tmp_path)
    (tmp_path / "book").mkdir()
    for parts in PARTS.values():
        for part in parts:
            (tmp_path / f"{part.to.partition('#')[0]}.html").touch()
    for name in PARTS:
        (tmp_path / f"{name}.html").write_text("<article></article>", encoding="utf-8")
    write_left_behind(tmp_path)
    for name, parts in PARTS.items():
        html = (tmp_path / f"{name}.html").read_text(encoding="utf-8")
        assert all(f'id="{a}"' in html for part in parts for a in part.anchors)

"""What stands at addresses that the book had before."""

import pytest

from tools.contents import contents
from tools.moved_pages import MOVED, Moved, page, write_moved_pages
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

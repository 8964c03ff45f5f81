"""A small book is drafted, changed and drafted again, and the browser is told."""

import os
import time
import urllib.request

import pytest

from tools import write
from tools.serve import serving

CONFIG = """
title: Small
only_build_toc_files: true
execute: {execute_notebooks: "off"}
sphinx:
  config:
    extensions: [myst_nb, jupyter_book, sphinx_external_toc, sphinx_book_theme]
    html_static_path: [book/assets]
    html_css_files: [own.css]
    suppress_warnings: [config.cache]
"""


@pytest.fixture
def book(tmp_path):
    (tmp_path / "_config.yml").write_text(CONFIG)
    (tmp_path / "_toc.yml").write_text("format: jb-book\nroot: index\n")
    (tmp_path / "index.md").write_text("# Small\n\nThe first sentence.\n")
    (tmp_path / "book" / "assets").mkdir(parents=True)
    (tmp_path / "book" / "assets" / "own.css").write_text("p {color: red}")
    return tmp_path


def save(path, text):
    """Save a file with a time one second later: some clocks are coarse."""
    path.write_text(text)
    when = time.time_ns() + 1_000_000_000
    os.utime(path, ns=(when, when))


def test_what_is_saved_made_or_removed_is_noticed_and_nothing_else(book):
    before = write.saved(book)
    assert write.changes(before, write.saved(book)) == []
    save(book / "index.md", "# Small\n")
    save(book / "book" / "new.md", "# New\n")
    (book / "book" / "assets" / "own.css").unlink()
    for idle in ("book/.ipynb_checkpoints/a.md", "book/__pycache__/a.pyc", "other.md"):
        (book / idle).parent.mkdir(exist_ok=True)
        save(book / idle, "")
    changed = write.changes(before, write.saved(book))
    names = [path.relative_to(book).as_posix() for path in changed]
    assert names == ["book/assets/own.css", "book/new.md", "index.md"]


@pytest.mark.filterwarnings("default")  # Jupyter Book's own
def test_a_saved_page_is_built_and_open_pages_hear_of_it(book, capsys):
    draft = write.Draft(book, book / ".write")
    draft.build([])
    page = draft.site / "index.html"
    assert "The first sentence." in page.read_text()
    assert write.NEWS in page.read_text(), "the page asks for news"
    with (
        serving(draft.site, 0, draft.host()) as address,
        urllib.request.urlopen(address + write.NEWS, timeout=60) as news,
    ):
        first = news.readline()
        assert news.readline() == b"\n"
        save(book / "index.md", "# Small\n\nA second {nosuchrole}`sentence`.\n")
        draft.build([book / "index.md"])
        second = news.readline()
    assert first.startswith(b"data: ")
    assert second.startswith(b"data: ")
    assert first != second
    assert "The first sentence." not in page.read_text()
    assert "A second" in page.read_text()
    assert "nosuchrole" in capsys.readouterr().err, "warnings are shown"


@pytest.mark.filterwarnings("default")
def test_a_style_is_in_the_draft_without_sphinx(book, monkeypatch):
    draft = write.Draft(book, book / ".write")
    draft.build([])
    monkeypatch.delattr(write.Draft, "_sphinx")
    style = book / "book" / "assets" / "own.css"
    save(style, "p {color: blue}")
    draft.build([style])
    assert "blue" in (draft.site / "_static" / "own.css").read_text()


@pytest.mark.filterwarnings("default")
def test_changed_python_has_every_page_read_again(book):
    draft = write.Draft(book, book / ".write")
    draft.build([])
    assert not draft.code_is_newer()
    (book / "softmax_lib").mkdir()
    (book / "softmax_lib" / "stable.py").write_text("")
    assert draft.code_is_newer()

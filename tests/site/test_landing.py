"""The landing page lists every chapter, each with a promise and an emblem."""

from types import SimpleNamespace

import pytest
from doctrees import page, section
from sphinx import addnodes

from book.site import landing


def test_a_line_of_the_landing_page_names_a_chapter_and_its_promise():
    lines = ["02_softmax: Two steps: a whole.", "", "03_stability: Why exp breaks."]
    assert landing.promises(lines) == {
        "book/02_softmax": "Two steps: a whole.",
        "book/03_stability": "Why exp breaks.",
    }


def test_a_line_in_another_form_is_refused():
    with pytest.raises(ValueError, match="NN_name: promise"):
        landing.promises(["softmax"])


def contents(*names):
    tree = addnodes.toctree(includefiles=list(names))
    listed = landing.chapter_list("", promises={"book/02_softmax": "Two steps."})
    root = page(section("Softmax", listed, tree))
    return SimpleNamespace(
        config=SimpleNamespace(root_doc="index"), get_doctree=lambda name: root
    )


def test_the_chapters_are_those_of_the_contents_without_the_other_pages():
    env = contents("book/02_softmax", "book/notation", "book/api")
    assert landing.chapters_of(env) == ["book/02_softmax"]


@pytest.mark.parametrize(
    ("names", "warned"),
    [(["book/02_softmax"], False), (["book/02_softmax", "book/03_x"], True)],
)
def test_a_chapter_that_the_landing_page_does_not_list_is_a_warning(
    names, warned, monkeypatch
):
    said = []
    monkeypatch.setattr(landing.logger, "warning", lambda *words: said.append(words))
    landing.check(None, contents(*names))
    assert bool(said) == warned


def test_every_chapter_of_the_landing_page_has_an_emblem():
    assert landing.emblem("book/02_softmax").startswith("<svg")


def test_a_page_below_a_chapter_belongs_to_the_chapters():
    env = contents("book/02_softmax", "book/api")
    env.toctree_includes = {"book/02_softmax": ["book/02_more"]}
    assert landing.chapters_of(env) == ["book/02_softmax", "book/02_more"]

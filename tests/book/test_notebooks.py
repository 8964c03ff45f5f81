"""Every notebook follows the rules of the book."""

import pytest
from notebooks import CHAPTERS, NOTEBOOKS
from rules import EVERYWHERE, IN_CHAPTERS


def name(thing):
    return getattr(thing, "__name__", None) or thing.name


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=name)
@pytest.mark.parametrize("rule", EVERYWHERE, ids=name)
def test_every_notebook_follows(rule, notebook):
    complaints = rule(notebook)
    assert not complaints, "\n".join([f"{notebook.name}:", *complaints])


@pytest.mark.parametrize("notebook", CHAPTERS, ids=name)
@pytest.mark.parametrize("rule", IN_CHAPTERS, ids=name)
def test_every_chapter_follows(rule, notebook):
    complaints = rule(notebook)
    assert not complaints, "\n".join([f"{notebook.name}:", *complaints])


def test_there_is_a_chapter():
    assert CHAPTERS, "no notebook in book/ has a number: nothing above was tested"

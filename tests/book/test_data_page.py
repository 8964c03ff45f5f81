"""The page on data names every set that the book loads, and where it is used."""

import re

import pytest
from notebooks import BOOK, CHAPTERS, Notebook

from softmax_lib.teaching import datasets, stored_logits

PAGE = Notebook.read(BOOK / "appendix" / "data.ipynb")
LOADERS = sorted(name for name in vars(datasets) if name.startswith("load_"))
CHAPTER = re.compile(r"\[(?:[Cc]hapter )?(\d+)\]\(\.\./\d\d_\w+\.ipynb\)")


def section_with(text):
    """Return the prose of the first section of the page that holds `text`."""
    for section in PAGE.sections:
        prose = [p.text for p in PAGE.within(section) if not p.is_code]
        if text in "\n".join(prose):
            return "\n".join(prose)
    return ""


def calls(notebook, name):
    """Return whether a notebook calls `datasets.<name>`."""
    called = re.compile(rf"\bdatasets\.{name}\(")
    return any(called.search(cell.source) for cell in notebook.code_cells)


@pytest.mark.parametrize("name", LOADERS)
def test_every_loader_has_a_section(name):
    assert f"`datasets.{name}()`" in section_with(f"datasets.{name}()"), (
        f"data.ipynb says nothing of datasets.{name}"
    )


@pytest.mark.parametrize("name", LOADERS)
def test_a_section_names_the_chapters_that_use_the_set(name):
    named = {int(number) for number in CHAPTER.findall(section_with(f"{name}()"))}
    assert named == {each.chapter for each in CHAPTERS if calls(each, name)}


@pytest.mark.parametrize("page", ["claims_checked", "museum"])
@pytest.mark.parametrize("name", LOADERS)
def test_a_section_names_the_appendices_that_use_the_set(name, page):
    named = f"({page}.ipynb)" in section_with(f"{name}()")
    assert named == calls(Notebook.read(BOOK / "appendix" / f"{page}.ipynb"), name)


def test_stored_tables_are_named_with_their_sizes():
    shown = "\n".join(t for cell in PAGE.code_cells for t in cell.shown("text/plain"))
    for path in stored_logits.DATA.glob("*_logits.*"):
        assert f"{path.name} {path.stat().st_size} bytes" in shown

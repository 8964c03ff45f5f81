"""Notebooks in odd circumstances: which, and what is executed of them."""

from tools import robust


def test_robust_finds_every_notebook_and_its_code():
    found = robust.notebooks()
    chapters = ["01", "02", "03", "04", "05", "05", "06", "07", "07", "08", "09", "10"]
    assert [path.name[:2] for path in found[: len(chapters)]] == chapters
    looks_for_the_library, imports = robust.sources(found[0])[:2]
    assert "import softmax_lib" in looks_for_the_library
    assert imports.rstrip().endswith("figures.use_book_style()")

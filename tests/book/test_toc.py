"""The table of contents and the files agree, both ways."""

import re

from notebooks import BOOK, CHAPTERS, ROOT

from tools.contents import contents

PAGES = {".md", ".ipynb"}


TOC = contents()


def test_every_entry_is_one_file():
    found = {n: [s for s in PAGES if (ROOT / f"{n}{s}").is_file()] for n in TOC}
    wrong = {name: suffixes for name, suffixes in found.items() if len(suffixes) != 1}
    assert not wrong, f"_toc.yml names pages that are not one file each: {wrong}"


def test_every_page_of_the_book_is_an_entry():
    files = {path for path in BOOK.rglob("*") if path.suffix in PAGES}
    pages = {str(path.relative_to(ROOT).with_suffix("")) for path in files}
    missing = pages - set(TOC)
    assert not missing, f"add to _toc.yml, or remove: {sorted(missing)}"


def test_no_entry_is_repeated():
    assert len(TOC) == len(set(TOC))


def test_chapters_are_read_in_their_order():
    chapters = [name for name in TOC if re.match(r"book/\d\d_", name)]
    assert chapters == [f"book/{notebook.name}" for notebook in CHAPTERS]

"""THIRD-PARTY.md lists exactly the third-party work that the site ships."""

import re

import pytest

from tools import licences
from tools.build import SITE
from tools.steps import ROOT

PAGE = (ROOT / "THIRD-PARTY.md").read_text(encoding="utf-8")
OURS = (ROOT / "book" / "assets", ROOT / "softmax_lib/teaching/widgets/esm")
MADE = {"_static/book.js"}
NAMED = set(re.findall(r"`(_static/[^`]+)`", PAGE))
LIVE = SITE / "live" / "pyodide"


def static_files():
    """Return the files of `_static`, as paths below the site."""
    found = [f for f in (SITE / "_static").rglob("*") if f.is_file()]
    assert found, "there is no built site: run `make book` first"
    return found


def is_ours(file):
    """True for a file of the book itself, or one that its tools write."""
    inside = file.relative_to(SITE / "_static")
    return f"_static/{inside.as_posix()}" in MADE or any(
        (folder / inside).is_file() for folder in OURS
    )


def test_every_file_of_others_has_an_entry():
    paths = {f.relative_to(SITE).as_posix() for f in static_files() if not is_ours(f)}
    without = [path for path in paths if not path.startswith(tuple(NAMED))]
    assert not without, f"name them in THIRD-PARTY.md: {sorted(without)}"


def test_every_entry_is_of_something_that_the_site_has():
    gone = [name for name in NAMED if not (SITE / name).exists()]
    assert not gone, f"THIRD-PARTY.md names what the site has not: {sorted(gone)}"


def test_every_licence_text_is_on_the_site():
    shipped = {
        file.name: file.read_text(encoding="utf-8")
        for file in (SITE / licences.FOLDER).iterdir()
    }
    assert shipped == licences.texts()


def test_the_page_leads_to_every_text():
    page = (SITE / "book" / "third_party.html").read_text(encoding="utf-8")
    for name in licences.texts():
        assert f'href="../licences/{name}"' in page


@pytest.mark.skipif(not LIVE.is_dir(), reason="this site is without live Python")
def test_every_package_of_live_python_has_an_entry():
    files = [f.name for f in LIVE.iterdir() if f.suffix in {".whl", ".zip"}]
    names = {re.split(r"-(?=\d)", name)[0] for name in files} - {"softmax_lib"}
    without = [name for name in names if f"`{name}`" not in PAGE]
    assert not without, f"name them in THIRD-PARTY.md: {sorted(without)}"

"""Each licence that THIRD-PARTY.md names has its text, which is that licence."""

import re

import pytest
from fontTools.ttLib import TTFont

from tools import licences
from tools.slim import __main__ as slim
from tools.slim import fonts
from tools.steps import ROOT, StepFailed

ENTRY = re.compile(r"^- (.*?)(?=\n- |\n\n)", re.MULTILINE | re.DOTALL)
ENDING = re.compile(r".*\. (.+?): `licences/(.+)`\.")
# Words that no other licence of the page has.
WORDS = {
    "MIT": ["Permission is hereby granted, free of charge"],
    "SIL OFL 1.1": ["SIL OPEN FONT LICENSE Version 1.1", "PERMISSION & CONDITIONS"],
    "BSD 2-Clause": ["Redistributions in binary form must reproduce"],
    "BSD 3-Clause": ["Redistributions in binary form must", "Neither the name of"],
}


def named():
    """Return the licence that the page names for each text of the website."""
    page = (ROOT / "THIRD-PARTY.md").read_text(encoding="utf-8")
    entries = (" ".join(entry.split()) for entry in ENTRY.findall(page))
    found = (ENDING.fullmatch(entry) for entry in entries if "`licences/" in entry)
    return {entry[2]: entry[1] for entry in found}


def test_every_text_has_an_entry_and_every_entry_a_text():
    assert set(named()) == set(licences.texts())


@pytest.mark.parametrize("name", sorted(named()))
def test_a_text_is_the_licence_that_its_entry_names(name):
    text = licences.texts()[name]
    (kind,) = [kind for kind in WORDS if named()[name].startswith(kind)]
    words = " ".join(text.split())
    for phrase in WORDS[kind]:
        assert phrase in words
    assert re.search(r"(?i)copyright|©", text), "whose it is belongs to the text"


def test_a_style_sheet_without_an_owner_ends_the_build(tmp_path):
    page = tmp_path / "page.html"
    page.write_text('<link rel="stylesheet" href="_static/new/fancy.css?v=1">')
    with pytest.raises(StepFailed, match=r"whose is _static/new/fancy\.css"):
        slim.check_owners([page])


def test_a_script_without_an_owner_ends_the_build(tmp_path):
    page = tmp_path / "page.html"
    page.write_text('<script src="_static/clipboard.js?v=1"></script>')
    with pytest.raises(StepFailed, match=r"whose is _static/clipboard\.js"):
        slim.check_owners([page])


def test_a_package_without_a_licence_file_ends_the_build(monkeypatch):
    monkeypatch.setattr(licences, "files", lambda name: [])
    with pytest.raises(StepFailed, match="sphinx has no licence file"):
        licences.of_package("sphinx")


def test_the_licence_of_the_fonts_names_every_font():
    text = licences.texts()["katex-fonts.txt"]
    for font in licences.NPM.glob("katex/dist/fonts/*.ttf"):
        assert f"with Reserved Font Name {font.stem.partition('-')[0]}." in text


def test_a_part_of_a_font_does_not_bear_the_name_of_the_whole(tmp_path):
    source = licences.NPM / "katex/dist/fonts/KaTeX_Main-Regular.ttf"
    assert fonts.cut(source, tmp_path / "cut.woff", set("ab"))
    with TTFont(tmp_path / "cut.woff") as font:
        names = {record.nameID: record.toUnicode() for record in font["name"].names}
    assert not [n for key, n in names.items() if key != 0 and "KaTeX" in n]
    assert "Khan Academy" in names[0], "the copyright stays"

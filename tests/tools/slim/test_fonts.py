"""Fonts cut to the characters that the site draws."""

from fontTools.ttLib import TTFont

from tools.slim import fonts
from tools.steps import ROOT

FONT = ROOT / "softmax_lib/teaching/figures/fonts/SourceSans3-Regular.ttf"


def test_only_the_characters_of_formulas_count():
    html = (
        '<p>word <span class="katex"><span class="katex-mathml">hidden</span>'
        '<span class="katex-html" aria-hidden="true"><span>p<span>∑</span></span>i'
        "</span></span> more</p>"
    )
    assert fonts.math_characters([html]) == set("p∑i")


def test_icons_are_the_private_characters_of_the_rules():
    css = '.fa-bars:before{content:"\\f0c9"} a:after{content:"x"}'
    assert fonts.icons(css) == {"\uf0c9"}


def test_a_cut_font_draws_the_characters_and_no_others(tmp_path):
    assert fonts.cut(FONT, tmp_path / "cut.woff", set("ab"))
    with TTFont(tmp_path / "cut.woff") as font:
        assert set(font.getBestCmap()) == {ord("a"), ord("b")}
    assert (tmp_path / "cut.woff").stat().st_size < FONT.stat().st_size / 10


def test_a_cut_font_has_the_same_bytes_every_time(tmp_path):
    for name in ("one", "two"):
        fonts.cut(FONT, tmp_path / name, set("xyz"))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_font_that_draws_none_of_them_is_not_written(tmp_path):
    assert not fonts.cut(FONT, tmp_path / "cut.woff", {"\uf0c9"})
    assert not (tmp_path / "cut.woff").exists()


def face(family, name):
    return (
        f"@font-face{{font-family:{family};src:url({name}.woff2) "
        f'format("woff2"),url({name}.ttf) format("truetype")}}'
    )


def test_faces_are_cut_dropped_or_kept(tmp_path):
    for name in ("Main", "Idle"):
        (tmp_path / f"{name}.ttf").write_bytes(FONT.read_bytes())
    text = face("Source Sans 3", "text")
    css = face("KaTeX_Main", "Main") + text + face('"KaTeX_Idle"', "Idle")
    css += ".katex{font:normal 1em KaTeX_Main}"
    assert fonts.cut_fonts(css, tmp_path, {"KaTeX": set("ab")}) == (
        '@font-face{font-family:KaTeX_Main;src:url(Main.woff) format("woff")}'
        + text
        + ".katex{font:normal 1em KaTeX_Main}"
    )

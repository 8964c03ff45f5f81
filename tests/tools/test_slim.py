import re

import pytest
from fontTools.ttLib import TTFont

from tools.slim import fonts, markup, scripts, styles
from tools.slim.__main__ import sweep
from tools.steps import ROOT, StepFailed

FONT = ROOT / "softmax_lib/teaching/figures/fonts/SourceSans3-Regular.ttf"
HEAD = """<head>
  <link href="../_static/styles/theme.css?digest=1" rel="stylesheet" />
  <link rel="stylesheet" type="text/css" href="../_static/css/type.css?v=2" />
  <link rel="preload" as="script" href="../_static/scripts/bootstrap.js?digest=1" />
  <script defer src="../_static/scripts/fontawesome.js?digest=1"></script>
  <script src="../_static/doctools.js?v=3"></script>
  <script>DOCUMENTATION_OPTIONS.pagename = 'book/api';</script>
  <script type="module" src="../_static/hydrate.js?v=4"></script>
  <script src="../_static/searchtools.js"></script>
  <script src="../searchindex.js"></script>
</head>
"""


def test_the_style_sheets_of_a_page_are_found_in_order():
    assert styles.sheets(HEAD) == ["styles/theme.css", "css/type.css"]


def test_a_page_links_one_style_sheet_where_the_first_one_was():
    html = styles.link_one(HEAD, "site.css?v=9")
    assert html.count("stylesheet") == 1
    assert html.startswith(
        '<head>\n<link rel="stylesheet" href="../_static/site.css?v=9">\n'
    )


def test_a_style_sheet_is_read_with_its_imports_and_addresses_from_the_root(tmp_path):
    (tmp_path / "styles").mkdir()
    (tmp_path / "basic.css").write_text("a { background: url(file.png) }")
    theme = (
        '/* no */ @import "../basic.css"; b { src: url("../x/y.woff"), url(data:z) }'
    )
    (tmp_path / "styles" / "theme.css").write_text(theme)
    assert styles.read(tmp_path, "styles/theme.css") == (
        "a { background: url(file.png) } b { src: url(x/y.woff), url(data:z) }"
    )


def test_rules_that_no_page_and_no_script_needs_are_purged(tmp_path):
    (tmp_path / "page.html").write_text('<html><p class="used">the word idle</p>')
    (tmp_path / "script.js").write_text('const idle = node.classList.add("late")')
    css = ".used{a:b}.idle{a:b}.late{a:b}html[data-theme=dark] p{a:b}"
    kept = styles.purge(css, [tmp_path / "page.html", tmp_path / "script.js"])
    assert kept == ".used{a:b}.late{a:b}html[data-theme=dark] p{a:b}"


@pytest.mark.parametrize(
    ("name", "ours"),
    [("css/type.css", True), ("widgets-elsewhere.css", True), ("pygments.css", False)],
)
def test_our_own_style_sheets_are_not_purged(name, ours):
    assert styles.is_ours(name) is ours


def test_a_page_loads_one_script_and_one_module_for_all_its_own():
    html = scripts.load_one(
        HEAD,
        "site.js?v=9",
        "book.js?v=8",
        ["lib/a.mjs"],
        searching=False,
        joined=["hydrate.js"],
    )
    assert html.count("<script") == 2
    assert '<script defer src="../_static/site.js?v=9"></script>' in html
    assert '<script type="module" src="../_static/book.js?v=8"></script>' in html
    assert '<link rel="modulepreload" href="../_static/lib/a.mjs">' in html


def test_a_module_of_one_page_alone_stays():
    html = scripts.load_one(HEAD, "site.js", "book.js", searching=False)
    assert '<script type="module" src="../_static/hydrate.js?v=4">' in html


def test_only_the_search_page_loads_the_search():
    html = scripts.load_one(HEAD, "site.js", "book.js", searching=True)
    order = ["site.js", "searchtools.js", "searchindex.js"]
    places = [html.index(name) for name in order]
    assert places == sorted(places)


def test_the_bundle_has_neither_the_search_nor_the_scripts_of_the_theme():
    assert scripts.scripts(HEAD) == ["doctools.js"]
    assert scripts.modules(HEAD) == ["hydrate.js"]


def test_modules_are_joined_in_blocks_and_import_each_name_once():
    one = 'import { a, b } from "./lib/x.mjs";\n\nconst at = a(b);\n'
    two = '// why\nimport {\n  b,\n  c,\n} from "./lib/x.mjs";\nconst at = c();\n'
    code, imports = scripts.join([one, two])
    assert imports == ["lib/x.mjs"]
    assert code == (
        'import { a, b, c } from "./lib/x.mjs";\n'
        "{\nconst at = a(b);\n}\n{\nconst at = c();\n}\n"
    )


def test_a_module_that_imports_otherwise_ends_the_build():
    with pytest.raises(StepFailed, match=r"lib/x\.mjs"):
        scripts.join(['import x from "./lib/x.mjs";\n'])


def test_scripts_are_bundled_and_gone(tmp_path):
    static = tmp_path / "_static"
    static.mkdir()
    (static / "doctools.js").write_text("one()\n//# sourceMappingURL=doctools.js.map")
    (static / "hydrate.js").write_text("two()\n")
    page = tmp_path / "page.html"
    page.write_text(HEAD)
    scripts.bundle(tmp_path, [page])
    assert (static / "site.js").read_text().strip() == "one()"
    assert (static / "book.js").read_text() == "{\ntwo()\n}\n"
    assert not (static / "doctools.js").exists()
    assert not (static / "hydrate.js").exists()
    assert "site.js?v=" in page.read_text()
    assert "book.js?v=" in page.read_text()


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


def test_idle_files_are_swept_and_ours_are_kept(tmp_path):
    kept = ["favicon.svg", "fonts/text.woff2", "site.css", "lib/softmax.mjs"]
    idle = ["plus.png", "scripts/a.js.map", "katex/fonts/K.ttf", "locales/de/x.mo"]
    for name in kept + idle:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    sweep(tmp_path)
    left = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*.*")}
    assert left == set(kept)


@pytest.mark.parametrize(
    ("folded", "unfolded"),
    [
        (".a :is(p, ul):not(.w *){x:y}", ".a p:not(.w *), .a ul:not(.w *){x:y}"),
        (
            ".a > :is(th, td):first-child{x:y}",
            ".a > th:first-child, .a > td:first-child{x:y}",
        ),
        ("b, .a :is(.x, .y){x:y}", "b, .a .x, .a .y{x:y}"),
        ("@media print { p :is(a, b) {x:y} }", "@media print { p a, p b {x:y} }"),
    ],
)
def test_a_rule_that_ends_in_a_list_becomes_one_for_each_entry(folded, unfolded):
    assert re.sub(r",\s*", ", ", styles.unfold(folded)) == unfolded


@pytest.mark.parametrize(
    "css",
    [
        ".a :is(p, .k){x:y}",  # unfolded, p would count less than .k
        ".a p:is(.x, .y){x:y}",
        ".a :is(p, ul) b{x:y}",
        ".a :is(:scope, section){x:y}",
        ".a :not(p, ul){x:y}",
    ],
)
def test_other_rules_stay_as_they_are(css):
    assert styles.unfold(css) == css


def test_only_tokens_with_a_rule_of_their_own_are_elements():
    kinds = markup.styled(".highlight .k { font-weight: bold }.highlight .s2{a:b}")
    assert kinds == {"k", "s2"}
    page = (
        '<span class="n">z</span><pre><span></span><span class="k">def</span> '
        '<span class="n">f</span><span class="p">(</span>&lt;</pre>'
    )
    assert markup.plain(page, kinds) == (
        '<span class="n">z</span><pre><span class="k">def</span> f(&lt;</pre>'
    )


def test_a_page_says_once_how_wide_it_is():
    first = '<meta name="viewport" content="a" />\n'
    again = '  <meta name="viewport" content="b">\n'
    assert markup.one_viewport(f"{first}<p>\n{again}") == f"{first}<p>\n"
    assert markup.one_viewport("<p>") == "<p>"


def test_light_or_dark_is_chosen_before_the_first_layout():
    page = '<script data-cfasync="false">\n theme = "auto" </script>'
    assert markup.choose_first(page) == markup.CHOOSE


def test_the_fonts_that_a_page_shows_are_fetched_at_once():
    text = (
        '  <link rel="preload" href="../_static/fonts/a.woff2" as="font" crossorigin>\n'
    )
    page = f'<head>\n{text}</head><em>a</em><span class="katex-html">'
    found = re.findall(
        r'href="([^"]*)" as="font" type="([^"]*)"', markup.fetch_fonts(page)
    )
    assert found == [
        ("../_static/fonts/source-sans-3-italic.woff2", "font/woff2"),
        ("../_static/katex/fonts/KaTeX_Main-Regular.woff", "font/woff"),
    ]
    assert markup.fetch_fonts("<p>") == "<p>"

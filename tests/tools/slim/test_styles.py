"""One style sheet for the site, without the rules that no page needs."""

import re

import pytest

from tools.slim import styles

HEAD = """<head>
  <link href="../_static/styles/theme.css?digest=1" rel="stylesheet" />
  <link rel="stylesheet" type="text/css" href="../_static/css/type.css?v=2" />
  <link rel="preload" as="script" href="../_static/scripts/bootstrap.js?digest=1" />
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

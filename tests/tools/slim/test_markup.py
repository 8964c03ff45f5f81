"""A page's markup, without what its rules do not need."""

import re

from tools.slim import markup


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

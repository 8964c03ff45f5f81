"""A long name breaks at its dots and underscores, and nowhere else."""

import pytest

from book.site.code_breaks import with_breaks

OPEN = '<code class="docutils literal notranslate"><span class="pre">'
CLOSE = "</span></code>"


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("scipy.special.softmax", "scipy.<wbr>special.<wbr>softmax"),
        ("temperature_", "temperature_"),
        ("fit_transform(z)", "fit_<wbr>transform(<wbr>z)"),
        ("__init__", "__init__"),
        ("...", "..."),
        ("z", "z"),
    ],
)
def test_a_name_breaks_between_its_parts(name, broken):
    assert with_breaks(f"{OPEN}{name}{CLOSE}") == f"{OPEN}{broken}{CLOSE}"


def test_code_in_blocks_and_prose_stay_as_they_are():
    html = "<p>a.b</p><pre><code>a.b_c</code></pre>"
    assert with_breaks(html) == html


def test_a_tag_is_never_broken():
    link = '<a href="a.b_c.html">a.b</a>'
    expected = '<a href="a.b_c.html">a.<wbr>b</a>'
    assert with_breaks(f"{OPEN}{link}{CLOSE}") == f"{OPEN}{expected}{CLOSE}"

import pytest

from tools.missing_page import root_path, rooted


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("", "/"),
        ("https://example.org", "/"),
        ("https://example.org/softmax", "/softmax/"),
        ("https://example.org/a/b/", "/a/b/"),
    ],
)
def test_the_root_is_the_path_of_the_address(address, path):
    assert root_path(address) == path


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ('<a href="book/api.html">', '<a href="/s/book/api.html">'),
        ('<html data-content_root="./">', '<html data-content_root="/s/">'),
        ('<form action="search.html">', '<form action="/s/search.html">'),
        ('<script src="_static/x.js?v=1">', '<script src="/s/_static/x.js?v=1">'),
        ('<a href="#main">', '<a href="#main">'),
        ('<a href="https://example.org/">', '<a href="https://example.org/">'),
        ('<img src="data:image/png;base64,x">', '<img src="data:image/png;base64,x">'),
        ('<a href="/s/book/">', '<a href="/s/book/">'),
        ("<p>href is a word</p>", "<p>href is a word</p>"),
    ],
)
def test_relative_addresses_start_at_the_root(written, wanted):
    assert rooted(written, "/s/") == wanted
    assert rooted(wanted, "/s/") == wanted

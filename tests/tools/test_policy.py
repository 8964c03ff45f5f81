from base64 import b64encode
from hashlib import sha256

import pytest

from tools import policy
from tools.steps import StepFailed

PAGE = """<html><head><meta charset="utf-8" />
<script src="site.js"></script><script data-cfasync="false">theme()</script>
<script type="application/ld+json">{"@type": "Book"}</script></head>
<body><button onclick="window.print()">print</button></body></html>"""


def test_a_script_inside_the_page_is_named_by_its_hash():
    digest = b64encode(sha256(b"theme()").digest()).decode()
    assert policy.hashes(PAGE) == [f"'sha256-{digest}'"]


def test_nothing_comes_from_elsewhere_and_scripts_are_files():
    rules = dict(rule.split(" ", 1) for rule in policy.policy("index", "").split("; "))
    assert rules["default-src"] == rules["script-src"] == "'self'"
    assert rules["img-src"] == "'self' data:"
    assert rules["style-src"] == "'self' 'unsafe-inline'"
    assert rules["object-src"] == rules["base-uri"] == "'none'"


def test_one_page_can_be_allowed_more_than_the_others(monkeypatch):
    more = {"script-src": ["'wasm-unsafe-eval'"], "worker-src": ["'self'"]}
    monkeypatch.setitem(policy.MORE, "book/live", more)
    live = policy.policy("book/live", "")
    assert "script-src 'self' 'wasm-unsafe-eval';" in live
    assert live.endswith("; worker-src 'self'")
    assert "wasm" not in policy.policy("index", "")


def test_a_handler_of_the_theme_becomes_a_mark_for_our_script():
    html = policy.without_handlers(PAGE)
    assert "<button data-print>print" in html
    assert "onclick" not in html


def test_another_handler_ends_the_build():
    with pytest.raises(StepFailed, match="forbids onfocus"):
        policy.without_handlers('<input class="a" onfocus="run()">')


def test_words_of_the_page_and_of_scripts_are_no_handlers():
    html = (
        '<p class="on">an onclick="x" in prose</p><script>"<a onclick=\'x\'>"</script>'
    )
    assert policy.without_handlers(html) == html


def test_every_page_is_guarded_before_its_first_script(tmp_path):
    (tmp_path / "book").mkdir()
    pages = [tmp_path / "index.html", tmp_path / "book" / "a.html"]
    for page in pages:
        page.write_text(PAGE)
    policy.guard(tmp_path, pages)
    for page in pages:
        html = page.read_text()
        assert html.count("Content-Security-Policy") == 1
        assert html.index("Content-Security-Policy") < html.index("<script")


def test_a_page_without_a_place_for_the_policy_ends_the_build():
    with pytest.raises(StepFailed, match="charset"):
        policy.with_meta("<html></html>", "default-src 'self'")

"""Browser tests wait for what a page shows: a read at one moment may come too early."""

import ast

import pytest

from tools.steps import ROOT

FILES = sorted((ROOT / "tests" / "browser").rglob("*.py"))
# What is read of a page, and what waits until it is so.
INSTEAD = {
    "all_inner_texts": "expect(…).to_have_text",
    "all_text_contents": "expect(…).to_have_text",
    "count": "expect(…).to_have_count",
    "get_attribute": "expect(…).to_have_attribute",
    "inner_text": "expect(…).to_have_text",
    "input_value": "expect(…).to_have_value",
    "is_checked": "expect(…).to_be_checked",
    "is_disabled": "expect(…).to_be_disabled",
    "is_enabled": "expect(…).to_be_enabled",
    "is_hidden": "expect(…).to_be_hidden",
    "is_visible": "expect(…).to_be_visible",
    "text_content": "expect(…).to_have_text",
    "title": "expect(page).to_have_title",
    "url": "expect(page).to_have_url",
}
OF_A_STRING = {"count", "title"}  # "a b".count(" ") reads no page


def reads(source):
    """Return the lines of a test at which a page is read once, with what would wait."""
    found = set()
    for statement in ast.walk(ast.parse(source)):
        if not isinstance(statement, ast.Assert):
            continue
        for part in ast.walk(statement.test):
            called = isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute)
            name = part.func.attr if called else getattr(part, "attr", None)
            if name not in INSTEAD or (name == "url") == called:
                continue
            if name in OF_A_STRING and part.args:
                continue
            found.add((part.lineno, INSTEAD[name]))
    return sorted(found)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_assertion_reads_a_page_at_one_moment(file):
    found = reads(file.read_text(encoding="utf-8"))
    told = [f"{file.name}:{line}: write {instead}" for line, instead in found]
    assert not told, "\n".join(told)


@pytest.mark.parametrize(
    "line",
    [
        'assert page.url.endswith("?q=a")',
        'assert "a" in box.locator("p").inner_text()',
        "assert not box.is_visible()",
        "assert len(box.all_inner_texts()) == box.count() > 0",
    ],
)
def test_a_read_is_found(line):
    assert reads(line)


@pytest.mark.parametrize(
    "line",
    [
        'expect(page).to_have_url("a")',
        'assert [url for url in asked if "a" in url]',
        'assert points.count(" ") == 1',
        "text = box.inner_text()",
    ],
)
def test_what_waits_or_reads_no_page_is_not(line):
    assert not reads(line)

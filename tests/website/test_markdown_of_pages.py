"""Every page of the site is there as Markdown, and llms.txt lists it."""

import re
from functools import cache

import pytest
from built import parsed, values

from book.site.as_markdown import SUFFIX
from tools.build import SITE
from tools.contents import contents

CODE = re.compile(r"^(`{3,}).*?^\1[ ]*$|``.+?``|`[^`\n]+`", re.MULTILINE | re.DOTALL)
LEFT = re.compile(r"^[`:]{3,}\{.*|\{[\w:]+\}`[^`]*`|^\{[.#].*", re.MULTILINE)
LINK = re.compile(r"\]\((?![a-z][a-z0-9+.-]*:|#)([^()\s#]+)(?:#[^()\s]*)?\)")


@cache
def markdown(name):
    return (SITE / f"{name}{SUFFIX}").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", contents())
def test_a_page_names_its_markdown(name):
    page = parsed(f"/{name}.html")
    [address] = values(page, 'link[rel="alternate"][type="text/markdown"]', "href")
    file = (SITE / f"{name}.html").parent / address
    assert file == SITE / f"{name}{SUFFIX}"
    title = page.css_first("h1").text().rstrip("#").strip()
    assert file.read_text("utf-8").split("\n")[0].removeprefix("# ").strip() in title


@pytest.mark.parametrize("name", contents())
def test_nothing_of_the_sources_is_left_and_every_link_leads_somewhere(name):
    text = markdown(name)
    assert not re.findall(r"^[`:]{3,}\{.*", text, re.MULTILINE)
    prose = CODE.sub("", text)
    assert not LEFT.findall(prose)
    folder = (SITE / f"{name}.html").parent
    dead = [path for path in LINK.findall(prose) if not (folder / path).exists()]
    assert not dead


def test_a_chapter_keeps_its_formulas_and_numbers():
    text = markdown("book/02_softmax")
    assert r"\tag{2.1}" in text
    assert "array([0.0006, 0.0596, 0.0083, 0.9315])" in text
    assert "#### Solution" in text
    assert "<svg" not in text
    assert 'check("2.1")' not in text


def test_the_list_names_every_page_once():
    text = (SITE / "llms.txt").read_text(encoding="utf-8")
    assert text.startswith("# Softmax\n\n> From logits to calibrated probabilities.")
    named = re.findall(r"^- \[[^\]]+\]\((\S+)\): \S", text, re.MULTILINE)
    places = [name.partition("/book/")[2] or name for name in named]
    assert len(places) == len(set(places))
    pages = {f"{name}{SUFFIX}" for name in contents()} - {f"index{SUFFIX}"}
    assert {name[name.index("book/") :] for name in named} == pages


def test_the_landing_page_leads_to_both():
    hrefs = set(values(parsed("/index.html"), ".sl-markdown a", "href"))
    assert hrefs == {"llms.txt", f"book/02_softmax{SUFFIX}"}

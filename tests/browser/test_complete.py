"""Complete as a book: what each built page says beside its text."""

import json
import re
import zipfile

import pytest
from built import SITE, chapters, pages, parsed, values
from clipboard import copied
from playwright.sync_api import expect

from book.site.citation import bibtex
from book.site.metadata import version
from tools.contents import contents
from tools.moved_pages import MOVED
from tools.steps import ROOT

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
MINUTES = re.compile(r"about (\d+) minutes, exercises apart")


def meta(path, name):
    return values(parsed(path), f'meta[property="{name}"]', "content")


def data(path):
    blocks = parsed(path).css('script[type="application/ld+json"]')
    return [json.loads(block.text()) for block in blocks]


@pytest.mark.parametrize("path", pages())
def test_a_page_describes_itself(path):
    [description] = values(parsed(path), 'meta[name="description"]', "content")
    assert 20 <= len(description) <= 161
    for name in ("og:title", "og:type", "og:site_name", "og:description"):
        assert len(meta(path, name)) == 1, name
    assert meta(path, "og:description") == [description]


@pytest.mark.parametrize("path", pages())
def test_a_page_says_its_version_and_how_to_report_an_error(path):
    foot = parsed(path).css_first(".bd-footer-content")
    assert f"Version {version()}" in foot.text()
    if time := foot.css_first("time"):
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", time.attributes["datetime"])
        assert time.attributes["datetime"][:4] in time.text()
    wanted = {"cite-this-book", "report-an-error"}
    assert wanted <= {href.rpartition("#")[2] for href in values(foot, "a", "href")}


@pytest.mark.parametrize("path", pages())
def test_a_page_has_our_mark(path):
    icon = parsed(path).css_first('link[rel="icon"]').attributes["href"]
    assert icon.endswith("_static/favicon.svg")
    mark = parsed(path).css_first(".sl-brand svg")
    drawn = (ROOT / "book/assets/favicon.svg").read_text(encoding="utf-8")
    for line in values(mark, "path", "d"):
        assert f'd="{line}"' in drawn, "one mark, in the header and as the icon"


def test_previous_and_next_follow_the_contents():
    order = pages()
    for path, before, after in zip(
        order, [None, *order[:-1]], [*order[1:], None], strict=True
    ):
        links = {
            kind: parsed(path).css_first(f".prev-next-area a.{kind}")
            for kind in ("left-prev", "right-next")
        }
        for link, other in zip(links.values(), (before, after), strict=True):
            assert (link is None) == (other is None), path
            if link:
                assert other.endswith("/" + link.attributes["href"].rpartition("/")[2])


@pytest.mark.parametrize("path", chapters())
def test_a_chapter_is_a_learning_resource_with_its_goals_and_time(path):
    (found,) = data(path)
    assert found["@type"] == "LearningResource"
    assert found["license"] == LICENCE
    assert 3 <= len(found["teaches"]) <= 5
    opening = parsed(path).css_first(".bd-article").text()
    (minutes,) = MINUTES.findall(opening)
    assert found["timeRequired"] == f"PT{minutes}M"
    assert 10 <= int(minutes) <= 90


@pytest.mark.parametrize("path", chapters())
def test_each_formula_of_a_chapter_is_drawn(path):
    assert parsed(path).css_first(".katex")
    assert not parsed(path).css(".math:not(:has(.katex))")


@pytest.mark.parametrize("path", chapters())
def test_the_notebook_to_download_is_the_one_that_was_checked(path):
    box = parsed(path).css_first("details.sl-run")
    href = box.css_first('a[href$=".ipynb"]').attributes["href"]
    source = f"{path.lstrip('/').removesuffix('.html')}.ipynb"
    served = (SITE / path.lstrip("/")).parent / href
    assert served.read_bytes() == (ROOT / source).read_bytes()
    assert source.rpartition("/")[2] in box.text()
    assert box.css_first("pre").text().splitlines()[-1] == "make lab"
    zipped = box.css_first('a[href$=".zip"]').attributes["href"]
    archive = (SITE / path.lstrip("/")).parent / zipped
    with zipfile.ZipFile(archive) as packed:
        assert f"{archive.stem}/{source}" in packed.namelist()
        assert f"{archive.stem}/Makefile" in packed.namelist()


def test_the_landing_page_is_the_book_and_lists_its_chapters():
    (found,) = data("/index.html")
    assert found["@type"] == "Book"
    named = [part["name"] for part in found["hasPart"]]
    titles = [data(path)[0]["name"] for path in chapters()]
    assert named == titles


def test_the_landing_page_lists_goals_and_time_of_each_chapter():
    rows = parsed("/index.html").css(".sl-chapters > li")
    assert len(rows) == len(chapters())
    for row, path in zip(rows, chapters(), strict=True):
        goals = [item.text().strip().rstrip(";.") for item in row.css("details li")]
        assert len(goals) == len(data(path)[0]["teaches"])
        assert all(goals)
        minutes = data(path)[0]["timeRequired"].strip("PTM")
        assert f"About {minutes} minutes" in row.text()


def test_whole_addresses_are_there_only_with_an_address():
    config = (ROOT / "_config.yml").read_text(encoding="utf-8")
    there = 'baseurl: ""' not in config
    for path in pages():
        assert bool(meta(path, "og:url")) == there
        assert bool(parsed(path).css('link[rel="canonical"]')) == there
    assert (SITE / "sitemap.xml").exists() == there


def test_every_page_of_the_site_is_in_the_contents():
    made = {
        p.relative_to(SITE).with_suffix("").as_posix() for p in SITE.rglob("*.html")
    }
    assert made - set(contents()) == {"404", "genindex", "search", *MOVED}


def test_the_citation_is_copied(new_page):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/index.html")
    block = page.locator(".sl-citation").last
    block.hover()
    text = copied(page, block.locator("button.copybtn").click)
    assert text.strip() == bibtex()


def test_goals_open_by_keyboard(page):
    page.goto("/index.html")
    first = page.locator(".sl-goals").first
    first.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(first.locator("li").first).to_be_visible()


@pytest.mark.parametrize("path", ["/nowhere.html", "/book/deep/er/typo.html"])
def test_a_wrong_address_at_any_depth_gets_a_page_that_works(browser, site, path):
    context = browser.new_context(base_url=site)
    page = context.new_page()
    failed, errors = [], []
    page.on("response", lambda r: failed.append(r.url) if r.status >= 400 else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert [url for url in failed if url != f"{site}{path}"] == []
    assert not errors
    expect(page.get_by_role("heading", level=1)).to_have_text("Page not found")
    assert (
        page.locator("body")
        .evaluate("b => getComputedStyle(b).fontFamily")
        .startswith('"Source')
    )
    links = page.locator("a[href]").evaluate_all("all => all.map((a) => a.href)")
    inside = {link.partition("#")[0] for link in links if link.startswith(site)}
    assert all(page.request.head(link).ok for link in inside - {f"{site}{path}"})
    page.get_by_role("searchbox", name="Search the book").last.fill("photograph")
    page.keyboard.press("Enter")
    expect(page.locator("#search-results > li").first).to_be_visible()
    context.close()

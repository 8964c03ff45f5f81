"""Previews of what a link leads to: by mouse, by keyboard, and out of the way."""

import re
from urllib.parse import urljoin

import pytest
from built import pages, parsed, values
from opened import watching
from playwright.sync_api import expect
from served import only

from tools.axe import NEXT_FRAME, VIEWS, findings, look

FORMULA = "#equation-eq-cross-entropy-gradient"
EQUATION = f'a.reference.internal[href="{FORMULA}"]'
PARTS = f"h1 + p, {FORMULA}, p:has({EQUATION})"
CHAPTER = only(PARTS, "/book/05_cross_entropy.html")
# What is in sight has no preview.
APART = "(formula) => { formula.style.marginBlock = '2000px'; }"
GLOSSARY = """<article class="bd-article"><dl class="glossary">
<dt id="term-logit">logit<a class="headerlink" href="#term-logit">#</a></dt>
<dt id="term-score">score</dt>
<dd><p>What comes before <a href="02_softmax.html">softmax</a>.</p>
<p>It has no unit.</p><script>document.title = "run"</script></dd>
<dt id="term-odds">odds</dt><dd><p>Another entry.</p></dd></dl></article>"""
# Each on a page of its own, which no other test here has fetched.
KINDS = {
    "a section": ("02_softmax.html#exercises", "Exercises"),
    "a page": ("04_sigmoid.html", "4. The sigmoid equivalence"),
    "a function": ("api.html#softmax_lib.logsumexp", "softmax_lib.logsumexp"),
    "a cited work": ("references.html#id2", "John S. Bridle"),
}
AFRESH = """() => {
  document.querySelector("#offered")?.remove();
  document.activeElement.blur();
  history.replaceState(null, "", location.pathname);
  scrollTo(0, 0);
}"""


def preview(page):
    return page.locator("#sl-preview")


def rest_on(link):
    """Move the pointer onto a link, once it has come to rest."""
    link.scroll_into_view_if_needed()
    link.page.evaluate(NEXT_FRAME)
    link.hover()


def shown(page):
    """Expect the preview; another page is fetched first, and read as a whole."""
    expect(preview(page)).to_be_visible()
    return expect(preview(page))


def offer(page, href):
    """Put a link of the book at the top of the page, and return it."""
    page.evaluate(
        """(href) => document.querySelector(".bd-article h1 + p").insertAdjacentHTML(
          "afterbegin",
          `<a class="reference internal" id="offered" href="${href}">x</a> `)""",
        href,
    )
    return page.locator("#offered")


@pytest.fixture(scope="module")
def shared(browser, site):
    """The page of chapter 5, when nothing moves any more, for all tests here."""
    with watching(browser, site) as (page, _):
        page.goto(CHAPTER)
        page.wait_for_load_state("networkidle")
        page.locator(FORMULA).evaluate(APART)
        yield page


@pytest.fixture
def chapter(shared):
    """The page of chapter 5 at its beginning, nothing offered, no preview open."""
    look(shared, "light")
    shared.mouse.move(5, 5)
    shared.evaluate(AFRESH)
    expect(preview(shared)).to_be_hidden()
    yield shared
    shared.unroute_all()


@pytest.fixture
def opened(chapter):
    """Return the chapter with the preview of a formula of the same page open."""
    rest_on(chapter.locator(EQUATION).last)
    shown(chapter)
    return chapter


def test_a_formula_shows_where_it_is_named(opened):
    expect(preview(opened).locator(".katex")).to_have_count(1)
    number = opened.locator(f"{FORMULA} .eqno").inner_text()
    expect(preview(opened)).to_contain_text(re.search(r"\d+", number)[0])
    link = opened.locator(EQUATION).last
    expect(preview(opened)).to_have_role("tooltip")
    expect(link).to_have_attribute("aria-describedby", "sl-preview")


def test_it_goes_when_the_pointer_goes(opened):
    opened.mouse.move(5, 5)
    expect(preview(opened)).to_be_hidden()
    link = opened.locator(EQUATION).last
    expect(link).not_to_have_attribute("aria-describedby", re.compile(""))


def test_the_pointer_may_move_into_it(opened):
    inside = preview(opened).bounding_box()
    opened.mouse.move(inside["x"] + 20, inside["y"] + inside["height"] / 2, steps=5)
    opened.wait_for_timeout(500)
    expect(preview(opened)).to_be_visible()
    opened.mouse.move(5, 5)
    expect(preview(opened)).to_be_hidden()


def test_escape_puts_it_away_and_moves_nothing(opened):
    opened.keyboard.press("Escape")
    expect(preview(opened)).to_be_hidden()


def test_it_names_nothing_twice_and_takes_no_focus(opened):
    ids = opened.eval_on_selector_all("[id]", "all => all.map(({ id }) => id)")
    assert len(ids) == len(set(ids))
    expect(preview(opened).locator("a, button, [tabindex]")).to_have_count(0)


@pytest.mark.parametrize(
    "view", ["light", pytest.param("dark", marks=pytest.mark.thorough), "390 px"]
)
def test_it_is_accessible_and_inside_the_window(chapter, view):
    look(chapter, view)
    rest_on(chapter.locator(EQUATION).last)
    shown(chapter)
    place = preview(chapter).bounding_box()
    assert place["x"] >= 0
    assert place["y"] >= 0
    assert place["x"] + place["width"] <= VIEWS[view]["viewport"]["width"]
    assert findings(chapter, "#sl-preview") == []


def test_the_keyboard_opens_it_and_leaves_it(chapter):
    link = chapter.locator(EQUATION).last
    link.focus()
    chapter.keyboard.press("Shift+Tab")
    chapter.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(preview(chapter)).to_be_visible()
    chapter.keyboard.press("Escape")
    expect(preview(chapter)).to_be_hidden()
    expect(link).to_be_focused()
    chapter.keyboard.press("Shift+Tab")
    chapter.keyboard.press("Tab")
    expect(preview(chapter)).to_be_visible()
    chapter.keyboard.press("Shift+Tab")
    expect(preview(chapter)).to_be_hidden()


def test_a_link_is_still_a_link(chapter):
    chapter.locator(EQUATION).last.click()
    expect(chapter).to_have_url(re.compile(f"{FORMULA}$"))
    expect(preview(chapter)).to_be_hidden()


def test_touch_opens_no_preview(new_page):
    page = new_page(viewport={"width": 390, "height": 800}, has_touch=True)
    page.goto(CHAPTER)
    page.locator(FORMULA).evaluate(APART)
    page.locator(EQUATION).last.tap()
    page.wait_for_timeout(600)
    expect(preview(page)).to_be_hidden()
    expect(page).to_have_url(re.compile(f"{FORMULA}$"))


@pytest.mark.parametrize("kind", KINDS)
def test_another_page_is_fetched_when_it_is_asked_for(chapter, kind):
    asked = []
    chapter.on("request", lambda request: asked.append(request.url))
    href, text = KINDS[kind]
    link = offer(chapter, href)
    assert not fetched(asked)
    link.hover()
    shown(chapter).to_contain_text(text)
    chapter.mouse.move(5, 5)
    expect(preview(chapter)).to_be_hidden()
    link.hover()
    expect(preview(chapter)).to_be_visible()
    assert len(fetched(asked)) == 1, "a page is fetched once"


def fetched(urls):
    """Return those that are pages."""
    return [url for url in urls if url.endswith(".html")]


def test_a_term_shows_its_whole_entry_and_no_other(chapter):
    answer = {"content_type": "text/html", "body": GLOSSARY}
    chapter.route("**/book/glossary.html", lambda route: route.fulfill(**answer))
    offer(chapter, "glossary.html#term-logit").hover()
    shown(chapter).to_have_text(
        re.compile(r"^\s*logit\s*What comes before softmax\.\s*It has no unit\.\s*$")
    )
    expect(chapter).not_to_have_title("run")


def test_a_figure_comes_with_its_picture(chapter):
    path = "/book/06_calibration.html"
    figure = parsed(path).css_first("figure[id]")
    offer(chapter, f"{path}#{figure.id}").hover()
    caption = figure.css_first(".caption-text").text()
    shown(chapter).to_contain_text(caption)
    picture = preview(chapter).locator("img")
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") > 0


def test_what_is_in_sight_needs_no_preview(chapter):
    formula = chapter.locator(FORMULA)
    formula.scroll_into_view_if_needed()
    formula.evaluate(
        """(node) => node.insertAdjacentHTML("beforeend",
          `<a class="reference internal" id="offered" href="#${node.id}">x</a>`)"""
    )
    chapter.locator("#offered").hover()
    chapter.wait_for_timeout(600)
    expect(preview(chapter)).to_be_hidden()


def test_a_page_that_is_not_there_leaves_a_plain_link(chapter):
    chapter.route("**/10_scale.html", lambda route: route.fulfill(status=200, body=""))
    offer(chapter, "10_scale.html#exercises").hover()
    chapter.wait_for_timeout(600)
    expect(preview(chapter)).to_be_hidden()


LINKS = ".bd-article :not(.sl-start) > a.reference.internal:not(.image-reference)"
EMPTY = """async (links) => {
  const { excerpt } = await import("/_static/excerpt.mjs");
  const shown = await Promise.all(links.map((to) => excerpt(new URL(to, location))));
  return links.filter((to, index) => shown[index].length === 0);
}"""


def inner_links():
    """Return where the inner links of all pages lead, as paths with anchors."""
    found = set()
    for path in [*pages(), "/genindex.html"]:
        found |= {urljoin(path, to) for to in values(parsed(path), LINKS, "href")}
    return sorted(found)


@pytest.mark.thorough
def test_every_inner_link_leads_to_something_to_show(page):
    page.goto("/search.html")
    assert not page.evaluate(EMPTY, inner_links())

"""Search: where each query leads, what shows, and help where nothing is found."""

import json
import re

import pytest
from playwright.sync_api import expect
from served import only

pytestmark = pytest.mark.one_page
# What readers ask, and the place that must come first; "#…" is the place on the page.
FIRST = {
    "softmax": "glossary.html#term-softmax",
    "Softmax": "glossary.html#term-softmax",
    "softmax_lib.softmax": "api.html#softmax_lib.softmax",
    "sl.softmax": "api.html#softmax_lib.softmax",
    "log_softmax": "api.html#softmax_lib.log_softmax",
    "log-sum-exp": "glossary.html#term-log-sum-exp",
    "logsumexp": "api.html#softmax_lib.logsumexp",
    "Kullback": "glossary.html#term-divergence",
    "kullback-leibler": "glossary.html#term-divergence",
    "temperature": "glossary.html#term-temperature",
    "1.4612": "museum.html#exhibit-double-softmax-loss",
    "1.553": "05_cross_entropy.html#autopsy-of-three-learning-curves",
    "overflow": "glossary.html#term-overflow",
    "nan": "museum.html#exhibit-",
    "double softmax": "glossary.html#term-double-softmax",
    "softmax before a loss": "museum.html#exhibit-double-softmax-loss",
    "calibration": "glossary.html#term-calibration",
    "ECE": "glossary.html#term-ECE",
    "reliability diagram": "glossary.html#term-reliability-diagram",
    "label smoothing": "glossary.html#term-label-smoothing",
    "mask": "glossary.html#term-mask",
    "online softmax": "glossary.html#term-online-softmax",
    "simplex": "glossary.html#term-simplex",
    "perplexity": "glossary.html#term-perplexity",
    "sigmoid": "glossary.html#term-sigmoid",
    "top-p": "glossary.html#term-top-p",
    "axis": "glossary.html#term-axis",
    "softmax shift": "02_softmax.html#equation-eq-softmax-shift",
    "why the exponential": "02_softmax.html#why-the-exponential",
    "autopsy": "05_cross_entropy.html#autopsy-of-three-learning-curves",
    "exercise 2.3": "02_softmax.html#ex-",
    "temperatrue": "glossary.html#term-temperature",
}
# Queries of which a kind of place must be among the first few.
AMONG = {
    "photograph": (3, "section"),
    "photographs": (3, "section"),
    "overflow": (3, "exhibit"),
    "nan": (1, "exhibit"),
    "temperature": (3, "section"),
    "cross-entropy gradient": (9, "formula"),
    "hessian": (3, "formula"),
    "axis": (3, "exhibit"),
}
LATEX = re.compile(r"\\[a-zA-Z]|\$|_\{")
FURNITURE = re.compile(r"Show the code|Run live|\.ipynb|Skip to|Check the answer")


def search(page, words):
    page.goto("/search.html?q=" + words.replace(" ", "+"))
    return page


def results(page):
    return page.locator("#search-results > li")


def says(page):
    return page.locator(".sl-search-says")


def help_(page):
    return page.locator("#sl-no-results")


def field(page):
    return page.locator(".bd-search-container").get_by_role("searchbox")


@pytest.fixture(scope="module")
def find(browser, site):
    """Return what gives the places for a query, from the index of the built site."""
    page = browser.new_context(base_url=site).new_page()
    page.goto("/search.html")
    page.evaluate(
        """async () => {
          const [{ default: MiniSearch }, { finder }, index] = await Promise.all([
            import("./_static/minisearch.js"),
            import("./_static/find.mjs"),
            fetch("search.json").then((answer) => answer.json()),
          ]);
          window.find = finder(MiniSearch, index);
        }"""
    )
    yield lambda query: page.evaluate("(query) => find(query)", query)
    page.context.close()


def place(found):
    """Return where a result leads, without the words to mark."""
    return re.sub(r"\?[^#]*", "", found["href"])


@pytest.mark.parametrize("query", FIRST)
def test_a_query_leads_first_to(query, find):
    first = place(find(query)[0])
    wanted = FIRST[query]
    assert wanted in first, f"{first}, not {wanted}"


@pytest.mark.parametrize("query", AMONG)
def test_a_kind_is_among_the_first(query, find):
    number, kind = AMONG[query]
    kinds = [found["kind"] for found in find(query)[:number]]
    assert kind in kinds


@pytest.mark.parametrize("query", ["softmax", "library", "gradient", "chapter"])
def test_pages_about_the_book_come_last(query, find):
    about = [found["kind"] == "about" for found in find(query)]
    assert about == sorted(about)
    assert not about[0]


def test_every_place_is_on_its_page_and_none_shows_latex_or_furniture(page):
    index = json.loads(page.request.get("/search.json").text())
    bodies = [page.request.get(f"/{uri}").text() for uri, _ in index["pages"]]
    wrong = [
        (index["pages"][number][0], anchor)
        for number, anchor, *_ in index["places"]
        if anchor and f'id="{anchor}"' not in bodies[number]
    ]
    assert not wrong
    texts = [(text, kind) for _, _, kind, _, text in index["places"]]
    about = index["kinds"].index("about")
    read = [text for text, kind in texts if kind != about]
    assert not [text[:200] for text in read if LATEX.search(text)]
    assert not [text[:200] for text in read if FURNITURE.search(text)]


def test_a_result_says_what_it_is_and_where(page):
    search(page, "double softmax")
    row = results(page).first
    expect(row.get_by_role("link")).to_have_text("double softmax")
    expect(row.locator(".sl-found-where")).to_have_text("Glossary")
    expect(row.locator("mark").first).to_have_text("softmax")
    expect(says(page)).to_contain_text("likeliest first")


def test_what_is_typed_is_looked_up_at_once(page):
    page.goto("/search.html")
    expect(field(page)).to_be_focused()
    page.keyboard.type("perplexity")
    expect(results(page).first).to_contain_text("perplexity")
    expect(page).to_have_url(re.compile(r"\?q=perplexity$"))
    field(page).fill("")
    expect(results(page)).to_have_count(0)
    expect(help_(page)).to_be_hidden()


def test_arrow_keys_lead_through_the_places_and_enter_opens_one(page):
    search(page, "perplexity")
    expect(results(page).first).to_be_visible()
    expect(field(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(results(page).nth(1).get_by_role("link")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary.html#term-perplexity")


def test_the_index_is_loaded_when_something_is_searched_for_and_not_before(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for path in (only("h2", "/book/02_softmax.html"), "/search.html"):
        page.goto(path)
        page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "search.json" in url or "minisearch" in url]
    search(page, "photograph")
    expect(results(page).first).to_be_visible()
    assert [url for url in asked if "search.json" in url]


def test_an_index_that_does_not_load_is_said_and_asked_for_again(new_page):
    page = new_page(expected="search.json")
    page.route("**/search.json", lambda route: route.fulfill(body="no"))
    search(page, "photograph")
    expect(says(page)).to_contain_text("did not load")
    expect(help_(page)).to_be_hidden()
    page.unroute("**/search.json")
    field(page).press_sequentially("s")
    expect(results(page).first).to_be_visible()


@pytest.mark.parametrize("words", ["hasOwnProperty", "valueOf"])
def test_a_word_that_every_object_of_javascript_has_is_a_word_like_others(page, words):
    search(page, words)
    expect(help_(page)).to_be_visible()
    expect(results(page)).to_have_count(0)


def test_of_a_very_long_query_the_beginning_is_searched_for(page):
    search(page, "photograph " * 500)
    expect(results(page).first).to_be_visible()
    expect(field(page)).to_have_value(re.compile("^.{0,200}$"))


def test_where_nothing_is_found_there_are_places_to_look(page):
    search(page, "zyzzyva")
    expect(help_(page)).to_be_visible()
    expect(help_(page)).to_contain_text("No place in the book has “zyzzyva”")
    links = help_(page).locator("ul a").evaluate_all("all => all.map((a) => a.href)")
    assert {link.rpartition("/")[2] for link in links} >= {"api.html", "genindex.html"}
    for link in links:
        assert page.request.get(link).ok


def test_what_was_searched_for_is_shown_as_text(page):
    search(page, "<img src=x onerror=document.title=1>zyzzyva")
    expect(help_(page)).to_contain_text("<img src=x")
    expect(help_(page).locator("img")).to_have_count(0)


@pytest.mark.parametrize("path", ["/book/02_softmax.html", "/404.html"])
def test_a_search_from_any_page_leads_there(page, path):
    page.goto(path if path == "/404.html" else only("h2", path))
    if path == "/404.html":
        page.locator("main").get_by_role("searchbox").focus()
    else:
        page.keyboard.press("Control+k")
    page.keyboard.type("sigmoid")
    page.keyboard.press("Enter")
    expect(results(page).first).to_be_visible()
    expect(field(page)).to_have_value("sigmoid")


def test_without_javascript_the_search_page_leads_to_the_index(new_page):
    page = new_page(java_script_enabled=False)
    page.goto("/search.html")
    expect(page.get_by_role("link", name="index", exact=True)).to_be_visible()


def marked(page, some=True):
    """Return the words that are marked on a page, once there are some, or none."""
    return page.wait_for_function(
        """(some) => {
          const found = [...(CSS.highlights.get("sl-found") ?? [])];
          return some === found.length > 0 && found.map((range) => `${range}`);
        }""",
        arg=some,
    ).json_value()


def open_first(page, words):
    search(page, words)
    results(page).first.get_by_role("link").click()
    page.wait_for_url("**/book/**")
    marked(page)


def test_a_place_is_opened_where_it_stands_with_its_words_marked(page):
    open_first(page, "1.4612")
    expect(page.locator("#exhibit-double-softmax-loss")).to_be_in_viewport()
    assert set(marked(page)) == {"1.4612"}
    expect(page).not_to_have_url(re.compile("mark="))


def test_only_the_place_is_marked_and_not_the_rest_of_its_page(page):
    open_first(page, "perplexity")
    assert 0 < len(marked(page)) < 4


def test_marks_go_with_escape_and_with_the_page(page):
    open_first(page, "perplexity")
    page.keyboard.press("Escape")
    marked(page, some=False)
    open_first(page, "perplexity")
    page.reload()
    page.wait_for_load_state("networkidle")
    marked(page, some=False)


def test_the_field_has_one_ring(page):
    search(page, "photograph")
    expect(field(page)).to_be_focused()
    rings = field(page).evaluate(
        """(input) => [input, input.closest(".bd-search")].filter((part) => {
          const { outlineStyle, boxShadow } = getComputedStyle(part);
          return outlineStyle !== "none" || boxShadow !== "none";
        }).length"""
    )
    assert rings == 1

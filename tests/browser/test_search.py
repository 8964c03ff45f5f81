"""Search: words, formulas by name, functions; and help where nothing is found."""

import pytest
from playwright.sync_api import expect


def search(page, words):
    page.goto("/search.html?q=" + words.replace(" ", "+"))
    return page


def results(page):
    return page.locator("#search-results ul.search > li")


def help_(page):
    return page.locator("#sl-no-results")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("photograph", "Cross-entropy and its gradient"),  # a word of the prose
        ("photographs", "Cross-entropy and its gradient"),  # and of its stem
        ("cross-entropy gradient", "cross entropy gradient (formula"),
        ("temperature", "softmax temperature (formula"),
        ("log_softmax", "softmax_lib.log_softmax (Python function"),
        ("logsumexp", "softmax_lib.logsumexp (Python function"),
    ],
)
def test_it_finds(page, words, found):
    search(page, words)
    expect(page.locator("#search-results .search-summary")).to_contain_text("found")
    expect(results(page).filter(has_text=found).first).to_be_visible()
    expect(help_(page)).to_be_hidden()


def test_a_formula_that_was_found_is_on_the_page(page):
    search(page, "cross-entropy gradient")
    results(page).filter(has_text="(formula").first.locator("a").click()
    target = page.evaluate("decodeURIComponent(location.hash.slice(1))")
    expect(page.locator(f"[id='{target}'] .katex").first).to_be_visible()


@pytest.mark.parametrize("words", ["constructor", "constructors", "__proto__"])
def test_a_word_that_every_object_of_javascript_has_is_a_word_like_others(page, words):
    search(page, words)
    expect(help_(page)).to_be_visible()
    expect(results(page)).to_have_count(0)


def test_of_a_very_long_query_the_beginning_is_searched_for(page):
    search(page, "photograph " * 500)
    expect(results(page).first).to_be_visible()
    field = page.locator(".bd-search-container").get_by_role("searchbox")
    assert len(field.input_value()) <= 200


def test_where_nothing_is_found_there_are_places_to_look(page):
    search(page, "zyzzyva")
    expect(help_(page)).to_be_visible()
    expect(help_(page)).to_contain_text("No page of the book has “zyzzyva”")
    links = help_(page).locator("ul a").evaluate_all("all => all.map((a) => a.href)")
    assert {link.rpartition("/")[2] for link in links} >= {"api.html", "genindex.html"}
    for link in links:
        assert page.request.get(link).ok


def test_what_was_searched_for_is_shown_as_text(page):
    search(page, "<img src=x onerror=document.title=1>zyzzyva")
    expect(help_(page)).to_contain_text("<img src=x")
    assert help_(page).locator("img").count() == 0


def test_the_index_is_loaded_by_the_search_page_alone(page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/book/02_softmax.html")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "searchindex" in url]
    search(page, "photograph")
    expect(results(page).first).to_be_visible()
    assert [url for url in asked if "searchindex" in url]


def test_the_field_has_the_focus_and_enter_searches(page):
    page.goto("/search.html")
    field = page.locator(".bd-search-container").get_by_role("searchbox")
    expect(field).to_be_focused()
    page.keyboard.type("photograph")
    page.keyboard.press("Enter")
    expect(results(page).first).to_be_visible()


def test_the_marks_of_the_words_can_be_taken_away(page):
    search(page, "photograph")
    results(page).filter(has_text="Cross-entropy").first.locator("a").click()
    marks = page.locator("span.highlighted")
    expect(marks.first).to_be_visible()
    page.locator(".highlight-link a").click()
    expect(marks).to_have_count(0)


def test_a_search_from_any_page_leads_there(page):
    page.goto("/book/02_softmax.html")
    page.keyboard.press("Control+k")
    page.keyboard.type("sigmoid")
    page.keyboard.press("Enter")
    expect(results(page).first).to_be_visible()


def test_without_javascript_the_search_page_leads_to_the_index(new_page):
    page = new_page(java_script_enabled=False)
    page.goto("/search.html")
    expect(page.get_by_role("link", name="index", exact=True)).to_be_visible()


MARKED = "span.highlighted"


def test_words_are_marked_on_a_page_chosen_among_the_results(page):
    search(page, "photograph")
    results(page).locator("a").first.click()
    expect(page.locator(MARKED).first).to_be_attached()
    expect(page.locator(".highlight-link")).to_have_count(1)


def test_they_are_not_marked_on_a_page_reached_another_way(page):
    search(page, "photograph")
    expect(results(page).first).to_be_visible()
    page.goto("/book/05_cross_entropy.html")
    expect(page.locator(".highlight-link")).to_have_count(0)
    assert page.locator(MARKED).count() == 0


def test_the_field_has_one_ring(page):
    search(page, "photograph")
    field = page.locator(".bd-search-container").get_by_role("searchbox")
    expect(field).to_be_focused()
    rings = field.evaluate(
        """(input) => [input, input.closest(".bd-search")].filter((part) => {
          const { outlineStyle, boxShadow } = getComputedStyle(part);
          return outlineStyle !== "none" || boxShadow !== "none";
        }).length"""
    )
    assert rings == 1

"""The heads that read what is typed, on the built site."""

import pytest
from playwright.sync_api import expect
from served import WIDGETS, only

from softmax_lib.teaching.widgets import AttentionHeads

pytestmark = pytest.mark.one_page
CHAPTER = "/book/07_transformer.html"


@pytest.fixture
def fetched(page):
    """The addresses of the weights that the page has asked for."""
    found = []
    page.on("request", lambda r: found.append(r.url) if ".bin" in r.url else None)
    return found


@pytest.fixture
def widget(page, fetched):
    """The widget of the chapter."""
    page.goto(only(WIDGETS, CHAPTER))
    found = page.locator("[data-widget=attention-heads]")
    expect(found.get_by_label("text")).to_be_visible()
    found.scroll_into_view_if_needed()
    return found


def says(widget, *text, **state):
    expected = AttentionHeads(*text, **state).sentence()
    expect(widget.locator(".sl-readout")).to_have_text(expected)


def test_it_starts_as_python_says_and_without_the_weights(widget, fetched):
    says(widget)
    expect(widget.locator(".sl-looks tbody tr")).to_have_count(8)
    assert fetched == []


def test_a_typed_text_is_read(widget, fetched):
    widget.get_by_label("text").fill("Alice was B")
    says(widget, "alice was b")
    assert len(fetched) == 1
    widget.get_by_label("text").fill("Off with her")
    says(widget, "off with her")
    assert len(fetched) == 1


def test_the_slider_reads_less_of_it(widget):
    ask = widget.get_by_label("read up to")
    ask.press("ArrowLeft")
    text = AttentionHeads().text
    says(widget, text, place=len(text) - 1)
    ask.press("Home")
    says(widget, text, place=1)


def test_the_likeliest_is_added_and_taken_back(widget):
    first = AttentionHeads()
    widget.get_by_role("button", name="add the likeliest").click()
    longer = first.text + first.expected()[0][0]
    says(widget, longer)
    widget.get_by_role("button", name="add the likeliest").click()
    says(widget, longer + AttentionHeads(longer).expected()[0][0])
    widget.get_by_role("button", name="reset").click()
    says(widget)


def test_a_failure_to_load_is_told(browser, site):
    page = browser.new_context(base_url=site).new_page()  # not watched: it shall fail
    page.route("**/alice.bin", lambda route: route.abort())
    page.goto(only(WIDGETS, CHAPTER))
    widget = page.locator("[data-widget=attention-heads]")
    widget.get_by_label("text").fill("alice")
    expect(widget.locator(".sl-readout")).to_contain_text("did not load")
    page.context.close()

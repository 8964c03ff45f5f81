"""Edits of live cells are kept across a reload, and put back."""

import json

import pytest
from live_page import CHAPTER, LivePage, needs_live
from playwright.sync_api import expect

pytestmark = needs_live
STORED = "JSON.parse(localStorage.getItem('softmax-book:edits') ?? '{}')"


@pytest.fixture
def live(page):
    """Chapter 2, its cells open to edit; Python need not be there yet."""
    return LivePage(page).start()


def reloaded(live):
    live.page.goto("about:blank")
    live.page.goto(CHAPTER)
    live.start()


def test_an_edit_is_there_after_a_reload_and_the_book_s_text_comes_back(live):
    book = live.code("cell 2").input_value()
    live.write("cell 2", "z = 1")
    live.write("cell 4", "z = 2")
    reloaded(live)
    expect(live.code("cell 2")).to_have_value("z = 1")
    note = live.page.locator(".sl-live-edits")
    expect(note).to_contain_text("2 cells are as you left them.")
    live.button("Reset cell 2").click()
    expect(live.code("cell 2")).to_have_value(book)
    live.button("Back to the book’s text in all cells").click()
    expect(note).to_be_hidden()
    assert live.page.evaluate(STORED) == {"02_softmax": {}}
    reloaded(live)
    expect(live.code("cell 2")).to_have_value(book)
    expect(note).to_be_hidden()


def test_text_typed_back_to_the_book_s_is_no_edit(live):
    book = live.code("cell 2").input_value()
    live.write("cell 2", "z = 1")
    live.write("cell 2", book)
    assert live.page.evaluate(STORED) == {"02_softmax": {}}


def test_an_edit_of_a_cell_that_the_book_has_changed_stays_in_the_store(page):
    page.goto(CHAPTER)
    old = {"02_softmax": {"gone": "z = 1"}}
    page.evaluate(
        "(text) => localStorage.setItem('softmax-book:edits', text)", json.dumps(old)
    )
    live = LivePage(page).start()
    expect(page.locator(".sl-live-edits")).to_be_hidden()
    live.write("cell 2", "z = 2")
    assert page.evaluate(STORED)["02_softmax"]["gone"] == "z = 1"


def test_what_is_stored_and_is_not_ours_does_no_harm(page):
    page.goto(CHAPTER)
    page.evaluate("localStorage.setItem('softmax-book:edits', 'no JSON')")
    live = LivePage(page).start()
    expect(live.code("cell 2")).to_be_visible()

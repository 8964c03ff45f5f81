"""The page on paper: what a reader has unfolded, and addresses to type."""

import pytest
from built import chapters
from playwright.sync_api import expect
from served import only

pytestmark = pytest.mark.one_page


def test_links_to_other_sites_say_where_they_lead(page):
    page.goto(only("h1 + p", chapters()[0]))
    page.emulate_media(media="print")
    address = "https://example.org/a"
    says = page.evaluate(
        """(address) => {
          const link = Object.assign(document.createElement("a"), { href: address });
          document.querySelector("article p").append(link);
          return getComputedStyle(link, "::after").content;
        }""",
        address,
    )
    assert address in says


def test_a_solution_is_printed_once_it_is_unfolded(page):
    page.goto(only("details.sl-solution", chapters()[0]))
    first, second = page.locator("details.sl-solution").all()[:2]
    first.locator("summary").click()
    page.emulate_media(media="print")
    expect(first.locator("p").first).to_be_visible()
    expect(second).to_be_hidden()


def test_the_options_of_a_choice_are_printed_without_the_button(page):
    page.goto(only(".sl-exercise-form", "/book/02_softmax.html"))
    page.emulate_media(media="print")
    expect(page.locator(".sl-exercise .sl-options label").first).to_be_visible()
    expect(page.locator(".sl-exercise .sl-options ~ .sl-check").first).to_be_hidden()


def test_a_folded_listing_is_printed(page):
    page.goto(only("details.below-input", "/book/03_stability.html"))
    listing = page.locator("details.below-input").first
    expect(listing.locator("pre")).to_be_hidden()
    page.emulate_media(media="print")
    expect(listing.locator("pre")).to_be_visible()
    expect(listing.locator("summary")).to_be_hidden()


def test_a_folded_proof_is_printed_below_its_name(page):
    page.goto("/book/03_stability.html")
    proof = page.locator("details.sl-proof")
    expect(proof.locator("li").first).to_be_hidden()
    page.emulate_media(media="print")
    expect(proof.locator("li").first).to_be_visible()
    expect(proof.locator("summary")).to_be_visible()

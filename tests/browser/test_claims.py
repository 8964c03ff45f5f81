"""The appendix of claims: filtered by mouse and keyboard, complete without script."""

import re

import pytest
from playwright.sync_api import expect

from softmax_lib.teaching.claims import CLAIMS, VERDICTS

pytestmark = pytest.mark.one_page
PAGE = "/book/appendix/claims_checked.html"
TOTAL = len(CLAIMS)
PARTS = """all => all.map((claim) => [
  ...["h3", "blockquote", 'a[href^="../0"]'].map(
    (part) => claim.querySelector(part).textContent.replace(/#$/, "").trim(),
  ),
  claim.querySelector(".cell_output") !== null,
])"""


def fitting(verdict="", chapter=""):
    """Return the anchors of the claims that a filter leaves."""
    return [
        claim.anchor
        for claim in CLAIMS.values()
        if verdict in ("", claim.verdict) and chapter in ("", str(claim.chapter))
    ]


def straight(text):
    """Return a text with straight apostrophes, which the site makes round."""
    return text.replace("’", "'").replace("‘", "'")


def expect_shown(page, anchors):
    expect(page.get_by_role("status")).to_have_text(
        f"{len(anchors)} of {TOTAL} claims shown"
    )
    seen = "all => all.filter(each => each.offsetHeight).map(each => each.id)"
    assert page.locator(".sl-claim").evaluate_all(seen) == anchors


@pytest.fixture
def claims(page):
    """Return the appendix, with its filter awake."""
    page.goto(PAGE)
    expect(page.get_by_role("form", name="Filter the claims")).to_be_visible()
    return page


def test_a_mouse_filters_by_verdict_and_chapter(claims):
    expect_shown(claims, fitting())
    claims.get_by_role("radio", name="false").check()
    expect_shown(claims, fitting("false"))
    claims.get_by_label("Explained in").select_option("2")
    expect_shown(claims, fitting("false", "2"))
    expect(claims).to_have_url(re.compile(r"\?verdict=false&chapter=2$"))
    claims.get_by_role("button", name="Show all").click()
    expect_shown(claims, fitting())
    expect(claims).to_have_url(re.compile(r"claims_checked\.html$"))
    expect(claims.get_by_role("button", name="Show all")).to_be_disabled()


def test_the_keyboard_alone_is_enough(claims):
    claims.get_by_role("radio", name="any").focus()
    claims.keyboard.press("ArrowRight")
    expect_shown(claims, fitting("true"))
    claims.keyboard.press("ArrowRight")
    expect_shown(claims, fitting("imprecise"))
    claims.keyboard.press("Tab")
    expect(claims.get_by_label("Explained in")).to_be_focused()
    claims.keyboard.type("chapter 6")
    expect_shown(claims, fitting("imprecise", "6"))
    claims.keyboard.press("Tab")
    claims.keyboard.press("Enter")
    expect_shown(claims, fitting())


def test_a_choice_that_fits_nothing_says_so(claims):
    assert not fitting("unverifiable", "6")
    claims.get_by_role("radio", name="unverifiable").check()
    claims.get_by_label("Explained in").select_option("6")
    expect_shown(claims, [])


def test_the_address_holds_the_choice(page):
    page.goto(f"{PAGE}?verdict=garbled&chapter=1")
    expect_shown(page, fitting("garbled", "1"))
    expect(page.get_by_role("radio", name="garbled")).to_be_checked()
    page.reload()
    expect_shown(page, fitting("garbled", "1"))
    page.goto(f"{PAGE}?verdict=constructor&chapter=99")
    expect_shown(page, fitting())


def test_a_link_to_a_hidden_claim_shows_all_again(claims):
    for _ in range(2):
        claims.get_by_role("radio", name="false").check()
        expect_shown(claims, fitting("false"))
        claims.get_by_role("link", name="Claim 1.13: garbled").click()
        expect_shown(claims, fitting())
        expect(claims.locator("#claim-1-13")).to_be_in_viewport()
    claims.goto(f"{PAGE}?verdict=true#claim-1-2")
    expect_shown(claims, fitting())
    expect(claims.locator("#claim-1-2")).to_be_in_viewport()


def test_the_list_of_contents_follows_the_filter(claims):
    claims.get_by_role("radio", name="unverifiable").check()
    entries = claims.locator(
        '.bd-sidebar-secondary li:not([hidden]) > a[href^="#claim-"]'
    )
    expect(entries).to_have_count(len(fitting("unverifiable")))


def test_each_claim_shows_verdict_quotation_section_and_number(claims):
    told = claims.locator(".sl-claim").evaluate_all(PARTS)
    expected = [
        [f"Claim {c.number} {VERDICTS[c.verdict]}", f"“{c.quote}”", bool(c.computes)]
        for c in CLAIMS.values()
    ]
    assert [[straight(x) for x in each[:2]] + each[3:] for each in told] == [
        [straight(x) for x in each[:2]] + each[2:] for each in expected
    ]
    links = [each[2] for each in told]
    assert links == [claim.section for claim in CLAIMS.values()]


def test_a_chapter_leads_to_its_claim(page):
    page.goto("/book/04_sigmoid.html")
    page.get_by_role("link", name="claim 1.2", exact=True).click()
    expect(page.locator("#claim-1-2")).to_be_in_viewport()


def test_without_javascript_the_whole_list_shows(new_page):
    page = new_page(java_script_enabled=False)
    page.goto(f"{PAGE}?verdict=false")
    expect(page.locator(".sl-claim")).to_have_count(TOTAL)
    heights = page.locator(".sl-claim").evaluate_all(
        "all => all.map(x => x.offsetHeight)"
    )
    assert min(heights) > 50
    expect(page.locator(".sl-claim-filter")).to_be_hidden()

"""Each rule of a page complains once the page is broken where the rule looks."""

import pytest
from opened import opened
from page_rules import accessibility, keyboard, lines, network, paper, phone, widgets
from page_rules.accessibility import MET

pytestmark = pytest.mark.thorough  # tests other tests
CHAPTER = "/book/04_sigmoid.html"

TALLER = """() => {
  document.querySelector("[data-widget]").style.paddingTop = "9px";
}"""
# In the page: what a reader would stumble over, and what of it the rule must name.
BREAKS = {
    lines.they_are_whole_on_a_desk: (
        """() => { for (const code of document.querySelectorAll("article pre")) {
          code.style.setProperty("white-space", "pre", "important");
          code.append("x".repeat(300)); } }""",
        "pans: ",
    ),
    lines.they_are_whole_on_a_phone: (
        """() => { for (const part of document.querySelectorAll("article span.math")) {
          part.style.cssText = "display: inline-block; width: 99%; padding-left: 50px";
          part.after(". "); } }""",
        "alone on a line: ",
    ),
    widgets.nothing_moves_on_a_desk_when_they_take_their_place: (
        TALLER,
        "without script",
    ),
    widgets.nothing_moves_on_a_phone_when_they_take_their_place: (
        TALLER,
        "without script",
    ),
    widgets.they_fit_a_phone: (
        """() => {
          document.querySelector("[data-widget]").style.minHeight = "800px"; }""",
        "a widget has a height of",
    ),
    phone.figures_are_whole_on_a_phone: (
        """() => { for (const image of document.querySelectorAll("figure img")) {
          image.style.setProperty("max-width", "none", "important");
          image.style.setProperty("width", "500px", "important"); } }""",
        " px: ",
    ),
    phone.what_goes_on_at_the_side_shows_that_it_does: (
        """() => { for (const code of document.querySelectorAll("article pre")) {
          code.style.setProperty("white-space", "pre", "important");
          code.style.setProperty("background", "none", "important");
          code.append("x".repeat(300)); } }""",
        "without a sign: ",
    ),
    paper.only_the_text_is_printed_and_nothing_is_cut_off: (
        """() => { for (const code of document.querySelectorAll("article pre")) {
          code.style.setProperty("width", "900px", "important"); } }""",
        "cut off: ",
    ),
    accessibility.it_is_accessible_on_a_phone_in_the_dark: (
        """() => { document.querySelector("article h2").outerHTML = "<h5>a</h5>"; }""",
        "heading-order",
    ),
    accessibility.its_colours_are_seen: (
        """() => { for (const part of document.querySelectorAll("article p")) {
          part.style.color = "#aaa"; } }""",
        "color-contrast",
    ),
    keyboard.tab_leads_through_every_control_with_a_visible_ring: (
        """() => { document.querySelector(".sl-widget input").tabIndex = -1; }""",
        "not reached: ",
    ),
    network.it_keeps_its_policy_and_is_quiet: (
        """() => new Promise((done) => setTimeout(() => { setTimeout(done, 99);
          throw Error("boom"); }))""",
        "boom",
    ),
}


@pytest.mark.parametrize("rule", BREAKS, ids=lambda rule: rule.__name__)
def test_a_rule_complains(browser, site, rule):
    broken, says = BREAKS[rule]
    page = opened(browser, site, CHAPTER)
    try:
        for met in MET.values():
            met.clear()
        page.page.evaluate(broken)
        assert any(says in complaint for complaint in rule(page))
    finally:
        page.context.close()

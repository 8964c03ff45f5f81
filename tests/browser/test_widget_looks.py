"""How the widgets look: in each theme, on a phone, without motion, without script."""

import pytest
from playwright.sync_api import expect
from served import WIDGETS, only

from softmax_lib.teaching import widgets
from softmax_lib.teaching.palette import DARK, LIGHT, rgb

# Of each widget its class, its chapter, its name there, and what must be seen whole.
IN_CHAPTERS = pytest.mark.parametrize(
    ("widget", "chapter", "name", "picture"),
    [
        (widgets.AttentionHeads, "07_transformer", "attention-heads", ".sl-strip"),
        (widgets.MergeStates, "10_scale", "merge-states", ".sl-arrivals"),
        (widgets.PolicyWalk, "09_elsewhere", "policy-walk", ".sl-world"),
        (widgets.Roofline, "10_time", "roofline", ".sl-diagram"),
        (widgets.SoftLookup, "07_attention", "soft-lookup", ".sl-plane"),
    ],
)


@IN_CHAPTERS
def test_it_fits_a_phone(new_page, widget, chapter, name, picture):
    page = new_page(viewport={"width": 390, "height": 844})
    page.goto(only(WIDGETS, f"/book/{chapter}.html"))
    seen = page.locator(f"[data-widget={name}] {picture}").first
    expect(seen).to_be_visible()
    seen.scroll_into_view_if_needed()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert seen.bounding_box()["width"] <= 360


@IN_CHAPTERS
def test_without_javascript_its_sentence_stands_there(
    new_page, widget, chapter, name, picture
):
    page = new_page(java_script_enabled=False)
    page.goto(only(WIDGETS, f"/book/{chapter}.html"))
    found = page.locator(f"[data-widget={name}]")
    expect(found).to_contain_text(widget().sentence())


@pytest.mark.parametrize(
    ("scheme", "theme"), [("light", LIGHT), ("dark", DARK)], ids=["light", "dark"]
)
def test_it_wears_the_colours_of_the_theme(new_page, scheme, theme):
    page = new_page(color_scheme=scheme)
    page.goto("/index.html")
    fill = page.locator(".sl-bar span").first
    channels = tuple(round(255 * channel) for channel in rgb(theme["prob"]))
    expect(fill).to_have_css("background-color", f"rgb{channels}")


def test_bars_jump_where_motion_is_not_wanted(new_page):
    for motion, duration in {"no-preference": "0.12s", "reduce": "0s"}.items():
        page = new_page(reduced_motion=motion)
        page.goto("/index.html")
        fill = page.locator(".sl-bar span").first
        expect(fill).to_have_css("transition-duration", duration)


def test_bars_and_thumbs_are_seen_in_forced_colours(new_page):
    page = new_page(forced_colors="active")
    page.goto("/index.html")
    fill = page.locator(".sl-bar span").last
    text, bar, paper = fill.evaluate(
        """(el) => [getComputedStyle(el.closest(".sl-row")).color,
                    getComputedStyle(el).backgroundColor,
                    getComputedStyle(document.body).backgroundColor]"""
    )
    assert bar == text != paper
    slider = page.get_by_role("slider").first
    assert slider.evaluate("(el) => getComputedStyle(el).appearance") == "auto"


@pytest.mark.parametrize(
    "broken",
    [
        "no module",
        "export default { render({ el }) { el.textContent = 'half'; throw 1; } };",
    ],
)
def test_a_module_that_fails_leaves_the_answer(browser, site, broken):
    page = browser.new_page(base_url=site)
    with page.expect_console_message(lambda m: "did not start" in m.text):
        page.route(
            "**/softmax-mixer.mjs*",
            lambda route: route.fulfill(body=broken, content_type="text/javascript"),
        )
        page.goto("/index.html")
    expect(page.locator("[data-widget] .sl-static").first).to_contain_text(
        "93.15%", use_inner_text=True
    )
    page.close()

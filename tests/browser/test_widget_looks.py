"""How the widgets look: in each theme, without motion, when their script fails."""

import pytest

from softmax_lib.teaching.palette import DARK, LIGHT, rgb


@pytest.mark.parametrize(
    ("scheme", "theme"), [("light", LIGHT), ("dark", DARK)], ids=["light", "dark"]
)
def test_it_wears_the_colours_of_the_theme(new_page, scheme, theme):
    page = new_page(color_scheme=scheme)
    page.goto("/index.html")
    fill = page.locator(".sl-bar span").first
    colour = fill.evaluate("(el) => getComputedStyle(el).backgroundColor")
    channels = tuple(round(255 * channel) for channel in rgb(theme["prob"]))
    assert colour == f"rgb{channels}"


def test_bars_jump_where_motion_is_not_wanted(new_page):
    def duration(page):
        page.goto("/index.html")
        fill = page.locator(".sl-bar span").first
        return fill.evaluate("(el) => getComputedStyle(el).transitionDuration")

    assert duration(new_page(reduced_motion="no-preference")) == "0.12s"
    assert duration(new_page(reduced_motion="reduce")) == "0s"


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
    assert "93.15%" in page.locator("[data-widget] .sl-static").first.inner_text()
    page.close()

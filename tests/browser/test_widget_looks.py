"""How the widgets look: on a phone, in each theme, without motion, without a script."""

import pytest
from built import chapters
from playwright.sync_api import expect

from softmax_lib.teaching.palette import DARK, LIGHT, rgb

PAGES = ["/index.html", *chapters()]  # each has a widget
AWAKE = "[data-widget]:not(:has(.sl-static))"
ASLEEP = "[data-widget]:has(.sl-static)"


@pytest.mark.parametrize("path", PAGES)
def test_it_fits_a_phone(new_page, path):
    page = new_page(viewport={"width": 390, "height": 844})
    page.goto(path)
    expect(page.locator(ASLEEP)).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    widgets = page.locator(AWAKE).all()
    assert widgets
    for widget in widgets:
        assert widget.evaluate("(el) => el.scrollWidth <= el.clientWidth")
        for slider in widget.get_by_role("slider").all():
            assert slider.bounding_box()["height"] >= 36


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_the_answer_without_javascript_is_as_tall_as_the_widget(new_page, path, width):
    def heights(page):
        return [
            box.bounding_box()["height"] for box in page.locator("[data-widget]").all()
        ]

    without, live = new_page(), new_page()
    nothing = {"body": "", "content_type": "text/javascript"}
    without.route("**/book.js*", lambda route: route.fulfill(**nothing))
    for page in (without, live):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(path)
    expect(live.locator(ASLEEP)).to_have_count(0)
    assert heights(without) == pytest.approx(heights(live), abs=1)


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

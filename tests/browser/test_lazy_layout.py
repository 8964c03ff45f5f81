"""The first screens are laid out first, the rest follows, and nothing moves."""

import pytest
from built import chapters
from opened import DESK, LAID_OUT
from playwright.sync_api import expect

from tools.axe import NEXT_FRAME

ALL = """[...document.querySelectorAll(".bd-article section *")]
  .filter((part) => !part.closest("svg, .katex"))
  .map((part) => part.getBoundingClientRect().height)"""
NOTE = """
  window.held = false;
  window.moved = 0;
  const note = () => {
    window.held ||= "lazyLayout" in document.documentElement.dataset;
  };
  new MutationObserver(note)
    .observe(document, { subtree: true, attributeFilter: ["data-lazy-layout"] });
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) window.moved += value;
  }).observe({ type: "layout-shift", buffered: true });
"""
ON_A_DESK = pytest.mark.parametrize("opened", [DESK], indirect=True)


def no_font(route):
    """A font that arrives late may move a line."""
    route.fulfill(body="")


@pytest.fixture(params=[DESK, {"width": 390, "height": 844}])
def opened(request, new_page):
    """Open a page whose layout is watched, on a desk and on a phone."""

    def open_at(path):
        page = new_page(viewport=request.param)
        page.add_init_script(NOTE)
        page.route("**/*.woff*", no_font)
        page.goto(path)
        page.wait_for_load_state("networkidle")
        return page

    return open_at


@pytest.mark.parametrize(
    "path", [chapters()[1], pytest.param(chapters()[2], marks=pytest.mark.thorough)]
)
def test_blocks_laid_out_a_few_at_a_time_have_their_final_size(opened, path):
    lazy, at_once = opened(path), opened(f"{path}#main-content")
    assert lazy.evaluate("held")
    assert not at_once.evaluate("held")
    assert lazy.evaluate(ALL) == at_once.evaluate(ALL)
    assert lazy.evaluate("moved") == 0


def test_what_a_script_shows_has_its_room_before(opened):
    """The cards to review, and the file below them."""
    page = opened("/book/tools/review.html")
    expect(page.locator(".sl-card")).to_be_visible()
    assert page.evaluate("moved") < 0.1  # what web.dev calls good


@ON_A_DESK
def test_a_place_of_a_page_is_found_on_the_page_as_a_whole(opened):
    page = opened("/book/02_softmax.html#further-reading")
    assert not page.evaluate("held")
    expect(page.locator("#further-reading > h2")).to_be_in_viewport()


@ON_A_DESK
def test_coming_back_finds_the_place_where_one_was(opened):
    page = opened("/book/02_softmax.html")
    page.evaluate("scrollTo(0, 9000)")
    page.evaluate(NEXT_FRAME)  # only then is the place noted
    page.goto("/404.html")
    page.go_back()
    page.wait_for_function("() => Math.abs(scrollY - 9000) < 2")
    assert not page.evaluate("held")


def test_without_scripts_nothing_is_held_back(new_page):
    page = new_page(java_script_enabled=False)
    page.goto("/book/02_softmax.html")
    assert page.evaluate(LAID_OUT)

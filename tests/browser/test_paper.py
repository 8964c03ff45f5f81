"""The page on paper: light, whole, without what only a screen can use."""

import pytest
from built import chapters, pages

SCREEN = ".bd-sidebar-primary, .bd-sidebar-secondary, .bd-header-article, .copybtn, "
SCREEN += ".prev-next-footer, .bd-footer, .headerlink, .sl-answer, .sl-check"
SHOWN = """(screen) => [...document.querySelectorAll(screen)]
  .filter((part) => part.checkVisibility({ visibilityProperty: true }))
  .map((part) => part.outerHTML.slice(0, 99))"""
WHITE = "rgb(255, 255, 255), rgba(0, 0, 0, 0)"
CUT = """() => [...document.querySelectorAll("article :is(pre, table, .katex-display)")]
  .filter((part) => part.checkVisibility())
  .filter((part) => part.getBoundingClientRect().right > innerWidth)
  .map((part) => part.textContent.slice(0, 80))"""
A4 = {"width": 673, "height": 970}  # 178 mm between the margins


@pytest.fixture(params=pages())
def paper(request, new_page):
    """Each page as it is printed by a reader who likes the dark."""
    page = new_page(viewport=A4, color_scheme="dark")
    page.goto(request.param)
    page.emulate_media(media="print")
    return page


def test_only_the_text_is_printed_and_nothing_is_cut_off(paper):
    assert paper.evaluate(SHOWN, SCREEN) == []
    assert paper.locator("article h1").is_visible()
    colour = "getComputedStyle(document.body).backgroundColor"
    assert paper.evaluate(colour) in WHITE
    assert paper.evaluate(CUT) == []


def test_links_to_other_sites_say_where_they_lead(page):
    page.goto(chapters()[0])
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
    page.goto(chapters()[0])
    first, second = page.locator("details.sl-solution").all()[:2]
    first.locator("summary").click()
    page.emulate_media(media="print")
    assert first.locator("p").first.is_visible()
    assert second.is_hidden()


def test_the_options_of_a_choice_are_printed_without_the_button(page):
    page.goto("/book/02_softmax.html")
    page.emulate_media(media="print")
    assert page.locator(".sl-options label").first.is_visible()
    assert page.locator(".sl-options ~ .sl-check").first.is_hidden()

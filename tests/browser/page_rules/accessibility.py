"""In each view a page has its theme, scrolls down only, and axe finds nothing.

After the first look, which is at everything, formulas and code are thinned to a few of
each kind: thousands of like elements cost axe minutes.
"""

from tools.axe import VIEWS, findings, look

WIDTHS = "[document.documentElement.scrollWidth, window.innerWidth]"
# A formula keeps its words for screen readers, code its text and its size.
THIN = """() => {
  const seen = new Set();
  for (const part of document.querySelectorAll("pre span[class]")) {
    if (seen.has(part.className)) part.replaceWith(...part.childNodes);
    else seen.add(part.className);
  }
  [...document.querySelectorAll(".katex")].slice(20).forEach((formula) => {
    const drawn = formula.querySelector(".katex-html");
    const { width, height } = drawn.getBoundingClientRect();
    drawn.replaceChildren();
    drawn.style.cssText =
      `display: inline-block; width: ${width}px; height: ${height}px`;
  });
}"""


def _complaints(page, view):
    look(page, view)
    complaints = []
    theme = page.locator("html").get_attribute("data-theme")
    if theme != VIEWS[view]["color_scheme"]:
        complaints.append(f"its theme is {theme}")
    width, room = page.evaluate(WIDTHS)
    if width > room:
        complaints.append(f"scrolls sideways, {width} px on {room} px")
    return complaints + findings(page)


def it_is_accessible(opened):
    """On a desk, in the light, with every formula."""
    return _complaints(opened.page, "light")


def it_is_accessible_on_a_phone_in_the_dark(opened):
    """On a narrow screen."""
    opened.page.evaluate(THIN)
    return _complaints(opened.page, "390 px")


def it_is_accessible_in_the_dark(opened):
    """On a desk."""
    opened.page.evaluate(THIN)
    return _complaints(opened.page, "dark")


def it_is_accessible_enlarged(opened):
    """As on a desk, zoomed to 200 %."""
    opened.page.evaluate(THIN)
    return _complaints(opened.page, "zoom")

"""In each view a page has its theme, scrolls down only, and axe finds nothing.

But for the first look, which is at everything, formulas and code are thinned to a few
of each kind: thousands of like elements cost axe minutes.
"""

from tools.axe import VIEWS, findings, look

WIDTHS = "[document.documentElement.scrollWidth, window.innerWidth]"
# A formula keeps its words for screen readers, code its text and its size.
THIN = """() => {
  const seen = new Set();
  for (const part of document.querySelectorAll(":is(pre, .sig) span[class]")) {
    if (seen.has(part.className)) part.replaceWith(...part.childNodes);
    else seen.add(part.className);
  }
  const more = [...document.querySelectorAll(".katex:has(.katex-html)")].slice(20);
  const boxes = more.map((formula) => formula.lastChild.getBoundingClientRect());
  more.forEach(({ firstChild: words, lastChild: drawn }, i) => {
    words.textContent = words.textContent;
    drawn.replaceChildren();
    const { width, height } = boxes[i];
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


def it_is_accessible_with_every_formula(opened):
    """On a desk, in the light, nothing thinned."""
    return _complaints(opened.page, "light")


def it_is_accessible(opened):
    """On a desk, in the light."""
    opened.page.evaluate(THIN)
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

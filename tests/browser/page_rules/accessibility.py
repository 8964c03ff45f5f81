"""In each view a page has its theme, scrolls down only, and axe finds nothing.

But for the first look, which is at everything, formulas and code are thinned to a few
of each kind, and colours are looked at where text of a kind stands first: thousands of
like elements cost axe minutes. In the light only colours differ from the dark.
"""

from playwright.sync_api import TimeoutError

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

WAIT = 30_000  # ms
COLOURS = ["color-contrast", "link-in-text-block"]
EACH_KIND = "[data-first-of-its-kind]"
# Text is of one kind where it and all that it stands in have the same tags and classes.
MARK_EACH_KIND = """() => {
  const kinds = new Map();
  const kindOf = (part) => {
    if (!part) return "";
    if (!kinds.has(part)) kinds.set(part, `${kindOf(part.parentElement)} > ` +
      `${part.localName}.${[...part.classList].sort().join(".")}`);
    return kinds.get(part);
  };
  const met = {};
  const hasText = (part) => [...part.childNodes].some((child) =>
    child.nodeType === Node.TEXT_NODE && child.data.trim());
  for (const part of document.body.querySelectorAll("*")) {
    if (!hasText(part) || !part.checkVisibility()) continue;
    const kind = kindOf(part);
    met[kind] = (met[kind] ?? 0) + 1;
    part.toggleAttribute("data-first-of-its-kind", met[kind] <= 2);
  }
}"""


def _complaints(page, view):
    look(page, view)
    complaints = []
    theme = VIEWS[view]["color_scheme"]
    try:  # the page is told of the change, which may take a moment
        page.wait_for_selector(f"html[data-theme={theme}]", timeout=WAIT)
    except TimeoutError:
        complaints.append(f"its theme is not {theme}")
    width, room = page.evaluate(WIDTHS)
    if width > room:
        complaints.append(f"scrolls sideways, {width} px on {room} px")
    return complaints


def _colours(page):
    page.evaluate(MARK_EACH_KIND)
    return findings(page, EACH_KIND, runOnly=COLOURS)


def _all_but_colours(page):
    return findings(page, rules={rule: {"enabled": False} for rule in COLOURS})


def it_is_accessible_with_every_formula(opened):
    """On a desk, in the light, nothing thinned."""
    return _complaints(opened.page, "light") + findings(opened.page)


def its_colours_are_seen(opened):
    """On a desk, in the light."""
    opened.page.evaluate(THIN)
    return _complaints(opened.page, "light") + _colours(opened.page)


def it_is_accessible_on_a_phone_in_the_dark(opened):
    """On a narrow screen."""
    page = opened.page
    page.evaluate(THIN)
    return _complaints(page, "390 px") + _all_but_colours(page) + _colours(page)


def it_is_accessible_in_the_dark(opened):
    """On a desk."""
    opened.page.evaluate(THIN)
    return _complaints(opened.page, "dark") + findings(opened.page)


def it_is_accessible_enlarged(opened):
    """As on a desk, zoomed to 200 %."""
    opened.page.evaluate(THIN)
    return _complaints(opened.page, "zoom") + findings(opened.page)

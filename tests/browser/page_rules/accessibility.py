"""In each view a page has its theme, scrolls down only, and axe finds nothing.

But for the first look, which is at everything, formulas and code are thinned to one of
each kind, and colours are looked at where text of a kind stands first: thousands of
like elements cost axe minutes, and so does what looked the same on the page before. In
the light only colours differ from the dark.
"""

from collections import Counter

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
  const later = (kind) =>
    [...document.querySelectorAll(`${kind} .katex:has(.katex-html)`)].slice(1);
  const formulas = [...later("span.math"), ...later("div.math")];
  const boxes = formulas.map((formula) => formula.lastChild.getBoundingClientRect());
  formulas.forEach(({ firstChild: words, lastChild: drawn }, i) => {
    words.textContent = words.textContent;
    drawn.replaceChildren();
    const { width, height } = boxes[i];
    drawn.style.cssText =
      `display: inline-block; width: ${width}px; height: ${height}px`;
  });
}"""

WAIT = 30_000  # ms
COLOURS = ["color-contrast", "link-in-text-block"]
# Text is of one kind where it and all that it stands in have the same tags and classes.
# A formula is one text, told apart by its colours. All else is taken out meanwhile, or
# axe would ask how all of it looks and lies.
KEEP_NEW_KINDS = """(met) => {
  const kinds = new Map();
  const kindOf = (part) => {
    if (!part) return "";
    if (kinds.has(part)) return kinds.get(part);
    const { localName, classList, style } = part;
    const own = style?.cssText.includes("color") ? style.cssText : "";
    kinds.set(part, `${kindOf(part.parentElement)} > ` +
      `${localName}.${[...classList].sort().join(".")}${own}`);
    return kinds.get(part);
  };
  const hasText = (part) => part.matches(".katex") || [...part.childNodes].some(
    (child) => child.nodeType === Node.TEXT_NODE && child.data.trim());
  const OWN_COLOUR = "[class*=sl-], [style*=color]";
  const inAFormula = (part) => part.parentElement.closest(".katex");
  const here = {};
  const kept = new Set();
  const all = [...document.body.querySelectorAll("*")];
  for (const part of all) {
    if (inAFormula(part) || !hasText(part) || !part.checkVisibility()) continue;
    const drawn = part.matches(".katex") ? [...part.querySelectorAll("*")] : [];
    const coloured = drawn.filter((each) => each.matches(OWN_COLOUR));
    const kind = [part, ...coloured].map(kindOf).join();
    here[kind] = (here[kind] ?? 0) + 1;
    if (here[kind] + (met[kind] ?? 0) > 2) continue;
    for (let up = part; up && !kept.has(up); up = up.parentElement) kept.add(up);
    for (const each of drawn) kept.add(each);
  }
  window.takenOut = all
    .filter((part) => kept.has(part.parentElement) && !kept.has(part))
    .filter((part) => part.textContent.trim())
    .map((part) => [part, document.createComment("")]);
  for (const [part, place] of window.takenOut) part.replaceWith(place);
  return here;
}"""
PUT_BACK = """() => {
  for (const [part, place] of window.takenOut.reverse()) place.replaceWith(part);
}"""
# What each view has shown of each kind, on pages before this one.
MET = {view: Counter() for view in VIEWS}


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


def _colours(page, view):
    MET[view].update(page.evaluate(KEEP_NEW_KINDS, MET[view]))
    found = findings(page, runOnly=COLOURS)
    page.evaluate(PUT_BACK)
    return found


def _all_but_colours(page):
    return findings(page, rules={rule: {"enabled": False} for rule in COLOURS})


def it_is_accessible_with_every_formula(opened):
    """On a desk, in the light, nothing thinned."""
    return _complaints(opened.page, "light") + findings(opened.page)


def its_colours_are_seen(opened):
    """On a desk, in the light."""
    return _complaints(opened.page, "light") + _colours(opened.page, "light")


def it_is_accessible_on_a_phone_in_the_dark(opened):
    """On a narrow screen."""
    page = opened.page
    page.evaluate(THIN)
    return (
        _complaints(page, "390 px") + _all_but_colours(page) + _colours(page, "390 px")
    )


def it_is_accessible_in_the_dark(opened):
    """On a desk."""
    opened.page.evaluate(THIN)
    return _complaints(opened.page, "dark") + findings(opened.page)


def it_is_accessible_enlarged(opened):
    """As on a desk, zoomed to 200 %."""
    opened.page.evaluate(THIN)
    return _complaints(opened.page, "zoom") + findings(opened.page)

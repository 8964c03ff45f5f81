"""By keyboard every control of every page is reached, in order, with visible focus.

What else can have the focus is met on the way, one of each kind: hundreds of links and
buttons that look alike would take longer than all else, and so does each step on a page
with all of its formulas.
"""

from tools.axe import look

# The controls to meet, in the order of the page; one of each set of radio buttons.
CONTROLS = """() => {
  const keyOf = (part) => part.type !== "radio" ? part
    : (part.form?.dataset.exercise ?? "") + part.name;
  const all = document.querySelectorAll(
    ".sl-widget :is(input, button, select, textarea, [tabindex='0']), " +
    ".sl-exercise :is(input, button, summary, textarea), .sl-button:enabled");
  const groups = new Set();
  const wanted = [...all].filter((part) => {
    const shown = part.checkVisibility({ visibilityProperty: true });
    if (part.disabled || !shown) return false;
    if (part.type !== "radio") return true;
    return !groups.has(keyOf(part)) && groups.add(keyOf(part));
  });
  window.wanted = wanted.map(keyOf);
  window.met = [];
  window.unseen = [];
  document.addEventListener("focusin", ({ target }) => {
    window.round ||= target === window.first;
    window.first ??= target;
    const part = keyOf(target);
    if (!window.round && window.wanted.includes(part)) window.met.push(part);
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(target);
    const ring = outlineStyle !== "none" && parseFloat(outlineWidth) >= 1;
    if (ring || boxShadow !== "none") return;
    window.unseen.push(target.outerHTML.slice(0, 120));
  });
}"""
MISSED = """() => window.wanted.filter((part) => !window.met.includes(part))
  .map((part) => part.outerHTML?.slice(0, 120) ?? part)"""
ORDER = """() => window.met.every((part, i) => i === 0 ||
  window.wanted.indexOf(part) >= window.wanted.indexOf(window.met[i - 1]))"""
DONE = "window.round || (window.wanted.length && !window.wanted.some("
DONE += "(part) => !window.met.includes(part)))"
MOST = 1500
FEW_OF_A_KIND = """() => {
  const met = {};
  const alike = [...document.querySelectorAll("a[href], button, summary")]
    .filter((part) => !part.closest(".sl-widget, .sl-exercise, .sl-button"));
  for (const part of alike) {
    const { tagName, className } = part.parentElement;
    const place = part.matches("summary") ? className : tagName;
    const kind = `${part.tagName} ${part.className} in ${place}`;
    met[kind] = (met[kind] ?? 0) + 1;
    if (met[kind] > 1) part.tabIndex = -1;
  }
  for (const formula of document.querySelectorAll(".katex")) formula.replaceChildren();
}"""
# Tab goes on from what had the focus last, even when it has lost it.
FROM_THE_TOP = """() => {
  scrollTo(0, 0);
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  getSelection().removeAllRanges();
}"""


def tab_leads_through_every_control_with_a_visible_ring(opened):
    """From the top of the page."""
    page = opened.page
    look(page, "light")
    page.evaluate(FROM_THE_TOP)
    page.evaluate(FEW_OF_A_KIND)
    page.evaluate(CONTROLS)
    for _ in range(MOST // 25):
        for _ in range(25):
            page.keyboard.down("Tab")  # held: a release each time doubles the work
        page.keyboard.up("Tab")
        if page.evaluate(DONE):
            break
    complaints = [f"not reached: {part}" for part in page.evaluate(MISSED)]
    complaints += [f"no ring: {part}" for part in page.evaluate("window.unseen")]
    return complaints + ([] if page.evaluate(ORDER) else ["not in the page's order"])

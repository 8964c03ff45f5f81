"""Displayed formulas on a phone: they break, and all of each is seen."""

from tools.axe import look

# Each is brought to the screen first.
PARTS = """async () => {
  const frame = () =>
    new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const found = [];
  for (const part of document.querySelectorAll(".math .katex-display")) {
    if (!part.checkVisibility()) continue;
    part.scrollIntoView({ block: "center" });
    await frame();
    await frame();
    const column = part.closest("div.math").getBoundingClientRect();
    const { left, right } = part.getBoundingClientRect();
    const lefts = [...part.querySelectorAll(".katex-html > .base")]
      .map((base) => base.getBoundingClientRect().left);
    const breaks = lefts.some((left, i) => left < lefts[i - 1]);
    const two = part.querySelector('.base > .mpunct + .mspace[style*=":2em"]');
    found.push([part.querySelector("annotation").textContent.slice(0, 60),
                left - column.left, column.right - right,
                part.scrollWidth > part.clientWidth + 1, breaks && Boolean(two)]);
  }
  return found;
}"""


def none_is_cut_off_on_a_phone(opened):
    """Write one that does not break in two, or in `aligned` lines.

    A pair of formulas in one display may not break within one of them.
    """
    look(opened.page, "390 px")
    opened.page.evaluate("document.fonts.ready.then(() => null)")
    formulas = opened.page.evaluate(PARTS)
    complaints = [] if formulas else ["it has no displayed formula"]
    for text, before, after, pans, torn in formulas:
        if before < 0 or after < 0 or pans:
            complaints.append(f"cut off: {text}")
        if torn:
            complaints.append(f"one of two is torn: {text}")
    return complaints

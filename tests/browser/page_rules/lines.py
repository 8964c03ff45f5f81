"""Lines of code and of prose: all of each is seen, and none begins with a comma."""

from tools.axe import NEXT_FRAME, look

BETWEEN = (320, 600)  # px wide: a phone, a tablet and a desk are looked at besides
COVERED = """() => [...document.querySelectorAll("article button.copybtn")]
  .filter((button) => button.checkVisibility()).flatMap((button) => {
    const place = button.getBoundingClientRect();
    const code = button.parentElement;
    const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      if (!walker.currentNode.data.trim()) continue;
      range.selectNodeContents(walker.currentNode);
      for (const { left, right, top, bottom } of range.getClientRects()) {
        if (left < place.right && right > place.left && top < place.bottom
            && bottom > place.top) return [code.textContent.slice(0, 60)];
      }
    }
    return [];
  })"""
PANNING_CODE = """() => [...document.querySelectorAll("article .highlight pre")]
  .filter((code) => !code.closest(".cell_output") && code.checkVisibility())
  .filter((code) => code.scrollWidth > code.clientWidth + 1)
  .map((code) => code.textContent.slice(0, 60))"""
# The first sign after a formula lies beside the formula's last part, not below it.
ORPHANS = """() => [...document.querySelectorAll("article span.math")]
  .filter((formula) => formula.checkVisibility()).flatMap((formula) => {
    const after = formula.nextSibling;
    if (after?.nodeType !== Node.TEXT_NODE) return [];
    const sign = after.data.match(/^[.,;:!?)\\]”’%]/);
    const last = [...formula.querySelectorAll(".katex-html > .base")].at(-1);
    if (!sign || !last) return [];
    const range = document.createRange();
    range.setStart(after, 0);
    range.setEnd(after, 1);
    const edge = range.getBoundingClientRect().left;
    if (edge >= last.getBoundingClientRect().left) return [];
    return [`${formula.textContent.slice(0, 40)} ${sign[0]}`];
  })"""


def they_are_whole_on_a_desk(opened):
    """Code wraps, and a line of prose begins with a word."""
    look(opened.page, "light")
    return _lines(opened.page)


def they_are_whole_on_a_phone(opened):
    """As on a desk, and the button that copies code stands beside it."""
    look(opened.page, "390 px")
    covered = opened.page.evaluate(COVERED)
    return _lines(opened.page) + [f"covered: {text}" for text in covered]


def no_punctuation_is_alone_at_other_widths(opened):
    """On a narrower phone, and on a tablet."""
    complaints = []
    for width in BETWEEN:
        opened.page.set_viewport_size({"width": width, "height": 800})
        opened.page.evaluate(NEXT_FRAME)
        complaints += [f"{width} px: {text}" for text in _alone(opened.page)]
    return complaints


def _lines(page):
    panning = page.evaluate(PANNING_CODE)
    return [f"pans: {text}" for text in panning] + _alone(page)


def _alone(page):
    return [f"alone on a line: {text}" for text in page.evaluate(ORPHANS)]

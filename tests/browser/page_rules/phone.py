"""What a reader sees on a phone: whole figures, whole formulas, all of the code."""

from tools.axe import NEXT_FRAME, look

WIDTHS = (320, 390, 600, 1280)  # px
# A figure that comes near is loaded, in the rendering that fits.
FIGURES = """async () => {
  const found = [];
  for (const image of document.querySelectorAll("article figure img")) {
    if (!image.checkVisibility()) continue;
    image.scrollIntoView();
    const narrow = Boolean(image.parentElement.matches("picture"));
    const fits = () =>
      image.complete && image.currentSrc.endsWith("-phone.svg") === narrow;
    for (let tries = 0; tries < 100 && !fits(); tries += 1) {
      await new Promise((done) => setTimeout(done, 100));
    }
    const { left, right } = image.getBoundingClientRect();
    found.push([image.alt.slice(0, 60), left, right, fits()]);
  }
  return found;
}"""
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


def figures_are_whole_on_a_phone(opened):
    """A wide one shows the rendering that was drawn for it."""
    look(opened.page, "390 px")
    complaints = []
    for alt, left, right, fits in opened.page.evaluate(FIGURES):
        if left < 0 or right > 390:
            complaints.append(f"from {left} to {right} px: {alt}")
        if not fits:
            complaints.append(f"the other rendering is shown: {alt}")
    return complaints


def code_is_whole(opened):
    """It wraps, and on a phone the button that copies it stands beside it."""
    complaints = []
    for view in "light", "390 px":
        look(opened.page, view)
        panning = opened.page.evaluate(PANNING_CODE)
        complaints += [f"{view}: pans: {text}" for text in panning]
    covered = opened.page.evaluate(COVERED)
    return complaints + [f"covered: {text}" for text in covered]


def no_punctuation_is_alone(opened):
    """At any width a line begins with a word."""
    complaints = []
    for width in WIDTHS:
        opened.page.set_viewport_size({"width": width, "height": 800})
        opened.page.evaluate(NEXT_FRAME)
        found = opened.page.evaluate(ORPHANS)
        complaints += [f"{width} px: {text}" for text in found]
    return complaints

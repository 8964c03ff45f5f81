"""Displayed formulas on a phone: what is wider than the screen pans, from its start."""

import pytest
from built import chapters

# Each is brought to the screen first: a section far off is not laid out.
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
    found.push([left - column.left, column.right - right,
                part.scrollWidth > part.clientWidth + 1, part.tabIndex]);
  }
  return found;
}"""


@pytest.mark.parametrize("path", chapters())
def test_no_formula_is_cut_off_on_a_phone(new_page, path):
    page = new_page(viewport={"width": 390, "height": 800})
    page.goto(path)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready.then(() => null)")
    formulas = page.evaluate(PARTS)
    assert formulas
    for before, after, pans, tab_index in formulas:
        assert before >= 0
        assert after >= 0
        assert (tab_index == 0) == pans

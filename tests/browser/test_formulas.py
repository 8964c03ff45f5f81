"""Displayed formulas on a phone: what is wider than the screen pans, from its start."""

import pytest
from built import chapters

PARTS = """() => [...document.querySelectorAll(".math .katex-display")].map((part) => {
  const column = part.closest("div.math").getBoundingClientRect();
  const { left, right } = part.getBoundingClientRect();
  return [left - column.left, column.right - right,
          part.scrollWidth > part.clientWidth + 1, part.tabIndex];
})"""


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

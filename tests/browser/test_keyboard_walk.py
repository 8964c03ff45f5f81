"""Who has no mouse reaches every control of every page, in order, and sees where."""

import pytest
from built import pages

# What the walk must meet, in the order of the page; of a set of radio buttons one.
CONTROLS = """() => {
  const all = document.querySelectorAll(
    ".sl-widget :is(input, button, select, textarea, [tabindex='0']), " +
    ".sl-exercise :is(input, button, summary, textarea), .sl-forget-button");
  const groups = new Set();
  const wanted = [...all].filter((part) => {
    const shown = part.checkVisibility({ visibilityProperty: true });
    if (part.disabled || !shown) return false;
    if (part.type !== "radio") return true;
    const name = (part.form?.dataset.exercise ?? "") + part.name;
    return !groups.has(name) && groups.add(name);
  });
  window.wanted = wanted.map((part) => part.type === "radio" ? part.name : part);
  window.met = [];
  window.unseen = [];
  document.addEventListener("focusin", ({ target }) => {
    const part = target.type === "radio" ? target.name : target;
    if (window.wanted.includes(part)) window.met.push(part);
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(target);
    const ring = outlineStyle !== "none" && parseFloat(outlineWidth) >= 1;
    if (ring || boxShadow !== "none") return;
    window.unseen.push(target.outerHTML.slice(0, 120));
  });
  return window.wanted.length;
}"""
MISSED = """() => window.wanted.filter((part) => !window.met.includes(part))
  .map((part) => part.outerHTML?.slice(0, 120) ?? part)"""
ORDER = """() => window.met.every((part, i) => i === 0 ||
  window.wanted.indexOf(part) >= window.wanted.indexOf(window.met[i - 1]))"""
LEFT = "document.activeElement === document.body"
MOST = 900


@pytest.mark.parametrize("path", pages())
def test_tab_leads_through_every_control_with_a_visible_ring(page, path):
    page.goto(path)
    page.wait_for_load_state("networkidle")
    page.locator("[data-widget]:has(.sl-static)").first.wait_for(state="detached")
    count = page.evaluate(CONTROLS)
    steps = 0
    while steps < MOST:
        for _ in range(25):
            page.keyboard.press("Tab")
        steps += 25
        if page.evaluate("window.met.length") >= count:
            break
        if page.evaluate(LEFT):
            break
    assert page.evaluate(MISSED) == []
    assert page.evaluate("window.unseen") == []
    assert page.evaluate(ORDER)

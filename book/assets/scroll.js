// What can be scrolled sideways can be reached by keyboard: code, tables, wide formulas
// and figures that pan on a phone take the focus, but only while they are wider than
// their place.

const regions = document.querySelectorAll(
  "pre, .cell_output > .output, .pst-scrollable-table-container, .katex-display, " +
    ".tag_wide figure, .tag_wide .cell_output",
);

function mark(region) {
  if (region.scrollWidth > region.clientWidth + 1) region.tabIndex = 0;
  else region.removeAttribute("tabindex");
}

const watcher = new ResizeObserver((entries) => entries.forEach(({ target }) => mark(target)));
for (const region of regions) watcher.observe(region);

// A font that arrives late makes a formula wider, but not its place. What the browser
// has not laid out yet is measured when it is.
document.fonts.addEventListener("loadingdone", () => {
  for (const region of regions) {
    if (region.checkVisibility?.({ contentVisibilityAuto: true }) ?? true) mark(region);
  }
});

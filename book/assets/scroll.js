// What can be scrolled sideways can be reached by keyboard: figures that pan on a
// phone, wide formulas and long code take the focus, but only while they are wider
// than their place.

const regions = document.querySelectorAll(
  ".tag_wide figure, .tag_wide .cell_output, .katex-display, .sl-plate pre",
);

function mark(region) {
  if (region.scrollWidth > region.clientWidth + 1) region.tabIndex = 0;
  else region.removeAttribute("tabindex");
}

const watcher = new ResizeObserver((entries) => entries.forEach(({ target }) => mark(target)));
for (const region of regions) watcher.observe(region);

// A font that arrives late makes a formula wider, but not its place.
document.fonts.addEventListener("loadingdone", () => regions.forEach(mark));

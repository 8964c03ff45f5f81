// What can be scrolled sideways can be reached by keyboard: code, tables and wide formulas
// take the focus, but only while they are wider than their place.

const regions = document.querySelectorAll(
  "pre, .cell_output > .output, .pst-scrollable-table-container, .katex-display",
);

function mark(all) {
  // Measuring what is folded, or is not laid out yet (lazy_layout.js), would lay it out;
  // the observer tells when it is shown.
  const seen = { contentVisibilityAuto: true };
  const found = all.filter((region) => region.checkVisibility?.(seen) ?? true);
  // First all is read, then all is written: otherwise each answer lays out the page anew.
  const wide = found.map((region) => region.scrollWidth > region.clientWidth + 1);
  found.forEach((region, i) => {
    if (wide[i] === region.hasAttribute("tabindex")) return;
    if (wide[i]) region.tabIndex = 0;
    else region.removeAttribute("tabindex");
  });
}

const watcher = new ResizeObserver((entries) => mark(entries.map(({ target }) => target)));
for (const region of regions) watcher.observe(region);

// A font that arrives late makes a formula wider, but not its place.
document.fonts.addEventListener("loadingdone", () => mark([...regions]));

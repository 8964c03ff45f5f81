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

// A section far off is not laid out, and measuring it would do so: until the reader comes
// near, and the observer tells, its regions take the focus as if they were too wide.
function presume() {
  for (const region of regions) {
    if (!isLaidOut(region)) region.tabIndex = 0;
  }
}

const isLaidOut = (region) => region.checkVisibility?.({ contentVisibilityAuto: true }) ?? true;
const watcher = new ResizeObserver((entries) => entries.forEach(({ target }) => mark(target)));
for (const region of regions) watcher.observe(region);
addEventListener("resize", presume);
presume();

// A font that arrives late makes a formula wider, but not its place.
document.fonts.addEventListener("loadingdone", () => regions.forEach((region) => isLaidOut(region) && mark(region)));

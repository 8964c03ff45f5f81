// What can be scrolled sideways can be reached by keyboard: figures that pan on a
// phone and wide formulas take the focus, but only while they are wider than their
// place.

const regions = document.querySelectorAll(
  ".tag_wide figure, .tag_wide .cell_output, .katex-display > .katex > .katex-html",
);

function mark({ target }) {
  if (target.scrollWidth > target.clientWidth + 1) target.tabIndex = 0;
  else target.removeAttribute("tabindex");
}

const watcher = new ResizeObserver((entries) => entries.forEach(mark));
for (const region of regions) watcher.observe(region);

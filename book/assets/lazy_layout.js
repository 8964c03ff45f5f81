// The first screens of a page are laid out and shown at once. The blocks below follow
// from here, a few at a time, so that the page answers meanwhile. The lines in the page's
// head say whether to (`data-lazy-layout`); chapter.css keeps the blocks back. What the
// reader scrolls, jumps or tabs to is laid out by the browser at once.
//
// `content-visibility: auto` alone would leave the height of what is below to a guess,
// a tenth to a fifth too low, and the scrollbar would jump.

const BLOCKS = ["> section ~ section >", "> section ~ section section >"]
  .map((inside) => `.bd-article > section ${inside} :not(section)`).join();
const FEW = 4; // blocks laid out in one go
const SLICE = 10; // ms of work before the page may answer

function layOut(blocks) {
  const end = performance.now() + SLICE;
  while (blocks.length && performance.now() < end) {
    const few = blocks.splice(0, FEW);
    for (const block of few) block.dataset.laid = "";
    few.at(-1).getBoundingClientRect(); // now
  }
  // When all are laid out the marks stay: to take `data-lazy-layout` away would make the
  // browser style the whole page again.
  if (blocks.length) setTimeout(layOut, 0, blocks);
}

if ("lazyLayout" in document.documentElement.dataset) {
  const blocks = [...document.querySelectorAll(BLOCKS)];
  requestAnimationFrame(() => setTimeout(layOut, 0, blocks));
}

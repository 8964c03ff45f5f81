// Words that led here from the search are marked where they stand, until Escape is
// pressed or the page is left. The address names them once: a page opened again, or in
// another way, has no marks. The text itself is not touched.

const NAME = "sl-found";
const UNMARKED = ".katex, script, style, button, .sl-widget, .headerlink";
const address = new URL(location);
const wanted = address.searchParams.get("mark");

if (wanted !== null) {
  address.searchParams.delete("mark");
  history.replaceState(history.state, "", address);
  if (CSS.highlights) {
    import("./terms.mjs").then(({ groups, words }) => {
      const found = new Set(wanted.split(" "));
      const isHit = (word) => groups(word).flat().some((term) => found.has(term));
      const ranges = placesOf(address.hash).flatMap((part) => rangesIn(part, words, isHit));
      CSS.highlights.set(NAME, new Highlight(...ranges));
    });
    addEventListener("keydown", ({ key }) => key === "Escape" && CSS.highlights.delete(NAME));
  }
}

/** The parts of the page that an address leads to. */
function placesOf(hash) {
  const target = hash && document.getElementById(decodeURIComponent(hash.slice(1)));
  if (!target) return [document.querySelector(".bd-article")];
  if (!target.matches("dt")) return [target.closest("section") ?? target];
  let body = target;
  while (body.nextElementSibling && !body.matches("dd")) body = body.nextElementSibling;
  return [target, body];
}

function rangesIn(part, words, isHit) {
  const ranges = [];
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (text.parentElement.closest(UNMARKED)) continue;
    for (const { index, word } of words(text.data)) {
      if (!isHit(word)) continue;
      const range = new Range();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      ranges.push(range);
    }
  }
  return ranges;
}

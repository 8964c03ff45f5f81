// A page reached from the search marks the words found, and offers a link that removes
// the marks. Sphinx's own link has a script as its address, which our pages forbid, so
// the click is handled here.

document.getElementById("searchbox")?.addEventListener("click", (event) => {
  if (!event.target.closest(".highlight-link")) return;
  event.preventDefault();
  SphinxHighlight.hideSearchWords();
});

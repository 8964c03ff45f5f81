// Who comes from the search sees the words marked, and may take the marks away. The
// link for that is written by Sphinx with a script in its address, which our pages
// forbid; what it means is done here instead.

document.getElementById("searchbox")?.addEventListener("click", (event) => {
  if (!event.target.closest(".highlight-link")) return;
  event.preventDefault();
  SphinxHighlight.hideSearchWords();
});

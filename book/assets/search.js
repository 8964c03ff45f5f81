// The search page: the field has the focus, and where nothing is found there is help.
// Searching itself is Sphinx's, from an index that only this page loads. This module
// runs before Sphinx's scripts.

const LONGEST = 200; // characters that are searched for
const MARKS = "sphinx_highlight_terms"; // where Sphinx leaves the words for the next page
const address = new URL(location);
const query = address.searchParams.get("q")?.trim() ?? "";
const results = document.getElementById("search-results");
const help = document.getElementById("sl-no-results");

// Sphinx looks words up in plain objects, each of which has these two keys already.
delete Object.prototype.constructor;
delete Object.prototype.__proto__;

// Each word is compared with all words of the book: thousands would block the page.
if (query.length > LONGEST) {
  address.searchParams.set("q", query.slice(0, LONGEST));
  history.replaceState(null, "", address);
}

document.querySelector(".bd-search-container input")?.focus();

// Sphinx writes its summary when it has finished.
const watcher = new MutationObserver(() => {
  if (!results.querySelector(".search-summary")?.textContent) return;
  watcher.disconnect();
  markOnlyWhatWasFound();
  const found = results.querySelector("ul.search > li");
  results.hidden = !found;
  help.hidden = Boolean(found);
  help.querySelector(".sl-query").textContent = query;
});
// Sphinx would mark the words on whichever page is opened next. Only a page that was
// chosen among the results is told of them.
function markOnlyWhatWasFound() {
  const words = localStorage.getItem(MARKS);
  localStorage.removeItem(MARKS);
  for (const kind of ["click", "auxclick"]) {
    results.addEventListener(kind, ({ target }) => {
      if (words && target.closest("a")) localStorage.setItem(MARKS, words);
    });
  }
}

watcher.observe(results, { childList: true, characterData: true, subtree: true });

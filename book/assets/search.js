// The search page: the field has the focus, and a search that found nothing says what
// to try instead. Searching itself is Sphinx's, from an index that only this page loads.

import { instead } from "./near.mjs";

const results = document.getElementById("search-results");
const help = document.getElementById("sl-no-results");
const query = new URLSearchParams(location.search).get("q")?.trim();

document.querySelector(".bd-search-container input")?.focus();

// Sphinx writes its summary when it has finished; it may have done so already.
const watcher = new MutationObserver(look);
watcher.observe(results, { childList: true, characterData: true, subtree: true });
look();

function look() {
  if (!results.querySelector(".search-summary")?.textContent) return;
  watcher.disconnect();
  if (!results.querySelector("ul.search > li")) offerHelp();
}

async function offerHelp() {
  const answer = await fetch(new URL("words.json", import.meta.url));
  const others = instead(query, answer.ok ? await answer.json() : []);
  results.hidden = true;
  help.querySelector(".sl-query").textContent = query;
  help.querySelector(".sl-try").append(...others.flatMap(suggestion));
  help.querySelector(".sl-try").hidden = others.length === 0;
  help.hidden = false;
}

function suggestion(words, index) {
  const link = document.createElement("a");
  link.href = `?${new URLSearchParams({ q: words })}`;
  link.textContent = words;
  return index ? [", ", link] : [link];
}

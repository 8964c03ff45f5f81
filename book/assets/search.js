// The search page: what is typed is looked up at once, in an index that is loaded with
// the first word.

const LONGEST = 200; // characters
const FIRST = 30; // places shown
const PAUSE = 150; // ms after the last key
const KINDS = { formula: "Formula", exercise: "Exercise" }; // what no page is named for
const ROOT = document.documentElement.dataset.content_root ?? "./";
const field = document.querySelector(".bd-search-container input[type=search]");
const list = document.getElementById("search-results");
const says = document.querySelector(".sl-search-says");
const help = document.getElementById("sl-no-results");
let ready;

/** The function that finds, loaded once. */
function load() {
  ready ??= Promise.all([
    import("./minisearch.js"),
    import("./find.mjs"),
    fetch(`${ROOT}search.json`).then((answer) => {
      if (!answer.ok) throw new Error(`search.json: ${answer.status}`);
      return answer.json();
    }),
  ]).then(([{ default: MiniSearch }, { finder }, index]) => finder(MiniSearch, index));
  return ready;
}

async function look() {
  const query = field.value.trim();
  const address = new URL(location);
  if (query) address.searchParams.set("q", query);
  else address.searchParams.delete("q");
  if (address.href !== location.href) history.replaceState(null, "", address);
  document.title = query ? `${query}: search` : "Search";
  let found = [];
  if (query && !ready) says.textContent = "Loading the index of words …";
  try {
    found = query ? (await load())(query, FIRST) : [];
  } catch {
    ready = undefined; // the next word tries again
    list.replaceChildren();
    help.hidden = true;
    says.textContent = "The index of words did not load. Check the connection, then type again.";
    return;
  }
  if (query !== field.value.trim()) return; // something else is asked by now
  list.replaceChildren(...found.slice(0, FIRST).map(item));
  help.hidden = !query || found.length > 0;
  help.querySelector(".sl-query").textContent = query;
  says.textContent = found.length ? count(found.length) : "";
}

function count(number) {
  if (number === 1) return "One place.";
  if (number <= FIRST) return `${number} places, likeliest first.`;
  return `The likeliest ${FIRST} of ${number} places. Another word narrows them.`;
}

function item({ href, title, kind, page, pieces }) {
  const row = document.createElement("li");
  const link = document.createElement("a");
  link.href = ROOT + href;
  link.textContent = title;
  const where = document.createElement("p");
  where.className = "sl-found-where";
  where.textContent = [KINDS[kind], title === page ? "" : page].filter(Boolean).join(" · ");
  const text = document.createElement("p");
  text.append(
    ...pieces.map((piece) => {
      if (!piece.hit) return piece.text;
      const mark = document.createElement("mark");
      mark.textContent = piece.text;
      return mark;
    }),
  );
  row.append(link, ...[where, text].filter((line) => line.textContent));
  return row;
}

/** Arrow keys lead from the field through the places and back. */
function step(event) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
  const stops = [field, ...list.querySelectorAll("a")];
  const next = stops[stops.indexOf(document.activeElement) + by];
  if (!stops.includes(document.activeElement) || !next) return;
  event.preventDefault();
  next.focus();
}

if (field) {
  let timer;
  field.maxLength = LONGEST;
  const query = (new URL(location).searchParams.get("q") ?? "").trim();
  field.value = query.length > LONGEST ? query.slice(0, LONGEST).replace(/\s\S*$/, "") : query;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  });
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    look();
  });
  document.querySelector(".bd-search-container").addEventListener("keydown", step);
  field.focus();
  if (field.value) look();
}

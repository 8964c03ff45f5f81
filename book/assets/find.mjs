// Which places of the book answer a query, in which order, and what shows of them.
//
// search.json has the places (book/site/search.py) and MiniSearch's index of their words.

import { groups, termsOf, words } from "./terms.mjs";

const WEIGHTS = { exhibit: 1.8, definition: 2, function: 1.1, formula: 0.9, claim: 0.9, section: 1, exercise: 0.7, about: 1 };
const LAST = "about"; // pages about the book
const FIELDS = { title: 4, text: 1, aside: 0.2 };
const EXACT = 3; // a title that says just what is asked
const LITERAL = 1.3; // and is written just so
const NAMED = 3; // a function, where a name of Python is asked for
const LONGEST = 200; // characters of a query that are looked at
const SHOWN = 180; // characters of a place that are shown
const LEAD = 50; // of these, before the first word that was found
const PACKAGE = /\b(?:softmax_lib|sl)\.(?=\w)/g; // before most names of functions
const PYTHON = /\w[._]\w*[a-z]/i;
const OPTIONS = { fields: Object.keys(FIELDS), tokenize: termsOf, processTerm: (term) => term };

/** The index of places, each [page, anchor, kind, title, text, aside]. */
export function indexOf(MiniSearch, places) {
  const index = new MiniSearch(OPTIONS);
  index.addAll(
    places.map(([, , , title, text, aside], id) => ({ id, title: title.replace(PACKAGE, ""), text, aside })),
  );
  return index;
}

/** Return a function that gives the places for a query, best first, `most` with excerpts. */
export function finder(MiniSearch, { pages, kinds, places, index: stored }) {
  const index = MiniSearch.loadJS(stored, OPTIONS);
  const kindOf = (id) => kinds[places[id][2]];
  const titles = places.map(([, , , title]) => title.replace(PACKAGE, "").split(", "));
  const keys = titles.map((each) => each.map(key));
  const options = {
    boost: FIELDS,
    tokenize: (term) => [term],
    prefix: (term) => term.length > 2,
    fuzzy: (term) => (/\d/.test(term) || term.length < 5 ? false : 0.2),
    weights: { prefix: 0.35, fuzzy: 0.15 },
    boostDocument: (id) => WEIGHTS[kindOf(id)],
  };

  return (query, most = Infinity) => {
    const asked = query.slice(0, LONGEST).replace(PACKAGE, "");
    const wanted = [...words(asked)].flatMap(({ word }) => groups(word)).filter((group) => group.length);
    if (!wanted.length) return [];
    const exactly = key(asked);
    const weigh = (id, score) =>
      score *
      (keys[id].includes(exactly) ? EXACT : 1) *
      (titles[id].includes(asked) ? LITERAL : 1) *
      (kindOf(id) === "function" && PYTHON.test(query) ? NAMED : 1);
    return index
      .search({ combineWith: "AND", queries: wanted.map(eitherWay) }, options)
      .map(({ id, score, terms }) => ({
        id,
        terms,
        score: weigh(id, score),
        last: kindOf(id) === LAST,
      }))
      .sort((one, other) => one.last - other.last || other.score - one.score)
      .map(({ id, terms }, rank) => {
        const [page, anchor, , title, text] = places[id];
        return {
          href: addressOf(pages[page][0], anchor, terms),
          title,
          kind: kindOf(id),
          page: pages[page][1],
          pieces: rank < most ? excerpt(text, new Set(terms)) : [],
        };
      });
  };
}

/** A title or a query, however its compounds are written. */
function key(text) {
  const all = [...words(text)].flatMap(({ word }) => groups(word));
  return all.flatMap(([whole, ...parts]) => (parts.length ? parts : [whole])).join(" ");
}

/** A word as a whole, or all its parts. */
function eitherWay([whole, ...parts]) {
  return parts.length ? { combineWith: "OR", queries: [whole, { combineWith: "AND", queries: parts }] } : whole;
}

/** marks.js takes the words from the address and marks them. */
function addressOf(page, anchor, terms) {
  const query = new URLSearchParams({ mark: terms.join(" ") });
  return `${page}?${query}${anchor && `#${encodeURIComponent(anchor)}`}`;
}

const isHit = (word, found) => groups(word).flat().some((term) => found.has(term));

/** A part of a text as pieces {text, hit}, from a little before the first hit on. */
export function excerpt(text, found) {
  const all = [...words(text)];
  const first = all.find(({ word }) => isHit(word, found))?.index ?? 0;
  const from = all.findLast(({ index }) => index <= Math.max(0, first - LEAD))?.index ?? 0;
  const start = first <= LEAD ? 0 : from;
  const last = all.findLast(({ index, word }) => index + word.length <= start + SHOWN);
  const end = start + SHOWN >= text.length || !last ? text.length : last.index + last.word.length;
  const pieces = start ? [{ text: "… ", hit: false }] : [];
  let at = start;
  for (const { index, word } of all) {
    if (index < start || index + word.length > end || !isHit(word, found)) continue;
    pieces.push({ text: text.slice(at, index), hit: false }, { text: word, hit: true });
    at = index + word.length;
  }
  pieces.push({ text: text.slice(at, end) + (end < text.length ? " …" : ""), hit: false });
  return pieces.filter((piece) => piece.text);
}

// What the search finds in a small index, and what shows of it.

import assert from "node:assert/strict";
import test from "node:test";
import MiniSearch from "minisearch";
import { excerpt, finder, indexOf } from "../../book/assets/find.mjs";

const INDEX = {
  pages: [["book/a.html", "1. First"], ["book/museum.html", "The bug museum"], ["book/changelog.html", "Changelog"]],
  kinds: ["section", "exhibit", "about"],
  places: [
    [0, "", 0, "First", "Of overflow and masks, and of the number 1.4612.", "print(spam)"],
    [1, "exhibit-a", 1, "Exhibit 1: overflow", "The loss is inf. Nothing overflowed at the start, until it did.", ""],
    [2, "unreleased", 2, "Overflow", "overflow overflow overflow", ""],
    [0, "x", 0, "Second", "A log-sum-exp of scores.", ""],
  ],
};
const index = JSON.parse(JSON.stringify(indexOf(MiniSearch, INDEX.places)));
const find = finder(MiniSearch, { ...INDEX, index });
const titles = (query) => find(query).map(({ title }) => title);

test("exhibits come before sections, and pages about the book last", () => {
  assert.deepEqual(titles("overflow"), ["Exhibit 1: overflow", "First", "Overflow"]);
});

test("all words are wanted", () => {
  assert.deepEqual(titles("overflow masks"), ["First"]);
  assert.deepEqual(titles("overflow zyzzyva"), []);
  assert.deepEqual(titles(""), []);
});

test("numbers are found as they stand, and by their beginning, but not by others", () => {
  assert.deepEqual(titles("1.4612"), ["First"]);
  assert.deepEqual(titles("1.46"), ["First"]);
  assert.deepEqual(titles("1.4613"), []);
});

test("a compound is found however it is written", () => {
  for (const query of ["log-sum-exp", "logsumexp", "log_sum_exp", "log sum exp"]) {
    assert.deepEqual(titles(query), ["Second"], query);
  }
});

test("a word with a slip in it is found", () => {
  assert.equal(titles("overflwo")[0], "Exhibit 1: overflow");
});

test("words that every object of JavaScript has are words like others", () => {
  for (const query of ["constructor", "__proto__", "hasOwnProperty"]) assert.deepEqual(titles(query), []);
});

test("a place leads to its anchor and names the words to mark", () => {
  assert.equal(find("masks")[0].href, "book/a.html?mark=mask");
  assert.match(find("inf")[0].href, /^book\/museum\.html\?mark=inf#exhibit-a$/);
});

test("excerpts are made for as many places as are shown", () => {
  const pieces = find("overflow", 1).map((place) => place.pieces.length > 0);
  assert.deepEqual(pieces, [true, false, false]);
});

test("what stands aside is found, but not shown", () => {
  assert.match(find("spam")[0].pieces[0].text, /^Of overflow/);
});

test("a title that says just what is asked comes first, also as one of several", () => {
  const places = [
    [0, "a", 0, "softmax_lib.softmax_jacobian", "softmax of softmax, softmax", ""],
    [0, "b", 0, "softmax_lib.softmax", "A map.", ""],
    [0, "c", 0, "divergence, Kullback–Leibler divergence", "Nats.", ""],
    [0, "d", 0, "More on divergence", "divergence divergence", ""],
  ];
  const other = finder(MiniSearch, { ...INDEX, places, index: JSON.parse(JSON.stringify(indexOf(MiniSearch, places))) });
  for (const query of ["softmax", "softmax_lib.softmax", "sl.softmax"]) assert.equal(other(query)[0].title, "softmax_lib.softmax");
  assert.equal(other("divergence")[0].title, "divergence, Kullback–Leibler divergence");
});

test("a name of Python leads to the function, a word to the entry", () => {
  const told = { ...INDEX, kinds: ["definition", "function"] };
  const places = [
    [0, "a", 0, "softmax", "A map.", ""],
    [0, "b", 1, "softmax_lib.softmax", "A map of scores, of any number of them.", ""],
  ];
  const other = finder(MiniSearch, { ...told, places, index: JSON.parse(JSON.stringify(indexOf(MiniSearch, places))) });
  assert.equal(other("softmax")[0].kind, "definition");
  assert.equal(other("sl.softmax")[0].kind, "function");
});

test("an excerpt begins near the first hit, at a word, and ends at one", () => {
  const text = `${"before ".repeat(40)}needle ${"after ".repeat(60)}`.trim();
  const shown = excerpt(text, new Set(["needle"]));
  const joined = shown.map((piece) => piece.text).join("");
  assert.match(joined, /^… (before )+needle (after )+after …$/);
  assert.ok(joined.length < 260, `${joined.length}`);
  assert.deepEqual(shown.filter(({ hit }) => hit).map((piece) => piece.text), ["needle"]);
});

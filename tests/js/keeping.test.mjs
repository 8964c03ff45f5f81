// What a reader has done, as a file: nothing is lost, and a bad file gets a clear line.

import assert from "node:assert/strict";
import test from "node:test";
import { BadFile, imported, KEYS, read, written } from "../../book/assets/keeping.mjs";

const CARD = { reps: 1, interval: 1, ease: 2.5, due: 11, last: 10, first: 10 };
const EDITS = { "02_softmax": { abc: "z = 1" } };

/** A store that holds these values. */
function store(values = {}) {
  const all = new Map(Object.entries(values).map(([kind, value]) => [KEYS[kind] ?? kind, typeof value === "string" ? value : JSON.stringify(value)]));
  return { getItem: (key) => all.get(key) ?? null, setItem: (key, value) => all.set(key, value), all };
}

const stored = (where, kind) => JSON.parse(where.getItem(KEYS[kind]));

test("what is written is read again, into an empty browser", () => {
  const full = store({ progress: { 2.1: "done", "predict-x": ["1", "2"] }, review: { "term-bit": CARD }, edits: EDITS });
  const other = store();
  assert.equal(imported(written(full), other), "Added from the file: 2 answers, 1 card, 1 edited cell.");
  for (const kind of Object.keys(KEYS)) assert.deepEqual(stored(other, kind), stored(full, kind));
  assert.equal(imported(written(full), other), "The file has nothing new.");
});

test("a merge adds, and changes nothing that is here", () => {
  const here = store({ progress: { 2.1: "done", "predict-x": "3" }, edits: { "02_softmax": { abc: "z = 2" } } });
  const file = store({ progress: { 2.2: "done", "predict-x": "4" }, edits: { "02_softmax": { abc: "z = 1", def: "y" } } });
  const says = imported(written(file), here);
  assert.equal(says, "Added from the file: 1 answer, 1 edited cell. Different in the file, and left as here: 1 answer, 1 edited cell.");
  assert.deepEqual(stored(here, "progress"), { 2.1: "done", "predict-x": "3", 2.2: "done" });
  assert.deepEqual(stored(here, "edits"), { "02_softmax": { abc: "z = 2", def: "y" } });
});

test("of a card the later review counts", () => {
  const later = { ...CARD, last: 20, due: 26, reps: 2, interval: 6 };
  const here = store({ review: { a: CARD, b: later } });
  const says = imported(written(store({ review: { a: later, b: CARD } })), here);
  assert.equal(says, "Added from the file: 1 card. Different in the file, and left as here: 1 card.");
  assert.deepEqual(stored(here, "review"), { a: later, b: later });
});

test("of two reviews on one day the one here counts", () => {
  const here = store({ review: { a: CARD } });
  imported(written(store({ review: { a: { ...CARD, due: 16, interval: 6 } } })), here);
  assert.deepEqual(stored(here, "review"), { a: CARD });
});

test("where nothing is added nothing is written", () => {
  const here = store({ progress: { 2.1: "done" } });
  imported(written(here), { ...here, setItem: () => assert.fail("written") });
});

test("a part that is missing in the file is left alone", () => {
  const here = store({ progress: { 2.1: "done" } });
  imported('{"format": "softmax-book", "version": 1, "review": {}}', here);
  assert.deepEqual(stored(here, "progress"), { 2.1: "done" });
});

test("what is stored here and not readable does no harm", () => {
  const here = store({ progress: "not JSON", review: "[1]", edits: "null" });
  assert.match(imported(written(store({ progress: { 2.1: "done" } })), here), /1 answer\./);
});

test("keys that every object has are keys like others", () => {
  const text = '{"format": "softmax-book", "version": 1, "progress": {"__proto__": "done", "constructor": "done"}}';
  const here = store();
  assert.equal(imported(text, here), "Added from the file: 2 answers.");
  assert.equal(imported(text, here), "The file has nothing new.");
  assert.equal({}.polluted, undefined);
});

for (const [name, text, says] of [
  ["no JSON", "2.1,done", /^This is no JSON file: .+\.$/],
  ["an empty file", "", /^This is no JSON file/],
  ["half a file", '{"format": "softmax-book", "version"', /^This is no JSON file/],
  ["another file", '{"name": "x"}', /does not come from this page/],
  ["a list", "[]", /does not come from this page/],
  ["no version", '{"format": "softmax-book"}', /does not say its version/],
  ["a version as text", '{"format": "softmax-book", "version": "1"}', /does not say its version/],
  ["a newer version", '{"format": "softmax-book", "version": 2}', /version 2, made by a newer book; this page reads version 1/],
  ["a list of answers", '{"format": "softmax-book", "version": 1, "progress": []}', /“progress” in the file is no object/],
  ["a wrong answer", '{"format": "softmax-book", "version": 1, "progress": {"2.1": 7}}', /“progress”, “2.1” in the file: an answer is a text/],
  ["a wrong card", '{"format": "softmax-book", "version": 1, "review": {"a": {"due": 3}}}', /“review”, “a” in the file: a card has the numbers/],
  ["a card of texts", '{"format": "softmax-book", "version": 1, "review": {"a": {"reps": "1", "interval": "1", "ease": "1", "due": "1", "last": "1", "first": "1"}}}', /a card has the numbers/],
  ["a card of infinity", '{"format": "softmax-book", "version": 1, "review": {"a": {"reps": 1e999, "interval": 1, "ease": 1, "due": 1, "last": 1, "first": 1}}}', /a card has the numbers/],
  ["a wrong edit", '{"format": "softmax-book", "version": 1, "edits": {"02": {"a": 1}}}', /“edits”, “02” in the file: an edited cell is a text/],
]) {
  test(`${name} is refused in words, and nothing is changed`, () => {
    const here = store({ progress: { 2.1: "done" } });
    const before = [...here.all];
    assert.throws(() => imported(text, here), (error) => error instanceof BadFile && says.test(error.message));
    assert.deepEqual([...here.all], before);
    assert.throws(() => read(text), BadFile);
  });
}

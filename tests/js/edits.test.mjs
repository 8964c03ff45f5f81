// Edits of live cells, kept by chapter and cell.

import assert from "node:assert/strict";
import test from "node:test";
import { editsOf, keepEdit } from "../../live/page/edits.mjs";
import { KEYS } from "../../book/assets/keeping.mjs";

function store(text = null) {
  const all = new Map(text === null ? [] : [[KEYS.edits, text]]);
  return { getItem: (key) => all.get(key) ?? null, setItem: (key, value) => all.set(key, value), all };
}

test("an edit is kept by chapter and cell, and goes with the book's text", () => {
  const where = store();
  keepEdit("02_softmax", "abc", "z = 1", where);
  keepEdit("02_softmax", "def", "z = 2", where);
  keepEdit("03_stability", "abc", "z = 3", where);
  keepEdit("02_softmax", "abc", null, where);
  assert.deepEqual(editsOf("02_softmax", where), { def: "z = 2" });
  assert.deepEqual(editsOf("03_stability", where), { abc: "z = 3" });
  assert.deepEqual(editsOf("constructor", where), {});
});

test("the store is the one that the page of reviews saves", () => {
  const where = store();
  keepEdit("02_softmax", "abc", "z = 1", where);
  assert.deepEqual([...where.all.keys()], [KEYS.edits]);
});

test("a cell that was never edited writes nothing", () => {
  const where = store();
  assert.equal(keepEdit("02_softmax", "abc", null, where), true);
  assert.equal(where.all.size, 0);
});

test("what is not ours, or no room, does no harm", () => {
  for (const text of ["not JSON", "null", "7", '"x"']) assert.deepEqual(editsOf("02_softmax", store(text)), {});
  const full = { getItem: () => null, setItem: () => { throw new Error("full"); } };
  assert.equal(keepEdit("02_softmax", "abc", "z = 1", full), false);
});

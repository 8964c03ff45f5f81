import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { expected, headsSentence, letter, simplified } from "../../softmax_lib/teaching/widgets/esm/lib/heads.mjs";
import { arraysOf, attended } from "../../softmax_lib/teaching/widgets/esm/lib/transformer.mjs";
import { golden } from "./golden.mjs";

const ALPHABET = " !'(),-.:;?abcdefghijklmnopqrstuvwxyz";
const SIZES = { V: 37, C: 64, B: 2, H: 4, d: 16, L: 64, M: 256 };
const { small, typed, read } = golden("heads");
const near = (ours, theirs, most) =>
  ours.forEach((value, i) => assert.ok(Math.abs(value - theirs[i]) < most, `${value} is not ${theirs[i]}`));

test("scores and weights of a small model are those of the loops", () => {
  const named = (name) => name.replace(/_b/, "B");
  const model = Object.fromEntries(Object.entries(small.model).map(([name, a]) => [named(name), Float64Array.from(a)]));
  const { weights, scores } = attended(model, small.sizes, small.text);
  scores.forEach((row, i) => near([...row], small.scores[i], 1e-12));
  weights.forEach((heads, b) => heads.forEach((rows, h) => rows.forEach((row, i) => near(row, small.weights[b][h][i], 1e-13))));
});

const bytes = readFileSync(new URL("../../softmax_lib/teaching/widgets/esm/alice.bin", import.meta.url));
const stored = arraysOf(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length), SIZES);

for (const { text, place, scores, weights, sentence } of read) {
  test(`the stored model reads “${text}” up to ${place}`, () => {
    const found = attended(stored, SIZES, [...text].map((c) => ALPHABET.indexOf(c)));
    near([...found.scores[place - 1]], scores, 1e-9);
    const rows = found.weights.map((heads) => heads.map((some) => some[place - 1]));
    rows.flat().forEach((row, i) => near(row, weights[i], 1e-11));
    const likely = expected([...found.scores[place - 1]], ALPHABET);
    assert.equal(headsSentence(text.slice(0, place), rows, likely), sentence);
  });
}

for (const [text, simple] of typed) {
  test(`“${text}” is read as “${simple}”`, () => assert.equal(simplified(text, ALPHABET), simple));
}

test("a blank is named, and what is expected is sorted", () => {
  assert.equal(letter(" "), "blank");
  assert.deepEqual(expected([0, Math.log(3)], "ab").map((each) => each.letter), ["b", "a"]);
});

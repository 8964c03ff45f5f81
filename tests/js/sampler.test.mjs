import assert from "node:assert/strict";
import { test } from "node:test";
import { chance, mixed } from "../../softmax_lib/teaching/widgets/esm/lib/chance.mjs";
import { cut, said, shares, survivorsSentence } from "../../softmax_lib/teaching/widgets/esm/lib/sampler.mjs";
import { minP, topK, topP } from "../../softmax_lib/teaching/widgets/esm/lib/truncation.mjs";
import { wordModel } from "../../softmax_lib/teaching/widgets/esm/lib/word-model.mjs";
import { golden } from "./golden.mjs";

const { model: stored, mixed: pairs, chances, logits, cuts, said: told } = golden("sampler");
const model = wordModel(stored);
const kept = (z) => z.flatMap((score, i) => (score > -Infinity ? [i] : []));

test("32 bits are mixed as in Python", () => pairs.forEach(([h, to]) => assert.equal(mixed(h), to)));

for (const [seed, numbers] of Object.entries(chances)) {
  test(`the chances of seed ${seed}`, () => {
    const next = chance(Number(seed));
    numbers.forEach((number) => assert.equal(next(), number));
  });
}

for (const [text, expected] of Object.entries(logits)) {
  test(`the scores after “${text}”`, () =>
    model.logits(text.split(" ").filter(Boolean)).forEach((score, i) =>
      assert.ok(Math.abs(score - expected[i]) <= 1e-12 * Math.max(1, Math.abs(expected[i]))),
    ));
}

for (const { z, kept: expected, ...setting } of cuts) {
  test(`what survives of ${z} with ${JSON.stringify(setting)}`, () =>
    assert.deepEqual(kept(cut(z, { temperature: 1, ...setting })), expected));
}

test("a cut leaves the scores of the survivors and does not touch its input", () => {
  const z = Object.freeze([2, 0, 1]);
  assert.deepEqual(topK(z, 2), [2, -Infinity, 1]);
  assert.deepEqual(topP(z, 0.5), [2, -Infinity, -Infinity]);
  assert.deepEqual(minP(z, 0.2), [2, -Infinity, 1]);
  assert.deepEqual(topP(z, 1), z);
  assert.deepEqual(minP(z, 0), z);
});

test("what was cut off before stays so", () => {
  const z = [0, -Infinity, 1];
  assert.deepEqual(kept(minP(topP(topK(z, 3), 1), 0)), [0, 2]);
  assert.deepEqual(kept(topP(z, 0.999999)), [0, 2]);
});

for (const { settings, lines } of told) {
  test(`seed ${settings.seed} says ${lines[0]}`, () => assert.deepEqual(said(model, settings), lines));
}

test("the shares of all words sum to one before and after, and the sentence counts them", () => {
  const settings = { ...told[0].settings, k: 3 };
  const rows = shares(model, settings);
  for (const name of ["before", "after"]) {
    assert.ok(Math.abs(rows.reduce((total, row) => total + row[name], 0) - 1) < 1e-12);
  }
  assert.equal(rows.filter(({ survives, after }) => survives && after > 0).length, 3);
  assert.match(survivorsSentence(rows, ["X"], 7), /^3 of 145 words survive, with \d\d\.\d% of the probability\. Seed 7 says: X\.$/);
});

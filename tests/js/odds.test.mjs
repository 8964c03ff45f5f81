import assert from "node:assert/strict";
import { test } from "node:test";
import { spread } from "../../softmax_lib/teaching/widgets/esm/lib/ladder.mjs";
import { descending, oddsSentence } from "../../softmax_lib/teaching/widgets/esm/lib/odds.mjs";
import { golden } from "./golden.mjs";

for (const { labels, logits, sentence } of golden("odds")) {
  test(`the sentence about ${logits}`, () => assert.equal(oddsSentence(labels, logits), sentence));
}

test("scores are ranked from the highest down, equal ones in their order", () => {
  assert.deepEqual(descending([1, 3, 2]), [1, 2, 0]);
  assert.deepEqual(descending([5, 7, 5]), [1, 0, 2]);
});

test("labels that have room stay where they belong", () => {
  assert.deepEqual(spread([20, 60, 100], 20, 0, 200), [20, 60, 100]);
});

test("labels that would touch are a line apart, in the same order", () => {
  assert.deepEqual(spread([50, 52, 53], 20, 0, 200), [50, 70, 90]);
});

test("labels at either end stay inside", () => {
  assert.deepEqual(spread([0, 0, 1], 20, 14, 200), [14, 34, 54]);
  assert.deepEqual(spread([199, 200, 200], 20, 0, 200), [160, 180, 200]);
});

test("the wanted positions are left as they were", () => {
  const wanted = Object.freeze([5, 5]);
  spread(wanted, 20, 0, 200);
  assert.deepEqual(wanted, [5, 5]);
});

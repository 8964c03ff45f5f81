import assert from "node:assert/strict";
import { test } from "node:test";
import { START, learn, moved, returns, walksSentence } from "../../softmax_lib/teaching/widgets/esm/lib/walking.mjs";
import { golden } from "./golden.mjs";

for (const { settings, logits, earned, sentence } of golden("walking")) {
  test(`after ${settings.walks} walks of seed ${settings.seed}`, () => {
    const found = learn(settings);
    found.logits.flat().forEach((z, i) => assert.ok(Math.abs(z - logits.flat()[i]) < 1e-9));
    assert.equal(found.earned.length, earned.length);
    found.earned.forEach((x, i) => assert.ok(Math.abs(x - earned[i]) < 1e-12));
    assert.equal(walksSentence(found), sentence);
  });
}

test("nobody walks through the edge", () => {
  assert.equal(moved(START, 3).next, START);
  assert.equal(moved(START, 2).next, START);
});

test("what a step earns is the sum from there on, and the steps are not touched", () => {
  const steps = Object.freeze([{ reward: 1 }, { reward: 2 }, { reward: 4 }]);
  assert.deepEqual(returns(steps), [7, 6, 4]);
});

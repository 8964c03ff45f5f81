import assert from "node:assert/strict";
import { test } from "node:test";
import { lookedUp, lookupSentence } from "../../softmax_lib/teaching/widgets/esm/lib/lookup.mjs";
import { golden } from "./golden.mjs";

const { keys, values, cases } = golden("lookup");
const near = (a, b) => assert.ok(Math.abs(a - b) <= 1e-13 * Math.max(1, Math.abs(b)), `${a} is not ${b}`);

for (const { settings, scores, weights, mean, sentence } of cases) {
  test(`a query at ${settings.query}, ${settings.score}, T = ${settings.temperature}`, () => {
    const found = lookedUp({ ...settings, points: keys, values });
    found.scores.forEach((score, i) => near(score, scores[i]));
    found.weights.forEach((weight, i) => near(weight, weights[i]));
    near(found.mean, mean);
    assert.equal(lookupSentence(found, [..."ABCDEF"]), sentence);
  });
}

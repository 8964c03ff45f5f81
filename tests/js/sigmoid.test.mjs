import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { midpoint, sigmoid } from "../../softmax_lib/teaching/widgets/esm/lib/sigmoid.mjs";
import { softmax } from "../../softmax_lib/teaching/widgets/esm/lib/softmax.mjs";
import { golden, ulps } from "./golden.mjs";

const { EPSILON } = Number;

for (const [name, { z, ...expected }] of Object.entries(golden("sigmoid"))) {
  describe(name, () => {
    test("each sigmoid is within 3 ulp", () =>
      z.forEach((score, i) => assert.ok(ulps(sigmoid(score), expected.sigmoids[i]) <= 3)));
    test("the midpoint is the log-sum-exp of the rivals", () => {
      const error = Math.abs(midpoint(z) - expected.midpoint);
      assert.ok(error <= 2 * EPSILON * Math.max(1, Math.abs(expected.midpoint)));
    });
    test("the sigmoid of the lead over the midpoint is the softmax", () => {
      const gap = z[0] - midpoint(z);
      const reach = 8 * EPSILON * (1 + Math.abs(gap) + Math.abs(expected.midpoint));
      for (const p of [sigmoid(gap), softmax(z)[0]]) {
        assert.ok(Math.abs(p - expected.first) <= reach * expected.first);
      }
    });
  });
}

test("at the midpoint the first class has one half", () => {
  for (const rivals of [[1.5, 4.8], [-8, 8], [0, 0]]) {
    const z = [midpoint([0, ...rivals]), ...rivals];
    assert.ok(Math.abs(softmax(z)[0] - 0.5) <= 8 * EPSILON);
  }
});

test("the sigmoid is certain at infinity and NaN of NaN", () => {
  assert.deepEqual([-Infinity, Infinity, NaN].map(sigmoid), [0, 1, NaN]);
});

// Numbers as prose writes them: rounded, with a real minus sign and raised digits.
import assert from "node:assert/strict";
import { test } from "node:test";

import { inProse } from "../../softmax_lib/teaching/widgets/esm/lib/digits.mjs";
import { outcome } from "../../softmax_lib/teaching/widgets/esm/lib/merging.mjs";
import { share } from "../../softmax_lib/teaching/widgets/esm/lib/text.mjs";

const SHARES = [
  [0, "0.0 %"],
  [0.0004, "<0.1 %"],
  [0.024, "2.4 %"],
  [0.7285, "73 %"],
  [0.9315, "93.2 %"],
  [0.99951, ">99.9 %"],
  [1, "100.0 %"],
];
for (const [p, text] of SHARES) test(`${p} of one is ${text}`, () => assert.equal(share(p), text));

const SMALL = [
  [2.061e-9, "2 × 10⁻⁹"],
  [1.4e-45, "1 × 10⁻⁴⁵"],
  [9.7e-10, "1 × 10⁻⁹"],
  [0.0183, "0.02"],
  [0.6931, "0.7"],
  [1e5, "1 × 10⁵"],
  [0, "0"],
  [NaN, "NaN"],
  [Infinity, "∞"],
];
for (const [x, text] of SMALL) {
  test(`${x} is ${text} in prose`, () => assert.equal(inProse(x), text));
}

test("a cut pushed past the other cuts the row at the same two places", () => {
  const row = [0.7, 1.5, 4.8, 2, -3];
  assert.deepEqual(outcome(row, [4, 1], 0), outcome(row, [1, 4], 0));
  const whole = Math.log(row.reduce((sum, z) => sum + Math.exp(z), 0));
  assert.ok(Math.abs(outcome(row, [4, 1], 0).value - whole) < 1e-12);
});

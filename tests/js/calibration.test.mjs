import assert from "node:assert/strict";
import { test } from "node:test";
import {
  bestTemperature,
  binOf,
  calibrationError,
  meanLoss,
  nullBand,
  reliability,
  successes,
  topLabels,
} from "../../softmax_lib/teaching/widgets/esm/lib/calibration.mjs";
import { golden } from "./golden.mjs";

const { scored, trials } = golden("calibration");
const near = (value, expected, reach = 1e-12) =>
  assert.ok(Math.abs(value - expected) <= reach * Math.max(1e-3, Math.abs(expected)), `${value} for ${expected}`);

for (const { name, z, y, temperature, nll, ece, best } of scored) {
  test(`NLL, ECE and the best temperature of ${name} rows at T = ${temperature}`, () => {
    near(meanLoss(z, y, temperature), nll);
    for (const [bins, error] of Object.entries(ece)) {
      near(calibrationError(topLabels(z, y, temperature), Number(bins)), error);
    }
    near(bestTemperature(z, y), best, 1e-9);
  });
}

for (const { chances, successes: shares } of trials) {
  test(`successes of trials with chances ${chances}`, () =>
    successes(chances).forEach((share, k) => near(share, shares[k])));
}

test("bins are closed on the right, with 0 in the first and 1 in the last", () => {
  for (const bins of [1, 3, 7, 10, 49]) {
    assert.equal(binOf(0, bins), 0);
    for (let k = 1; k <= bins; k += 1) assert.equal(binOf(k / bins, bins), k - 1);
    for (let k = 1; k < bins; k += 1) assert.equal(binOf(k / bins + 1e-15, bins), k);
  }
});

test("two predictions of 0.95 and 1 share a bin, whose gap is 0.475", () => {
  const pair = [{ confidence: 0.95, right: true }, { confidence: 1, right: false }];
  assert.equal(reliability(pair, 15).length, 1);
  near(calibrationError(pair, 15), 0.475);
});

test("a calibrated bin stays inside its band at least 95 % of the time", () => {
  for (const chances of [Array(40).fill(0.8), Array(7).fill(0.3), [0.99]]) {
    const [low, high] = nullBand(chances).map((share) => Math.round(share * chances.length));
    const share = successes(chances);
    const sum = (from, to) => share.slice(from, to).reduce((a, b) => a + b, 0);
    assert.ok(sum(low, high + 1) >= 0.95);
    assert.ok(sum(0, low) < 0.025 && sum(high + 1) < 0.025 + 1e-12);
  }
});

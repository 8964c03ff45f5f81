import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  entropy,
  logSoftmax,
  logsumexp,
  softmax,
} from "../../softmax_lib/teaching/widgets/esm/lib/softmax.mjs";
import { golden, ulps } from "./golden.mjs";

const { EPSILON } = Number;
const sum = (x) => x.reduce((a, b) => a + b, 0);
const airplane = [-3.44, 1.16, -0.81, 3.91];

// A small linear congruential generator: the same scores on every run.
let seed = 2;
const random = () => (seed = (1664525 * seed + 1013904223) % 2 ** 32) / 2 ** 32;
const rows = Array.from({ length: 200 }, () =>
  Array.from({ length: 1 + Math.floor(12 * random()) }, () => 60 * (random() - 0.5)),
);

function assertWithin(actual, expected, bound) {
  assert.equal(actual.length, expected.length);
  actual.forEach((value, i) => {
    const exact = Number(expected[i]);
    assert.ok(ulps(value, exact) <= bound, `${value} against ${exact}`);
  });
}

for (const [name, { z, temperature, ...expected }] of Object.entries(golden("softmax"))) {
  describe(name, () => {
    const scores = z.map(Number);
    test("softmax is within 5 ulp", () =>
      assertWithin(softmax(scores, temperature), expected.softmax, 5));
    test("logSoftmax is within 8 ulp", () =>
      assertWithin(logSoftmax(scores, temperature), expected.logSoftmax, 8));
    test("logsumexp is within 2 eps", () => {
      const error = Math.abs(logsumexp(scores) - expected.logsumexp);
      assert.ok(error <= 2 * EPSILON * Math.max(1, Math.abs(expected.logsumexp)));
    });
    test("entropy has the absolute accuracy of its terms", () => {
      const error = Math.abs(entropy(softmax(scores, temperature)) - expected.entropy);
      assert.ok(error <= 8 * EPSILON * Math.log(scores.length + 1));
    });
  });
}

describe("for 200 rows of random scores", () => {
  test("probabilities sum to one", () => {
    for (const z of rows) assert.ok(Math.abs(sum(softmax(z)) - 1) <= EPSILON * z.length);
  });
  test("adding a power of two to every score changes nothing beyond its rounding", () => {
    for (const z of rows) {
      const moved = softmax(z.map((score) => score + 64));
      softmax(z).forEach((p, i) => assert.ok(Math.abs(moved[i] - p) <= 128 * EPSILON * p));
    }
  });
  test("the order of the scores is the order of the probabilities", () => {
    for (const z of rows) {
      const p = softmax(z, 3);
      z.forEach((_, i) => z.forEach((_, j) => assert.ok(z[i] <= z[j] || p[i] >= p[j])));
    }
  });
  test("logSoftmax is the score less logsumexp", () => {
    for (const z of rows) {
      const lse = logsumexp(z);
      logSoftmax(z).forEach((log, i) => assert.ok(Math.abs(log - (z[i] - lse)) <= 128 * EPSILON));
    }
  });
  test("entropy lies between zero and ln K", () => {
    for (const z of rows) {
      const h = entropy(softmax(z));
      assert.ok(h >= 0 && h <= Math.log(z.length) + EPSILON * z.length);
    }
  });
});

describe("at the edges", () => {
  const { NaN, POSITIVE_INFINITY: inf, MAX_VALUE: huge } = Number;
  test("nothing gives nothing, and the sum of nothing is 0", () => {
    assert.deepEqual(softmax([]), []);
    assert.deepEqual(logSoftmax([]), []);
    assert.equal(logsumexp([]), -inf);
    assert.equal(entropy([]), 0);
  });
  test("an excluded class has probability exactly 0", () => {
    assert.equal(softmax([1, -inf])[1], 0);
    assert.equal(logSoftmax([1, -inf])[1], -inf);
  });
  test("with every class excluded there is no answer", () => {
    assert.deepEqual(softmax([-inf, -inf]), [NaN, NaN]);
    assert.deepEqual(logSoftmax([-inf, -inf]), [NaN, NaN]);
    assert.equal(logsumexp([-inf, -inf]), -inf);
  });
  test("one infinite score takes everything, two cannot share it", () => {
    assert.deepEqual(softmax([0, inf, -inf]), [0, 1, 0]);
    assert.deepEqual(logSoftmax([0, inf]), [-inf, 0]);
    assert.deepEqual(softmax([0, inf, inf]), [NaN, NaN, NaN]);
    assert.equal(logsumexp([0, inf, inf]), inf);
  });
  test("NaN spoils its row", () => {
    assert.deepEqual(softmax([0, NaN]), [NaN, NaN]);
    assert.deepEqual(logSoftmax([0, NaN]), [NaN, NaN]);
    assert.equal(logsumexp([0, NaN]), NaN);
  });
  test("the largest numbers neither overflow nor spoil the others", () => {
    assert.deepEqual(softmax([huge, huge, -huge]), [0.5, 0.5, 0]);
    assert.deepEqual(softmax([huge, 0], 0.1), [1, 0]);
  });
  test("a temperature without bound treats all allowed classes alike", () => {
    assert.deepEqual(softmax([5, -inf, -3], inf), [0.5, 0, 0.5]);
  });
  test("a temperature that is not positive is refused, and argmax is named", () => {
    for (const temperature of [0, -1, NaN]) {
      assert.throws(() => softmax(airplane, temperature), { name: "RangeError", message: /argmax/ });
      assert.throws(() => logSoftmax(airplane, temperature), RangeError);
    }
  });
  test("the scores are left as they were", () => {
    const z = Object.freeze([...airplane]);
    softmax(z);
    logSoftmax(z);
    assert.deepEqual(z, airplane);
  });
});

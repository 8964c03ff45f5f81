import assert from "node:assert/strict";
import { test } from "node:test";
import {
  crossEntropy,
  deviation,
  divergence,
  gradient,
  lossSentence,
  shared,
  stepped,
} from "../../softmax_lib/teaching/widgets/esm/lib/descent.mjs";
import { golden } from "./golden.mjs";

const close = (a, b, within) => assert.ok(Math.abs(a - b) <= within, `${a} against ${b}`);
const sum = (x) => x.reduce((a, b) => a + b, 0);

for (const { labels, z, q, ...expected } of golden("descent")) {
  test(`loss, divergence and gradient at ${z} for ${q}`, () => {
    close(crossEntropy(z, q), expected.loss, 1e-13 * expected.loss);
    close(divergence(z, q), expected.divergence, 1e-13);
    gradient(z, q).forEach((slope, i) => close(slope, expected.gradient[i], 1e-15));
    assert.equal(lossSentence(labels, z, q), expected.sentence);
  });
  test(`a small step from ${z} lowers the loss for ${q}`, () => {
    assert.ok(crossEntropy(stepped(z, q, 0.1), q) < crossEntropy(z, q));
  });
}

test("differences deviate by truncation on the right and by rounding on the left", () => {
  const at = (h) => deviation([1.16, -0.81, 3.91], [1, 0, 0], h);
  close(at(0.1) / at(0.01), 100, 2);
  assert.ok(at(1e-5) < 1e-9);
  assert.ok(at(1e-13) > 1e-6);
});

test("at the truth the gradient is zero and a step leads nowhere", () => {
  const z = [Math.log(0.5), Math.log(0.25), Math.log(0.25)];
  const q = [0.5, 0.25, 0.25];
  gradient(z, q).forEach((slope) => close(slope, 0, 1e-15));
  stepped(z, q, 1).forEach((score, i) => close(score, z[i], 1e-15));
});

test("a share given to one class is taken from the others in proportion", () => {
  assert.deepEqual(shared([0.5, 0.25, 0.25], 0, 0.8).map((x) => x.toFixed(3)), ["0.800", "0.100", "0.100"]);
  assert.deepEqual(shared([1, 0, 0], 0, 0.5), [0.5, 0.25, 0.25]);
  for (const share of [0, 0.3, 1]) close(sum(shared([0.2, 0.3, 0.5], 1, share)), 1, 1e-15);
});

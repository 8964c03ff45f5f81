import assert from "node:assert/strict";
import { test } from "node:test";
import {
  cloud,
  correct,
  empty,
  hiddenSentence,
  loss,
  newborn,
  chanceOfOne,
  trained,
} from "../../softmax_lib/teaching/widgets/esm/lib/hidden.mjs";
import { above, region } from "../../softmax_lib/teaching/widgets/esm/lib/surface.mjs";
import { golden } from "./golden.mjs";

const close = (a, b, within) => assert.ok(Math.abs(a - b) <= within, `${a} against ${b}`);

function network(units, seed) {
  const born = newborn(seed);
  return { ...empty(), units: Array.from({ length: units }, born) };
}

for (const { cloud: name, units, seed, steps, ...expected } of golden("hidden")) {
  test(`${units} units on the ${name} after ${steps} steps from seed ${seed}`, () => {
    const points = cloud(name);
    let at = network(units, seed);
    for (let i = 0; i < steps; i += 1) at = trained(at, points);
    close(loss(at, points), expected.loss, 1e-9 * expected.loss);
    assert.equal(correct(at, points), expected.right);
    assert.equal(hiddenSentence(at, points, steps), expected.sentence);
  });
}

test("a step follows the differences of the loss", () => {
  const points = cloud("ring");
  let at = network(3, 1);
  for (let i = 0; i < 20; i += 1) at = trained(at, points);
  const moved = trained(at, points);
  at.units.forEach((unit, i) =>
    unit.forEach((value, j) => {
      const shifted = (by) => ({ ...at, units: at.units.with(i, unit.with(j, value + by)) });
      const slope = (loss(shifted(1e-6), points) - loss(shifted(-1e-6), points)) / 2e-6;
      close(moved.units[i][j] - value, -0.5 * slope, 1e-8);
    }),
  );
});

test("a unit that is added says nothing yet, and learns", () => {
  const points = cloud("cross");
  let at = network(1, 0);
  for (let i = 0; i < 50; i += 1) at = trained(at, points);
  const wider = { ...at, units: [...at.units, newborn(3)()] };
  assert.equal(loss(wider, points), loss(at, points));
  const after = trained(wider, points).units[1];
  assert.ok(after[3] !== 0 && after[4] === -after[3]);
});

test("training leaves the network that it was given", () => {
  const at = network(2, 0);
  const before = JSON.stringify(at);
  trained(at, cloud("cross"));
  assert.equal(JSON.stringify(at), before);
});

test("without units both classes have one half everywhere", () => {
  assert.equal(chanceOfOne(empty(), 1, -2), 0.5);
});

test("a row is above a level between the places where a line crosses it", () => {
  assert.deepEqual(above([0, 1, 1, 0], 0.5), [1, 3]);
  assert.deepEqual(above([0, 0.8, 0], 0.4), [1, 2]);
  assert.deepEqual(above([0, 1, 1], 0.25), [0.75, 3]);
  assert.deepEqual(above([1, 1], 0.5), [0, 2]);
  assert.deepEqual(above([0, 0], 0.5), []);
  assert.deepEqual(above([1, 0, 1], 0.5), [0, 1, 2, 3]);
});

test("a region is a strip for each row, the lowest at the bottom", () => {
  assert.equal(region([[1, 1], [0, 0]], 0.5), "M0.0 120.0h240.0v120.0h-240.0z");
});

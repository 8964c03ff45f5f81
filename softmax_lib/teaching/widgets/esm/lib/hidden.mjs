// A network of two inputs, ReLU units and two classes, trained by all points at once.
// hidden_units.py trains the same; tests/golden/hidden.json holds for both.
import { chance } from "./chance.mjs";
import { sigmoid } from "./sigmoid.mjs";
import { logSoftmax } from "./softmax.mjs";
import { fixed } from "./text.mjs";

export const CLOUDS = ["cross", "ring"];
const COUNT = 80;
const RATE = 0.5;

/** 80 points { x, y, label }: four clouds on a cross, or a disc in a ring. */
export function cloud(name) {
  const next = chance(5);
  return Array.from({ length: COUNT }, (_, i) => {
    const label = i % 2;
    if (name === "ring") {
      const turn = 2 * Math.PI * next();
      const radius = (label ? 2.1 : 0.7) + 0.8 * (next() - 0.5);
      return { x: radius * Math.cos(turn), y: radius * Math.sin(turn), label };
    }
    const side = i % 4 < 2 ? 1.4 : -1.4;
    const spread = () => 2 * (next() - 0.5);
    return { x: side + spread(), y: (label ? -side : side) + spread(), label };
  });
}

/** A source of units [v1, v2, c, w0, w1]: of random direction, with no say yet. */
export function newborn(seed) {
  const next = chance(seed);
  return () => [3 * next() - 1.5, 3 * next() - 1.5, 2 * next() - 1, 0, 0];
}

/** A network of no units, whose scores are both 0. */
export const empty = () => ({ units: [], bias: [0, 0] });

/** How far score 1 is above score 0 at a point. */
function lead({ units, bias }, x, y) {
  let gap = bias[1] - bias[0];
  for (const [v1, v2, c, w0, w1] of units) gap += Math.max(0, v1 * x + v2 * y + c) * (w1 - w0);
  return gap;
}

/** The probability of class 1 at a point: softmax over both scores. */
export const chanceOfOne = (network, x, y) => sigmoid(lead(network, x, y));

/** The mean surprise at the labels, in nats. */
export function loss(network, points) {
  const costs = points.map(({ x, y, label }) => -logSoftmax([0, lead(network, x, y)])[label]);
  return costs.reduce((sum, cost) => sum + cost, 0) / points.length;
}

/** How many points get more than one half for their own class. */
export const correct = (network, points) =>
  points.filter(({ x, y, label }) => chanceOfOne(network, x, y) > 0.5 === (label === 1)).length;

/** The network after one step against the gradient; p − y, back through each unit. */
export function trained({ units, bias }, points) {
  const moved = units.map((unit) => [...unit]);
  const shifted = [...bias];
  for (const { x, y, label } of points) {
    const pull = (RATE * (chanceOfOne({ units, bias }, x, y) - label)) / points.length; // of score 1
    shifted[1] -= pull;
    shifted[0] += pull;
    units.forEach(([v1, v2, c, w0, w1], i) => {
      const h = v1 * x + v2 * y + c;
      if (h <= 0) return;
      const back = pull * (w1 - w0);
      moved[i][0] -= back * x;
      moved[i][1] -= back * y;
      moved[i][2] -= back;
      moved[i][3] += pull * h;
      moved[i][4] -= pull * h;
    });
  }
  return { units: moved, bias: shifted };
}

/** Units, steps, loss and what is right, in one sentence. */
export function hiddenSentence(network, points, steps) {
  const many = network.units.length;
  const units = many === 1 ? "1 unit" : `${many} units`;
  const made = steps === 1 ? "1 step" : `${steps} steps`;
  return (
    `${units}, ${made}: the loss is ${fixed(loss(network, points), 3)} nats, ` +
    `and ${correct(network, points)} of ${points.length} points are right.`
  );
}

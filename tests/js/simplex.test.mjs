import assert from "node:assert/strict";
import { test } from "node:test";
import {
  CORNERS,
  temperaturePath,
  toPoint,
  toScores,
  toShares,
} from "../../softmax_lib/teaching/widgets/esm/lib/simplex.mjs";
import { softmax } from "../../softmax_lib/teaching/widgets/esm/lib/softmax.mjs";

function assertClose(actual, expected, tolerance = 1e-12) {
  assert.ok(Math.hypot(actual.x - expected.x, actual.y - expected.y) <= tolerance);
}

const centre = { x: 1 / 2, y: Math.sqrt(3) / 6 };

test("the corners are one apart", () => {
  for (const [i, j] of [[0, 1], [1, 2], [2, 0]]) {
    const side = Math.hypot(CORNERS[i].x - CORNERS[j].x, CORNERS[i].y - CORNERS[j].y);
    assert.ok(Math.abs(side - 1) <= Number.EPSILON);
  }
});

test("certainty is a corner and ignorance the centre", () => {
  assertClose(toPoint([1, 0, 0]), CORNERS[0]);
  assertClose(toPoint([0, 1, 0]), CORNERS[1]);
  assertClose(toPoint([0, 0, 1]), CORNERS[2]);
  assertClose(toPoint([1 / 3, 1 / 3, 1 / 3]), centre);
});

test("the third probability is the share of the height", () => {
  const { y } = toPoint([0.45, 0.25, 0.3]);
  assert.ok(Math.abs(y / CORNERS[2].y - 0.3) <= 1e-12);
});

test("a temperature path runs from the centre to the winner's corner", () => {
  for (const z of [[0.7, 1.5, 4.8], [-0.001, 0.002, 0], [-500, 300, 299]]) {
    const path = temperaturePath(z).map(toPoint);
    assertClose(path[0], centre, 0.01);
    assertClose(path.at(-1), CORNERS[z.indexOf(Math.max(...z))], 0.05);
  }
});

test("equal scores stay at the centre", () => {
  for (const p of temperaturePath([2, 2, 2])) assertClose(toPoint(p), centre);
});

test("the shares of a point are those that it was made of", () => {
  for (const p of [[0.2, 0.5, 0.3], [0.98, 0.005, 0.015], [1 / 3, 1 / 3, 1 / 3]]) {
    toShares(toPoint(p)).forEach((share, i) => assert.ok(Math.abs(share - p[i]) <= 1e-15));
  }
});

test("beyond a side no share is below the least, and they add up to one", () => {
  for (const point of [{ x: -1, y: -1 }, { x: 0.5, y: 3 }, { x: 0, y: 0 }]) {
    const p = toShares(point, 0.01);
    assert.ok(Math.abs(p.reduce((sum, share) => sum + share) - 1) <= 1e-15);
    assert.ok(Math.min(...p) > 0.01 / 2.02, `${p}`);
  }
  toShares({ x: -3, y: -1 }, 0.01).forEach((share, i) => {
    assert.ok(Math.abs(share - [1, 0.01, 0.01][i] / 1.02) <= 1e-15);
  });
});

test("the scores of shares have them as softmax, and the old mean", () => {
  for (const temperature of [0.1, 1, 10]) {
    const p = [0.2, 0.5, 0.3];
    const z = toScores(p, [0.7, 1.5, 4.8], temperature);
    softmax(z, temperature).forEach((share, i) => assert.ok(Math.abs(share - p[i]) <= 1e-14));
    assert.ok(Math.abs(z.reduce((sum, score) => sum + score) - 7) <= 1e-13);
  }
});

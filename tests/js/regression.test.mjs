import assert from "node:assert/strict";
import { test } from "node:test";
import {
  clipped,
  fitted,
  objective,
  regions,
  regionsSentence,
  scores,
  scoreText,
  solved,
  whoIsRight,
} from "../../softmax_lib/teaching/widgets/esm/lib/regression.mjs";
import { golden } from "./golden.mjs";

const SQUARE = [[-5, -5], [5, -5], [5, 5], [-5, 5]];

/** Area of a polygon whose corners run the same way round as those of the square. */
const area = (polygon) =>
  polygon.reduce((sum, [x, y], i) => {
    const [right, up] = polygon[(i + 1) % polygon.length];
    return sum + (x * up - right * y) / 2;
  }, 0);

for (const [name, { points, l2, weights, loss, scores: texts, sentence }] of Object.entries(golden("regression"))) {
  test(`${name}: the weights`, () => {
    const found = fitted(points, l2);
    const scale = Math.max(1, ...weights.flat().map(Math.abs));
    found.flat().forEach((w, i) => {
      assert.ok(Math.abs(w - weights.flat()[i]) <= 1e-9 * scale, `${w} for ${weights.flat()[i]}`);
    });
  });

  test(`${name}: the loss and the words`, () => {
    const found = fitted(points, l2);
    assert.ok(Math.abs(objective(found, points, 0) / points.flat().length - loss) <= 1e-9);
    assert.deepEqual(found.map(scoreText), texts);
    assert.equal(regionsSentence(found, points), sentence);
  });

  test(`${name}: the regions share the plane, and each is where its class leads`, () => {
    const polygons = regions(weights, SQUARE);
    const whole = polygons.reduce((sum, polygon) => sum + area(polygon), 0);
    assert.ok(Math.abs(whole - 100) <= 1e-9);
    polygons.forEach((polygon, k) => {
      for (const corner of polygon) {
        const z = scores(weights, corner);
        assert.ok(z[k] >= Math.max(...z) - 1e-9);
      }
    });
  });
}

test("points on their side are right", () => {
  const weights = [[1, 0, 0], [-1, 0, 0], [0, 0, -9]];
  assert.deepEqual(whoIsRight(weights, [[[2, 0], [-2, 0]], [[-1, 0]], [[0, 0]]]), [[true, false], [true], [false]]);
});

test("equations with a zero pivot are solved", () => {
  const v = solved([[0, 2, 1], [1, 1, 0], [3, 0, 4]], [7, 3, 15]);
  [1, 2, 3].forEach((value, i) => assert.ok(Math.abs(v[i] - value) <= 1e-14));
});

test("a polygon is cut, kept whole or gone", () => {
  assert.deepEqual(clipped(SQUARE, [1, 0, 0]), [[0, -5], [5, -5], [5, 5], [0, 5]]);
  assert.deepEqual(clipped(SQUARE, [0, 0, 1]), SQUARE);
  assert.deepEqual(clipped(SQUARE, [0, 0, -1]), []);
});

test("the points are left as they were", () => {
  const points = Object.freeze([[[1, 2]], [[2, 1]], [[0, 0]]].map((group) => Object.freeze(group)));
  fitted(points, 0.1);
  assert.deepEqual(points, [[[1, 2]], [[2, 1]], [[0, 0]]]);
});

// Three probabilities as a point of a triangle of side 1, as in the book's figures:
// the first class at the left corner, the second right, the third on top.
import { softmax } from "./softmax.mjs";

export const CORNERS = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1 / 2, y: Math.sqrt(3) / 2 },
];

/** The point whose distances from the sides are as p: the mean of the corners under p. */
export function toPoint(p) {
  return {
    x: p[0] * CORNERS[0].x + p[1] * CORNERS[1].x + p[2] * CORNERS[2].x,
    y: p[0] * CORNERS[0].y + p[1] * CORNERS[1].y + p[2] * CORNERS[2].y,
  };
}

/** The distribution at a point: toPoint undone. Outside, a near one, with no share of 0. */
export function toShares({ x, y }, least = 0.001) {
  const third = y / CORNERS[2].y;
  const second = x - third / 2;
  const wanted = [1 - second - third, second, third];
  const shares = wanted.map((share) => Math.min(1, Math.max(share, least)));
  const total = shares.reduce((sum, share) => sum + share);
  return shares.map((share) => share / total);
}

/** The scores with softmax(z/T) = p and the same mean as `others`. */
export function toScores(p, others, temperature = 1) {
  const mean = (x) => x.reduce((sum, value) => sum + value) / x.length;
  const z = p.map((share) => temperature * Math.log(share));
  return z.map((score) => score - mean(z) + mean(others));
}

/** softmax(z/T) from near the centre (T large) to near the winner's corner (T small). */
export function temperaturePath(z, steps = 100) {
  const [third, second, first] = z.toSorted((a, b) => a - b);
  const hot = 100 * (first - third) || 1;
  const cold = (first - second || first - third || 1) / 10;
  return Array.from({ length: steps + 1 }, (_, i) =>
    softmax(z, hot * (cold / hot) ** (i / steps)),
  );
}

// Softmax regression of points in a plane, by Newton's method. SoftmaxRegression finds
// the same weights in Python; both are tested against tests/golden/regression.json.
import { logSoftmax } from "./softmax.mjs";
import { fixed } from "./text.mjs";

const total = (x) => x.reduce((sum, value) => sum + value, 0);
const dot = (a, b) => total(a.map((value, i) => value * b[i]));
const SIZE = 3; // numbers a class: for x, for y, and one more
const MOST = 100; // Newton's steps; some ten are needed

/** Scores of the point (x, y): one row [of x, of y, constant] of weights a class. */
export const scores = (weights, [x, y]) => weights.map((row) => dot(row, [x, y, 1]));

/** Solution of the equations A v = b, by elimination with pivots. */
export function solved(A, b) {
  const rows = A.map((row, i) => [...row, b[i]]);
  rows.forEach((_, i) => {
    const below = rows.slice(i).map((row) => Math.abs(row[i]));
    const pivot = i + below.indexOf(Math.max(...below));
    [rows[i], rows[pivot]] = [rows[pivot], rows[i]];
    for (let k = i + 1; k < rows.length; k += 1) {
      const factor = rows[k][i] / rows[i][i];
      rows[k] = rows[k].map((value, j) => value - factor * rows[i][j]);
    }
  });
  const v = [];
  for (let i = rows.length - 1; i >= 0; i -= 1) {
    const known = total(v.map((value, j) => value * rows[i][i + 1 + j]));
    v.unshift((rows[i].at(-1) - known) / rows[i][i]);
  }
  return v;
}

/** Sum of the losses (nats) plus l2/2 times the squared weights, constants left out. */
export function objective(weights, groups, l2) {
  const losses = groups.flatMap((points, k) =>
    points.map((point) => -logSoftmax(scores(weights, point))[k]),
  );
  return total(losses) + (l2 / 2) * total(weights.flatMap(([x, y]) => [x * x, y * y]));
}

/** Gradient of the objective, and its Hessian made regular, over all weights in a row. */
function slopes(weights, groups, l2) {
  const length = weights.length * SIZE;
  const gradient = Array(length).fill(0);
  const hessian = gradient.map(() => Array(length).fill(0));
  groups.forEach((points, truth) =>
    points.forEach((point) => {
      const input = [...point, 1];
      const p = logSoftmax(scores(weights, point)).map(Math.exp);
      for (let i = 0; i < length; i += 1) {
        const [k, c] = [Math.floor(i / SIZE), i % SIZE];
        gradient[i] += (p[k] - (k === truth)) * input[c];
        for (let j = 0; j < length; j += 1) {
          const [other, d] = [Math.floor(j / SIZE), j % SIZE];
          hessian[i][j] += p[k] * ((k === other) - p[other]) * input[c] * input[d];
        }
      }
    }),
  );
  weights.flat().forEach((value, i) => {
    if (i % SIZE < 2) {
      gradient[i] += l2 * value;
      hessian[i][i] += l2;
    } else {
      // the same for all constants changes nothing: this keeps their sum at zero
      for (let j = SIZE - 1; j < length; j += SIZE) hessian[i][j] += 1;
    }
  });
  return { gradient, hessian };
}

/** Weights of each class, [of x, of y, constant], that make the objective smallest. */
export function fitted(groups, l2) {
  let weights = groups.map(() => Array(SIZE).fill(0));
  for (let count = 0; count < MOST; count += 1) {
    const { gradient, hessian } = slopes(weights, groups, l2);
    const step = solved(hessian, gradient);
    const moved = (size) => weights.map((row, k) => row.map((w, c) => w - size * step[k * SIZE + c]));
    const promise = dot(gradient, step); // twice what the whole step gains, if it is short
    const least = (size) => objective(weights, groups, l2) - (size / 10) * promise;
    let size = 1;
    while (promise > 1e-9 && objective(moved(size), groups, l2) > least(size)) size /= 2;
    weights = moved(size);
    if (promise < 1e-18) break;
  }
  return weights;
}

/** The part of a convex polygon where [a, b, c] gives a x + b y + c >= 0. */
export function clipped(polygon, side) {
  const height = ([x, y]) => dot(side, [x, y, 1]);
  return polygon.flatMap((from, i) => {
    const to = polygon[(i + 1) % polygon.length];
    const [low, high] = [height(from), height(to)];
    const share = low / (low - high);
    const crossing = from.map((value, c) => value + share * (to[c] - value));
    const kept = low >= 0 ? [from] : [];
    return low * high < 0 ? [...kept, crossing] : kept;
  });
}

/** Where in a convex polygon each class has the highest score: a polygon a class. */
export const regions = (weights, polygon) =>
  weights.map((own, k) =>
    weights
      .filter((_, other) => other !== k)
      .reduce((left, other) => clipped(left, own.map((w, c) => w - other[c])), polygon),
  );

/** For each point of each class, whether its own class has the highest score there. */
export const whoIsRight = (weights, groups) =>
  groups.map((points, k) =>
    points.map((point) => {
      const z = scores(weights, point);
      return z[k] === Math.max(...z);
    }),
  );

/** The score of a class as a reader sees it: "0.52 x − 1.20 y + 0.31". */
export const scoreText = ([first, ...others]) =>
  others.reduce(
    (text, value, i) => {
      const sign = fixed(value).startsWith("−") ? "−" : "+";
      return `${text} ${sign} ${fixed(Math.abs(value))}${[" y", ""][i]}`;
    },
    `${fixed(first)} x`,
  );

/** How many points lie in the region of their class, and what the model loses on them. */
export function regionsSentence(weights, groups) {
  const right = whoIsRight(weights, groups).flat();
  const loss = objective(weights, groups, 0) / right.length;
  const length = Math.sqrt(total(weights.flatMap(([x, y]) => [x * x, y * y])));
  return (
    `${right.filter(Boolean).length} of ${right.length} points lie in the region of their class; ` +
    `mean loss ${fixed(loss)} nats, length of the weights ${fixed(length)}.`
  );
}

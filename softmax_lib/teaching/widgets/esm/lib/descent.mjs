// Cross-entropy of scores z and a truth q, its gradient, a check of it, and a step.
import { logSoftmax, softmax } from "./softmax.mjs";
import { fixed } from "./text.mjs";

const total = (x) => x.reduce((sum, value) => sum + value, 0);

/** Mean surprise -sum of q ln p in nats, where what never happens costs nothing. */
export function crossEntropy(z, q) {
  const logs = logSoftmax(z);
  return total(q.map((share, i) => (share === 0 ? 0 : -share * logs[i])));
}

/** What of the loss can be removed: the sum of q ln(q/p) in nats. */
export function divergence(z, q) {
  const logs = logSoftmax(z);
  return total(q.map((share, i) => (share === 0 ? 0 : share * (Math.log(share) - logs[i]))));
}

/** Derivative of the loss with respect to the scores. */
export const gradient = (z, q) => softmax(z).map((p, i) => p - q[i]);

/** Largest gap between the gradient and central differences over a step h. */
export function deviation(z, q, h) {
  const gaps = gradient(z, q).map((slope, i) => {
    const above = crossEntropy(z.with(i, z[i] + h), q);
    const below = crossEntropy(z.with(i, z[i] - h), q);
    return Math.abs((above - below) / (2 * h) - slope);
  });
  return Math.max(...gaps);
}

/** Scores after one step against the gradient. */
export const stepped = (z, q, rate) => gradient(z, q).map((slope, i) => z[i] - rate * slope);

/** The truth after class i was given a share: the others keep their proportions. */
export function shared(q, i, share) {
  const rest = total(q.toSpliced(i, 1));
  return q.map((old, j) => {
    if (j === i) return share;
    return rest > 0 ? (old / rest) * (1 - share) : (1 - share) / (q.length - 1);
  });
}

/** The loss, what of it can be removed, and the largest pull, in one sentence. */
export function lossSentence(labels, z, q) {
  const pulls = gradient(z, q).map((slope) => -slope);
  const sizes = pulls.map(Math.abs);
  const strongest = sizes.indexOf(Math.max(...sizes));
  return (
    `Loss ${fixed(crossEntropy(z, q))} nats, of which ${fixed(divergence(z, q))} can be ` +
    `removed; the strongest pull is on ${labels[strongest]}, ${pulls[strongest] > 0 ? "up" : "down"}.`
  );
}

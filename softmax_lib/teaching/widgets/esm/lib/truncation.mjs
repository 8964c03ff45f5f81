// Which classes may be drawn: logits with -Infinity for the others, as in
// softmax_lib.truncation and softmax_lib.decoding. Of equal logits the first are kept,
// but all by min-p.
import { entropy, logSoftmax, softmax } from "./softmax.mjs";

const inOrder = (z) => z.map((_, i) => i).sort((i, j) => z[j] - z[i] || i - j);
const keepOnly = (z, kept) => z.map((score, i) => (kept.has(i) ? score : -Infinity));

/** The k largest. */
export const topK = (z, k) => keepOnly(z, new Set(inOrder(z).slice(0, k)));

/** Taken in an order until they hold so much probability. */
function keepUntil(z, mass, p, order) {
  const kept = new Set();
  let before = 0;
  for (const i of order) {
    if (before >= mass) break;
    kept.add(i);
    before += p[i];
  }
  return keepOnly(z, kept);
}

/** The fewest that hold so much probability. */
export const topP = (z, mass) => (mass === 1 ? [...z] : keepUntil(z, mass, softmax(z), inOrder(z)));

/** Those whose surprise is nearest to the expected one, until they hold so much. */
export function typical(z, mass) {
  if (mass === 1) return [...z];
  const p = softmax(z);
  const expected = entropy(p);
  const far = logSoftmax(z).map((log) => Math.abs(expected + log));
  const order = far.map((_, i) => i).sort((i, j) => far[i] - far[j] || i - j);
  return keepUntil(z, mass, p, order);
}

/** Those at least `ratio` times as probable as the first. */
export function minP(z, ratio) {
  const top = Math.max(...z);
  const least = Math.log(ratio);
  return z.map((score) => (score === top || score - top >= least ? score : -Infinity));
}

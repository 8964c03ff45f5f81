// Which classes may be drawn: logits with -Infinity for the others, as in
// softmax_lib.truncation. Of equal logits the first are kept, but all by min-p.
import { softmax } from "./softmax.mjs";

const inOrder = (z) => z.map((_, i) => i).sort((i, j) => z[j] - z[i] || i - j);
const keepOnly = (z, kept) => z.map((score, i) => (kept.has(i) ? score : -Infinity));

/** The k largest. */
export const topK = (z, k) => keepOnly(z, new Set(inOrder(z).slice(0, k)));

/** The fewest that hold so much probability. */
export function topP(z, mass) {
  if (mass === 1) return [...z];
  const p = softmax(z);
  const kept = new Set();
  let before = 0;
  for (const i of inOrder(z)) {
    if (before >= mass) break;
    kept.add(i);
    before += p[i];
  }
  return keepOnly(z, kept);
}

/** Those at least `ratio` times as probable as the first. */
export function minP(z, ratio) {
  const top = Math.max(...z);
  const least = Math.log(ratio);
  return z.map((score) => (score === top || score - top >= least ? score : -Infinity));
}

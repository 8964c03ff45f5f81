// A row of scores in three pieces: the state (largest, sum) of each, and their merge.
import { fixed } from "./text.mjs";

export const PIECES = ["A", "B", "C"];

/** The six orders in which three pieces arrive, 0 to 5. */
export const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];

export const NOTHING = { top: -Infinity, sum: 0 };

/** What is left of some scores: the largest, and the sum of e^(z − largest). */
export function stateOf(z) {
  const top = Math.max(...z);
  return { top, sum: z.reduce((sum, score) => sum + Math.exp(score - top), 0) };
}

const rescaled = ({ top, sum }, to) => (sum === 0 ? 0 : sum * Math.exp(top - to));

/** The state of both parts together. */
export function mergedState(a, b) {
  const top = Math.max(a.top, b.top);
  return { top, sum: rescaled(a, top) + rescaled(b, top) };
}

/** The row in its three pieces. */
export function inPieces(z, cuts) {
  const [first, second] = cuts.toSorted((a, b) => a - b);
  return [z.slice(0, first), z.slice(first, second), z.slice(second)];
}

/** For each arrival: which piece, its state, the merged one, the sum of plain sums. */
export function arrivals(z, cuts, order) {
  const states = inPieces(z, cuts).map(stateOf);
  let merged = NOTHING;
  let plain = 0;
  return ORDERS[order].map((i) => {
    merged = mergedState(merged, states[i]);
    plain += states[i].sum;
    return { i, state: states[i], merged, plain };
  });
}

/** The log-sum-exp that the pieces merge to, and what plain sums would give. */
export function outcome(z, cuts, order) {
  const { merged, plain } = arrivals(z, cuts, order).at(-1);
  return { value: merged.top + Math.log(merged.sum), wrong: merged.top + Math.log(plain) };
}

/** The same in one sentence. */
export function mergeSentence(z, cuts, order) {
  const { value, wrong } = outcome(z, cuts, order);
  const end =
    wrong - value >= 0.005
      ? `${fixed(wrong)}, ${fixed(wrong - value)} too much.`
      : "the right sum too, here.";
  return (
    `${ORDERS[order].map((i) => PIECES[i]).join(", ")} merge to the log-sum-exp ${fixed(value)}, ` +
    `as in any order. Sums added without rescaling would give ${end}`
  );
}

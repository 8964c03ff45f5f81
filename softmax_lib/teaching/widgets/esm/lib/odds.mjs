// What the distances between three scores say. odds_ladder.py says the same in Python;
// both are tested against tests/golden/odds.json.
import { fixed, times } from "./text.mjs";

/** Indices of the scores from the highest down; equal scores keep their order. */
export const descending = (z) => z.map((_, i) => i).sort((i, j) => z[j] - z[i]);

/** Differences add and odds multiply, from the lowest of three scores to the highest. */
export function oddsSentence(labels, z) {
  const [top, middle, low] = descending(z);
  const steps = [z[middle] - z[low], z[top] - z[middle], z[top] - z[low]];
  const [first, second, whole] = steps.map((step) => fixed(step));
  const [one, other, all] = steps.map((step) => times(step));
  return (
    `From ${labels[low]} to ${labels[middle]} to ${labels[top]} differences add, ` +
    `${first} + ${second} = ${whole}, and odds multiply: ${one}, then ${other}, makes ${all}.`
  );
}

// Softmax and its relatives on plain arrays, with the conventions of softmax_lib:
// -Infinity is an excluded class, one +Infinity takes everything, and what has no
// limit (NaN, several +Infinity, nothing but -Infinity) is NaN throughout.

const sum = (x) => x.reduce((total, value) => total + value, 0);

/** Largest of x: NaN if any is NaN, -Infinity if there is none. */
const largest = (x) => x.reduce((top, value) => Math.max(top, value), -Infinity);

/** (z - max z)/T for each score, as [rounded value, what the rounding took away]. */
function shifted(z, temperature) {
  if (!(temperature > 0)) {
    throw new RangeError("temperature must be positive; its limit at 0 is the argmax");
  }
  const top = largest(z);
  const leaders = z.filter((score) => score === top).length;
  if (top === -Infinity || (top === Infinity && leaders > 1)) {
    return z.map(() => [NaN, 0]);
  }
  return z.map((score) => {
    if (score === top) return [0, 0];
    const gap = score - top;
    if (gap === -Infinity) return [gap, 0];
    const rounded = gap - score; // Knuth's TwoSum: gap + lost is score - top exactly
    const lost = score - (gap - rounded) - (top + rounded);
    return [gap / temperature, lost / temperature];
  });
}

const exponentials = (pairs) => pairs.map(([x, lost]) => Math.exp(x) * (1 + lost));

/** ln of the sum of e^x over the pairs, of which the largest x is 0. */
function logOfSum(pairs) {
  const leader = pairs.findIndex(([x]) => x === 0);
  return Math.log1p(sum(exponentials(pairs.toSpliced(leader, 1))));
}

/** Probabilities e^(z/T) / sum of e^(z/T). */
export function softmax(z, temperature = 1) {
  const weights = exponentials(shifted(z, temperature));
  const total = sum(weights);
  return weights.map((weight) => weight / total);
}

/** Logarithms (nats) of the probabilities, accurate for the winner too. */
export function logSoftmax(z, temperature = 1) {
  const pairs = shifted(z, temperature);
  const logTotal = logOfSum(pairs);
  return pairs.map(([x, lost]) => x + (lost - logTotal));
}

/** ln of the sum of e^z: the soft maximum of the scores. */
export function logsumexp(z) {
  const top = largest(z);
  return Number.isFinite(top) ? top + logOfSum(shifted(z, 1)) : top;
}

/** Entropy of a distribution in nats, where 0 ln 0 = 0. */
export function entropy(p) {
  return sum(p.map((value) => (value === 0 ? 0 : -value * Math.log(value))));
}

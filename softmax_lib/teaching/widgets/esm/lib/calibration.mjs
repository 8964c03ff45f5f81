// Reliability, NLL and ECE on plain arrays, with the conventions of softmax_lib: bins of
// equal width, closed on the right, 0 in the first and 1 in the last.
import { logSoftmax, softmax } from "./softmax.mjs";

const mean = (x) => x.reduce((total, value) => total + value, 0) / x.length;

/** What each row's favourite is given, and whether it is right. */
export function topLabels(rows, labels, temperature) {
  return rows.map((z, i) => {
    const p = softmax(z, temperature);
    const confidence = Math.max(...p);
    return { confidence, right: p.indexOf(confidence) === labels[i] };
  });
}

/** Mean negative log-likelihood in nats. */
export const meanLoss = (rows, labels, temperature) =>
  mean(rows.map((z, i) => -logSoftmax(z, temperature)[labels[i]]));

/** The bin k of a confidence: k/bins < confidence <= (k + 1)/bins. */
export function binOf(confidence, bins) {
  let k = Math.max(0, Math.min(bins - 1, Math.ceil(confidence * bins) - 1));
  while (k > 0 && confidence <= k / bins) k -= 1;
  while (k < bins - 1 && confidence > (k + 1) / bins) k += 1;
  return k;
}

/** Chances of 0, 1, … successes in independent trials with these chances. */
export function successes(chances) {
  const share = [1];
  for (const chance of chances) {
    share.push(0);
    for (let k = share.length - 1; k > 0; k -= 1) {
      share[k] = share[k] * (1 - chance) + share[k - 1] * chance;
    }
    share[0] *= 1 - chance;
  }
  return share;
}

/** The shares of successes between which a calibrated model falls at least 95 % of the time. */
export function nullBand(chances) {
  const share = successes(chances);
  const quantile = (level) => {
    let below = 0;
    const k = share.findIndex((each) => (below += each) >= level);
    return (k < 0 ? chances.length : k) / chances.length;
  };
  return [quantile(0.025), quantile(0.975)];
}

/** The bins that hold predictions: [{ k, count, confidence, accuracy }]. */
export function reliability(predictions, bins) {
  const held = Array.from({ length: bins }, () => []);
  for (const one of predictions) held[binOf(one.confidence, bins)].push(one);
  return held
    .map((members, k) => ({
      k,
      members,
      count: members.length,
      confidence: mean(members.map((one) => one.confidence)),
      accuracy: mean(members.map((one) => Number(one.right))),
    }))
    .filter(({ count }) => count > 0);
}

/** The gaps of the bins, weighted by what they hold. */
export function calibrationError(predictions, bins) {
  const parts = reliability(predictions, bins).map(
    ({ count, confidence, accuracy }) => count * Math.abs(accuracy - confidence),
  );
  return parts.reduce((a, b) => a + b, 0) / predictions.length;
}

/** The root of an increasing function: secants, where an end that stays counts half (Illinois). */
function root(f, low, high) {
  let [below, above] = [f(low), f(high)];
  if (below >= 0) return low;
  if (above <= 0) return high;
  for (let last = 0; high - low > 1e-12; ) {
    const x = low + ((high - low) * below) / (below - above);
    const value = f(x);
    if (value === 0 || x === low || x === high) return x;
    if (value < 0) {
      [low, below] = [x, value];
      if (last < 0) above /= 2;
    } else {
      [high, above] = [x, value];
      if (last > 0) below /= 2;
    }
    last = value;
  }
  return (low + high) / 2;
}

/** The temperature of least NLL between 0.001 and 1000: its slope in 1/T has one root. */
export function bestTemperature(rows, labels) {
  const slope = (s) =>
    mean(
      rows.map((z, i) => {
        const p = softmax(z, 1 / s);
        return z.reduce((total, score, k) => total + p[k] * score, 0) - z[labels[i]];
      }),
    );
  const logs = Math.log(1e3);
  return Math.exp(-root((log) => slope(Math.exp(log)), -logs, logs));
}

// A soft lookup: what a query gets from a few keys and their values. soft_lookup.py says
// the same in Python.
import { softmax } from "./softmax.mjs";
import { fixed, percent } from "./text.mjs";

const dot = ([a, b], [c, d]) => a * c + b * d;
const squared = ([a, b], [c, d]) => (a - c) ** 2 + (b - d) ** 2;

/** The score of each key, in nats at T = 1: a dot product, or half a squared distance, negative. */
export const scoresOf = (query, keys, score) =>
  keys.map((key) => (score === "dot product" ? dot(query, key) : -squared(query, key) / 2));

/** { scores, weights, mean } of a query at a temperature. */
export function lookedUp({ query, points, values, score, temperature }) {
  const scores = scoresOf(query, points, score);
  const weights = softmax(scores, temperature);
  const mean = weights.reduce((sum, weight, i) => sum + weight * values[i], 0);
  return { scores, weights, mean };
}

/** What the query gets, and from which key most of it comes. */
export function lookupSentence({ weights, mean }, names) {
  const most = weights.indexOf(Math.max(...weights));
  return `The query gets ${fixed(mean)}: ${percent(weights[most])} of the weight is on key ${names[most]}.`;
}

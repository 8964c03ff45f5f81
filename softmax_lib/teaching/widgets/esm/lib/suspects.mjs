// What may stop a loss at a number, as softmax_lib.teaching.museum.suspects computes it.
// Both are tested against tests/golden/suspects.json. The words come from Python.
import { fixed } from "./text.mjs";

const EXACT = 0;
const NEAR = 1;
const POSSIBLE = 2;
const BATCH_SIZES = [8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 10, 20, 50, 100, 200, 500];
const CONSTANTS = { 9: 1e-9, 7: 1e-7, 8: 1e-8, 12: 1e-12, 15: 1e-15, 10: 1e-10, 6: 1e-6 };
const ULP = 2 ** -23; // what 1e-7 below 1 becomes in float32
export const MOST_CLASSES = 10_000_000;

const doubleFloor = (K) => Math.log(Math.E + K - 1) - 1;
const wrongToo = (K) => Math.log(K) - (K - 1) * Math.log(1 - 1 / K);
const aboveUniform = (K) => Math.log(K) * 1.01;
const belowUniform = (K) => Math.log(K) * 0.99;

function smoothedFloor(K) {
  const [most, least] = [0.9 + 0.1 / K, 0.1 / K];
  return -most * Math.log(most) - (K - 1) * least * Math.log(least);
}

// A rule lists what it expects: [value, words]; a value of null fits any such number.
const one = (value) => (K) => [[value(K), {}]];
const forSome = (enough, value) => (K) => (enough(K) ? [[value(K), {}]] : []);
const between = (low, high, words) => (K, v) => (low(K) < v && v < high(K) ? [[null, words(K, v)]] : []);
const zero = () => 0;

function rowsOfBatches(K) {
  return BATCH_SIZES.filter((N) => N !== K).map((N) => [Math.log(N), { N: `${N}` }]);
}

const NUMBERS = {
  uniform: one(Math.log),
  double: one(doubleFloor),
  "wrong-too": one(wrongToo),
  "wrong-too-mean": one((K) => wrongToo(K) / K),
  "same-class": (K) => {
    const cap = -Math.log(1e-7);
    return [[((K - 1) / K) * cap, { n: `${K - 1}`, c: fixed(cap, 4) }]];
  },
  "half-ones": (K) =>
    K === 2 ? [1e-7, ULP].map((c) => [-Math.log(c) / 2, { c: fixed(-Math.log(c), 4) }]) : [],
  "keras-cap": one(() => -Math.log(1e-7)),
  cap: () => [9, 7, 8, 12, 15, 10, 6].map((digits) => [-Math.log(CONSTANTS[digits]), { c: `1e-${digits}` }]),
  "nothing-one-axis": one(zero),
  "nothing-one-unit": one(zero),
  "nothing-rounded": one(zero),
  "minus-share": one((K) => -1 / K),
  "minus-one": one(() => -1),
  divergence: one((K) => -Math.log(K) - 1 / K),
  cells: (K) => BATCH_SIZES.map((N) => [Math.log(K * N), { N: `${N}`, n: `${K * N}` }]),
  batch: rowsOfBatches,
  "batch-sum": rowsOfBatches,
  summed: (K) => BATCH_SIZES.map((N) => [N * Math.log(K), { N: `${N}`, c: fixed(Math.log(K), 4) }]),
  smoothed: one(smoothedFloor),
  bounded: one((K) => Math.log1p((K - 1) * Math.exp(-2))),
  sigmoids: forSome((K) => K > 2, () => Math.LN2),
  bits: forSome((K) => K > 2, Math.log2),
  probabilities: between(() => -1, zero, (K, v) => ({ share: fixed(-v, 4) })),
  divergences: between((K) => -Math.log(K) - 1, zero, (K) => ({ low: fixed(-Math.log(K) - 1, 4) })),
  "minus-score": between(() => -Infinity, zero, () => ({})),
  "double-range": between(doubleFloor, belowUniform, (K, v) => ({
    low: fixed(doubleFloor(K), 4),
    gap: fixed(v - doubleFloor(K), 4),
  })),
  "clipped-share": between(aboveUniform, () => -Math.log(1e-7), (K, v) => {
    const cap = -Math.log(1e-7);
    return { c: fixed(cap, 4), share: fixed((100 * v) / cap, 0) };
  }),
  worse: between(aboveUniform, () => Infinity, (K) => ({ low: fixed(Math.log(K), 4) })),
  frequencies: between(zero, belowUniform, (K) => ({ low: fixed(Math.log(K), 4) })),
};
const ONLY_EXACT = new Set(["nothing-one-axis", "nothing-one-unit", "nothing-rounded", "cells", "batch", "batch-sum", "summed"]);

/** A typed number and its decimals, { value, decimals }, or null: "2.30", "−0.5", "2,3". */
export function readTyped(text) {
  const plain = text.trim().replaceAll("−", "-").replaceAll(",", ".");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  if (!Number.isFinite(value)) return null;
  const digits = plain.toLowerCase().split("e")[0].split(".")[1] ?? "";
  return { value, decimals: digits.length };
}

function fitOf(v, decimals, expected, near) {
  if (expected === null) return POSSIBLE;
  const off = Math.abs(v - expected);
  if (off <= Math.min(Math.max(0.51 * 10 ** -decimals, 0.0006), 0.006)) return EXACT;
  return near && off <= 0.01 * Math.abs(expected) ? NEAR : null;
}

/**
 * What may stop a loss at a typed number, likeliest first: [{ rule, exhibit, why }].
 * `rules` is Python's list of { rule, exhibit, why }, in order.
 */
export function suspectsOf({ value: v, decimals }, K, rules) {
  const found = rules.flatMap(({ rule, exhibit, why }, order) =>
    NUMBERS[rule](K, v).flatMap(([expected, words]) => {
      const fit = fitOf(v, decimals, expected, !ONLY_EXACT.has(rule));
      return fit === null ? [] : [{ fit, order, rule, exhibit, why: filled(why, K, v, expected, words) }];
    }),
  );
  found.sort((a, b) => a.fit - b.fit || a.order - b.order);
  const kept = new Map();
  for (const { rule, exhibit, why } of found) {
    const key = exhibit || rule;
    if (!kept.has(key)) kept.set(key, { rule, exhibit, why });
  }
  return [...kept.values()];
}

function filled(why, K, v, expected, words) {
  const shown = { K: `${K}`, v: fixed(v, 4), ...words };
  if (expected !== null) shown.p = fixed(expected, 4);
  return why.replace(/\{(\w+)\}/g, (whole, name) => shown[name] ?? whole);
}

// The sigmoid, and where the first class of a softmax reaches one half.
import { logsumexp } from "./softmax.mjs";

/** 1 / (1 + e^-x), without overflow: e is never above 1. */
export function sigmoid(x) {
  const e = Math.exp(-Math.abs(x));
  return (x >= 0 ? 1 : e) / (1 + e);
}

/** The score at which the first class has probability 1/2: LSE of all the others. */
export const midpoint = (z) => logsumexp(z.slice(1));

// The golden values that Python checks too, and how far from them a result is.
import { readFileSync } from "node:fs";

export const golden = (name) =>
  JSON.parse(readFileSync(new URL(`../golden/${name}.json`, import.meta.url), "utf8"));

const bits = new DataView(new ArrayBuffer(8));

/** Position of x among all float64 numbers, in order. */
function position(x) {
  bits.setFloat64(0, x);
  const pattern = bits.getBigInt64(0);
  return pattern < 0n ? -(2n ** 63n) - pattern : pattern;
}

/** How many float64 numbers lie between a and b; 0 only if they are equal. */
export function ulps(a, b) {
  if (Number.isNaN(a) || Number.isNaN(b)) return Infinity;
  const distance = position(a) - position(b);
  return Number(distance < 0n ? -distance : distance);
}

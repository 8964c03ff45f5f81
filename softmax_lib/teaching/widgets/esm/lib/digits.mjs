// Numbers of any size to four digits, and how many of them are right. _digits.py says
// the same in Python; both are tested against tests/golden/digits.json.
import { FORMATS, digitsOf, rightDigits } from "./recipes.mjs";

/** x >= 0 to four digits: 0.01799, 1.929 × 10^−22, NaN. */
export function scientific(x) {
  if (Number.isNaN(x)) return "NaN";
  if (x === 0) return "0";
  if (x === Infinity) return "∞";
  const [mantissa, power] = x.toExponential(3).split("e").map(Number);
  if (power >= -3 && power < 4) return x.toFixed(3 - power);
  return `${mantissa.toFixed(3)} × 10^${power}`.replace("-", "−");
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** x >= 0 to one digit, as prose writes it: 2 × 10⁻⁹, 0.02. */
export function inProse(x) {
  if (!Number.isFinite(x) || x === 0 || (x >= 1e-3 && x < 1e4)) {
    return x > 0 && x < Infinity ? `${Number(x.toPrecision(1))}` : scientific(x);
  }
  const [mantissa, power] = x.toExponential(0).split("e");
  const raised = power.replace("+", "").replace("-", "⁻").replace(/\d/g, (digit) => SUPERSCRIPTS[digit]);
  return `${mantissa} × 10${raised}`;
}

/** How many decimal digits of a value are right, in words. */
export function digitsInWords(value, truth, format) {
  if (Number.isNaN(value)) return "not a number";
  if (!Number.isFinite(value)) return "infinite";
  if (value === 0 && FORMATS[format].round(truth) === 0) return "too small to store";
  const digits = rightDigits(value, truth, format);
  if (digits === digitsOf(format)) return "all digits";
  if (digits < 1) return "no digit right";
  return `${Math.floor(digits)} of ${Math.floor(digitsOf(format))} digits`;
}

// Numbers as a reader sees them. _text.py says the same in Python; both are tested
// against tests/golden/text.json.

/** x with so many decimals, a real minus sign, and no minus before zero. */
export function fixed(x, decimals = 2) {
  const digits = Math.abs(x).toFixed(decimals);
  return x < 0 && Number(digits) !== 0 ? `−${digits}` : digits;
}

/** A probability as a percentage; what merely rounds to 0 or 100 % says so. */
export function percent(p) {
  if (p === 0 || p === 1) return `${100 * p}%`;
  if (p < 0.00005) return "<0.01%";
  if (p >= 0.99995) return ">99.99%";
  return `${fixed(100 * p)}%`;
}

/** A probability as prose writes it: 73 %, 0.4 %. */
export function share(p) {
  if (p > 0 && p < 0.0005) return "<0.1 %";
  if (p < 1 && p >= 0.9995) return ">99.9 %";
  return `${fixed(100 * p, p < 0.1 || p > 0.9 ? 1 : 0)} %`;
}

/** e^x, beyond four digits as 9.6 × 10^16; it never overflows. */
export function powerOfE(x) {
  const value = Math.exp(x);
  if (x === -Infinity) return "0";
  if (value >= 0.005 && value < 9999.995) return fixed(value);
  const decimal = x / Math.LN10;
  const exponent = Math.floor(decimal);
  const mantissa = fixed(10 ** (decimal - exponent), 1);
  return mantissa === "10.0"
    ? `1.0 × 10^${fixed(exponent + 1, 0)}`
    : `${mantissa} × 10^${fixed(exponent, 0)}`;
}

/** The factor e^gap, gap at least 0, for a sentence: "15.6 times". */
export function times(gap) {
  const factor = Math.exp(gap);
  if (factor > 1e6) return "over a million times";
  if (factor < 999.5) return `${factor.toPrecision(3)} times`;
  return `${fixed(factor, 0).replace(/\B(?=(\d{3})+$)/g, "\u202f")} times`;
}

// float16 by hand: browsers have Math.fround, and most of them no Math.f16round yet.

const FIRST_TO_OVERFLOW = 65520; // half a step above 65504: the tie goes to infinity
const LOWEST_EXPONENT = -14;
const FRACTION_BITS = 10;

/** The integer next to x, 0 <= x < 2^52; from half-way to the even one. */
const nearestInteger = (x) => x + 2 ** 52 - 2 ** 52;

/** The float16 number next to x; from half-way to the one whose last bit is 0. */
export function toFloat16(x) {
  const size = Math.abs(x);
  if (size >= FIRST_TO_OVERFLOW) return x > 0 ? Infinity : -Infinity;
  if (!(size > 0)) return x; // 0, -0 and NaN
  const exponent = Math.max(Math.floor(Math.log2(size)), LOWEST_EXPONENT);
  const step = 2 ** (exponent - FRACTION_BITS);
  return (x < 0 ? -1 : 1) * (nearestInteger(size / step) * step);
}

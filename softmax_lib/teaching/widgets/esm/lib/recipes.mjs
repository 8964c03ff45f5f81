// Four recipes for the softmax of two logits, every operation rounded to a format.
// recipes.py says the same in Python; both are tested against tests/golden/recipes.json.
import { toFloat16 } from "./float16.mjs";

/** round(x) to a format; unit: half the distance from 1 to the next number. */
export const FORMATS = {
  float16: { round: toFloat16, unit: 2 ** -11, smallest: 2 ** -24, normal: 2 ** -14 },
  float32: { round: Math.fround, unit: 2 ** -24, smallest: 2 ** -149, normal: 2 ** -126 },
  float64: { round: (x) => x, unit: 2 ** -53, smallest: 2 ** -1074, normal: 2 ** -1022 },
};

const RECIPES = {
  naive(high, low, to) {
    const [top, bottom] = [to(Math.exp(high)), to(Math.exp(low))];
    const total = to(top + bottom);
    return { loser: to(bottom / total), loss: to(0 - Math.log(to(top / total))) };
  },
  shifted(high, low, to) {
    const e = to(Math.exp(to(low - high)));
    const total = to(1 + e);
    return { loser: to(e / total), loss: to(0 - Math.log(to(1 / total))) };
  },
  "division-free"(high, low, to) {
    const e = to(Math.exp(to(low - high)));
    const lse = to(high + to(Math.log(to(1 + e))));
    return { loser: to(Math.exp(to(low - lse))), loss: to(lse - high) };
  },
  log1p(high, low, to) {
    const gap = to(low - high);
    const loss = to(Math.log1p(to(Math.exp(gap))));
    return { loser: to(Math.exp(to(gap - loss))), loss };
  },
};

/** What two logits mean; a TwoSum puts back what rounding took from their gap. */
function exact(high, low) {
  const gap = low - high;
  const back = gap + high;
  const lost = low - back - (high - (back - gap));
  const e = Math.exp(gap) * (1 + lost);
  return { loser: e / (1 + e), loss: Math.log1p(e) };
}

/** The logits level + gap and level as the format stores them: [high, low]. */
export function stored(gap, level, format) {
  const to = FORMATS[format].round;
  return [to(to(level) + to(gap)), to(level)];
}

/**
 * Probability of the loser and loss of the winner (nats), "exact" and by each recipe:
 * { exact: { loser, loss }, naive: …, shifted: …, "division-free": …, log1p: … }
 */
export function answersTo(gap, level, format) {
  const [high, low] = stored(gap, level, format);
  const found = { exact: exact(high, low) };
  for (const [name, recipe] of Object.entries(RECIPES)) {
    found[name] = recipe(high, low, FORMATS[format].round);
  }
  return found;
}

/** How many decimal digits a format has. */
export const digitsOf = (format) => -Math.log10(FORMATS[format].unit);

/** The distance from x >= 0 to the next larger number of a format. */
function spacing(x, { unit, smallest, normal }) {
  return x < normal ? smallest : 2 ** Math.floor(Math.log2(x)) * 2 * unit;
}

/** How many decimal digits of a value are right; all for the nearest and its neighbour. */
export function rightDigits(value, truth, format) {
  if (!Number.isFinite(value)) return 0;
  const nearest = FORMATS[format].round(truth);
  if (Math.abs(value - nearest) <= spacing(nearest, FORMATS[format])) return digitsOf(format);
  const digits = 0 - Math.log10(Math.abs(value - truth) / truth);
  return Math.min(digitsOf(format), Math.max(0, digits));
}

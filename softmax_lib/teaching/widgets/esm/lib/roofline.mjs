// Operations and bytes of a softmax, an output layer and attention, and the time that a
// machine needs. softmax_lib/roofline.py and widgets/roofline.py say the same in Python.
import { fixed } from "./text.mjs";

export const KINDS = ["softmax", "output layer", "attention"];
export const WAYS = ["array by array", "in blocks"];
export const NUMBERS = { float64: 8, float32: 4, bfloat16: 2 };
const BLOCK = 256;
const PREFIXES = ["n", "µ", "m", "", "k", "M", "G", "T", "P", "E"];
const LIMITS = { memory: "the bytes", flops: "the flops", exps: "the exponentials" };

function attentionWork(queries, places, width, blocks) {
  const met = queries * places;
  if (!blocks)
    return { flops: 4 * met * width + 4 * met, exps: met, numbers: 4 * met + 2 * (queries + places) * width };
  const ofQueries = Math.ceil(queries / BLOCK);
  const ofPlaces = Math.ceil(places / BLOCK);
  return {
    flops: 4 * met * width + 3 * met + queries * ofPlaces * (width + 4) + queries * width,
    exps: met + queries * ofPlaces,
    numbers: 2 * queries * width + 2 * places * width * ofQueries,
  };
}

/** { flops, exps, bytes } of one operation. */
export function workOf({ kind, way, number, rows, classes, features }) {
  const blocks = way === WAYS[1];
  const all = rows * classes;
  const { flops, exps, numbers } =
    kind === KINDS[0]
      ? { flops: 4 * all, exps: all, numbers: (blocks ? 2 : 8) * all }
      : kind === KINDS[1]
        ? { flops: 2 * all * features, exps: 0, numbers: (rows + classes) * features + all }
        : attentionWork(rows, classes, features, blocks);
  return { flops, exps, bytes: numbers * NUMBERS[number] };
}

/** { memory, flops, exps, least, limit } in seconds, of rates in 10^9 a second. */
export function secondsOf(work, { bandwidth, flops, exps }) {
  const parts = {
    memory: work.bytes / (1e9 * bandwidth),
    flops: work.flops / (1e9 * flops),
    exps: work.exps / (1e9 * exps),
  };
  const least = Math.max(...Object.values(parts));
  return { ...parts, least, limit: Object.keys(parts).find((name) => parts[name] === least) };
}

/** Operations for a byte. */
export const intensityOf = ({ flops, exps, bytes }) => (flops + exps) / bytes;

/** A number, 0 or more, to three digits, with the prefix of a power of 1000. */
export function withUnit(x, unit = "") {
  if (x === 0) return "0";
  const [mantissa, exponent] = x.toExponential(2).split("e");
  const power = Math.min(6, Math.max(-3, Math.floor(exponent / 3)));
  const shift = exponent - 3 * power;
  const text = fixed(Number(`${mantissa}e${shift}`), Math.max(0, 2 - shift));
  const after = `${PREFIXES[power + 3]}${unit}`;
  return after ? `${text} ${after}` : text;
}

/** For each part how much there is, and its time: texts. */
export const partsOf = (work, seconds) => [
  ["bytes", withUnit(work.bytes, "B"), withUnit(seconds.memory, "s")],
  ["flops", withUnit(work.flops), withUnit(seconds.flops, "s")],
  ["exponentials", withUnit(work.exps), withUnit(seconds.exps, "s")],
];

export function rooflineSentence(work, seconds) {
  const time = withUnit(seconds.least, "s");
  return `${fixed(intensityOf(work))} operations for a byte. It takes ${time} at least, for ${LIMITS[seconds.limit]}.`;
}

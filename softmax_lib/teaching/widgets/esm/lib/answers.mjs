// Judge an answer typed on the website.
//
// The same rules in Python: softmax_lib/teaching/exercises/. The cases of
// tests/golden/answers.json are judged by both, so the two cannot drift apart.

import { isPlain, mayPartThousands, UnreadableError, valueOf } from "./expression.mjs";

const EMPTY = "Type a number first.";
const CHOOSE = "Choose one answer first.";
const DRAW = "Draw the curve first.";
const SAME = 1e-9;

/**
 * Read a typed number, perhaps after an equals sign, as in T = 4.12.
 *
 * @param {string} text what was typed
 * @param {string} word what may follow the number, such as its unit
 * @returns {{value: number, note: string} | {problem: string}} the note says how
 *   anything but plain digits was read
 */
export function readNumber(text, word = "") {
  const shown = Array.from(text.trim()).slice(0, 40).join("");
  if (!shown) return { problem: EMPTY };
  let number = text.split(/[=≈]/).at(-1).trim();
  if (word && number.toLowerCase().endsWith(word.toLowerCase())) {
    number = number.slice(0, -word.length);
  }
  try {
    const value = valueOf(number);
    const comma = mayPartThousands(number) ? ": a comma alone is a decimal point" : "";
    return { value, note: isPlain(number) ? "" : ` (Read as ${sixDigits(value)}${comma}.)` };
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return { problem: error.message.replace("{}", () => shown) };
  }
}

/** A number to six significant digits, as Python writes it too. */
function sixDigits(value) {
  const rounded = Number(value.toPrecision(6));
  const size = Math.abs(rounded);
  if (size === 0 || (1e-4 <= size && size < 1e6)) return String(rounded);
  return rounded.toExponential().replace("+", "");
}

/**
 * Judge an answer by an exercise's data, as `spec()` gives it in Python.
 *
 * @param {object} spec the data in the form's `data-exercise`
 * @param {string | string[]} answer what was typed; a letter; the ticked steps,
 *   as letters; the heights of a drawn curve
 * @returns {{mark: "right" | "close" | "wrong" | "unread", says: string}}
 */
export function judge(spec, answer) {
  return JUDGES[spec.kind](spec, answer);
}

const JUDGES = { number: judgeNumber, choice: judgeChoice, steps: judgeSteps, sketch: judgeSketch };

/** A prediction is asked once, for the text goes on to answer it. */
const missed = ({ once }, says) => ({ mark: "wrong", says: `Not ${once ? "so" : "yet"}${says}` });

function judgeNumber(spec, text) {
  const { value, note, problem } = readNumber(text, spec.word);
  if (problem) return { mark: "unread", says: problem };
  if (contains(spec.low, spec.high, value)) return praise(spec);
  const { mark, says } = correction(spec, value);
  return { mark, says: says + note };
}

function correction(spec, value) {
  const hint = spec.hints.find(({ low, high }) => contains(low, high, value));
  if (hint) return missed(spec, `. ${hint.says}`);
  if (spec.short.some((short) => Math.abs(value - short) <= SAME * Math.abs(short))) {
    return { mark: "close", says: `Right so far. Give it ${spec.tolerance}.` };
  }
  const way = spec.high !== null && value > spec.high ? "high" : "low";
  if (spec.close && contains(...spec.close, value)) {
    return { mark: "wrong", says: `Close, but a little too ${way}. Keep more digits until the end.` };
  }
  const rough = spec.close && spec.hints.find((each) => isRoundedBy(each, value));
  if (rough) return missed(spec, `. ${rough.says}`);
  return missed(spec, `: too ${way}.${spec.once ? "" : " Retrace your steps, or open the solution."}`);
}

/** Say whether `value` is the middle of a hint, to the two digits that it has. */
function isRoundedBy({ low, high }, value) {
  if (low === null || high === null) return false;
  const middle = (low + high) / 2;
  if (middle === 0 || Number(value.toPrecision(2)) !== value) return false;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(middle))) - 1);
  return Math.abs(value - middle) <= (unit / 2) * (1 + SAME);
}

function judgeChoice(spec, key) {
  const option = spec.options.find((each) => each.key === key);
  if (!option) return { mark: "unread", says: CHOOSE };
  if (option.right) return praise(spec);
  return missed(spec, `. ${option.says}`);
}

function judgeSteps(spec, ticked) {
  const missing = spec.steps.filter(({ key }) => !ticked.includes(key));
  if (missing.length === 0) return praise(spec);
  const total = spec.steps.length;
  const says = `${total - missing.length} of ${total}. Still to do: ${missing[0].text}`;
  return { mark: "wrong", says };
}

function judgeSketch(spec, heights) {
  const drawn = heights.map(Number);
  if (drawn.length !== spec.marks.length) return { mark: "unread", says: DRAW };
  const off = (curve) => Math.max(...curve.map((height, i) => Math.abs(drawn[i] - height)));
  if (off(spec.curve) <= spec.within) return praise(spec);
  const [hint] = spec.hints
    .filter(({ curve }) => off(curve) <= 2 * spec.within)
    .sort((a, b) => off(a.curve) - off(b.curve));
  if (hint) return missed(spec, `. ${hint.says}`);
  const offs = drawn.map((height, i) => height - spec.curve[i]);
  const at = offs.reduce((far, each, i) => (Math.abs(each) > Math.abs(offs[far]) ? i : far), 0);
  return missed(spec, `: too ${offs[at] > 0 ? "high" : "low"} at ${spec.marks[at]}, above all.`);
}

const praise = (spec) => ({ mark: "right", says: `Right. ${spec.right}` });

/** Say whether low ≤ value ≤ high, where null is unbounded. */
const contains = (low, high, value) =>
  (low === null || low <= value) && (high === null || value <= high);

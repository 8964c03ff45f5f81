// Judge an answer typed on the website.
//
// The same rules in Python: softmax_lib/teaching/exercises/. The cases of
// tests/golden/answers.json are judged by both, so the two cannot drift apart.

const EMPTY = "Type a number first.";
const WRONG = "Not yet. Retrace your steps, or open the solution.";
const CHOOSE = "Choose one answer first.";
const COMMA = " (A comma is read as the decimal point.)";
const SUPERSCRIPTS = "⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹";
const NUMBER = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]+)?$/;
const NOT_FINITE = /^[+-]?(?:nan|inf|infinity|∞)$/;
const THOUSANDS = /[1-9][0-9]{0,2},[0-9]{3}(?![0-9])/;

const unreadable = (shown) =>
  `“${shown}” does not read as a number. Write it like 0.25, 25 %, 1/4 or 2.5e-1.`;
const notFinite = (shown) =>
  `“${shown}” is not a finite number: did something overflow, or divide 0 by 0?`;

/**
 * Read a typed number: decimal point or comma, exponent (2e-5, 2·10⁻⁵),
 * fraction, percent, − or -.
 *
 * @param {string} text what was typed
 * @param {string} unit a word that may follow the number
 * @returns {{value: number, note: string} | {problem: string}}
 */
export function readNumber(text, unit = "") {
  const shown = Array.from(text.trim()).slice(0, 40).join("");
  if (!shown) return { problem: EMPTY };
  const plain = toPlain(text.trim(), unit);
  const percent = plain.endsWith("%");
  const parts = (percent ? plain.slice(0, -1) : plain)
    .split("/")
    .map((part) => toPoint(part.trim()));
  if (NOT_FINITE.test(plain)) return { problem: notFinite(shown) };
  if (parts.length > 2 || !parts.every((part) => NUMBER.test(part))) {
    return { problem: unreadable(shown) };
  }
  const [above, below = 1] = parts.map(Number);
  if (below === 0) return { problem: `“${shown}” divides by zero.` };
  const value = above / below / (percent ? 100 : 1);
  if (!Number.isFinite(value)) return { problem: notFinite(shown) };
  return { value, note: THOUSANDS.test(plain) ? COMMA : "" };
}

/**
 * Judge an answer by an exercise's data, as `spec()` gives it in Python.
 *
 * @param {object} spec the data in the form's `data-exercise`
 * @param {string | string[]} answer what was typed; a letter; the ticked steps,
 *   as letters
 * @returns {{mark: "right" | "wrong" | "unread", says: string}}
 */
export function judge(spec, answer) {
  return JUDGES[spec.kind](spec, answer);
}

const JUDGES = { number: judgeNumber, choice: judgeChoice, steps: judgeSteps };

function judgeNumber(spec, text) {
  const { value, note, problem } = readNumber(text, spec.unit);
  if (problem) return { mark: "unread", says: problem };
  if (contains(spec.low, spec.high, value)) return praise(spec);
  return { mark: "wrong", says: correction(spec, value) + note };
}

function correction(spec, value) {
  const hint = spec.hints.find(({ low, high }) => contains(low, high, value));
  if (hint) return `Not yet. ${hint.says}`;
  if (spec.close && contains(...spec.close, value)) {
    return `Close, but not ${spec.tolerance}. Keep more digits until the end.`;
  }
  return WRONG;
}

function judgeChoice(spec, key) {
  const option = spec.options.find((each) => each.key === key);
  if (!option) return { mark: "unread", says: CHOOSE };
  if (option.right) return praise(spec);
  return { mark: "wrong", says: `Not yet. ${option.says}` };
}

function judgeSteps(spec, ticked) {
  const missing = spec.steps.filter(({ key }) => !ticked.includes(key));
  if (missing.length === 0) return praise(spec);
  const total = spec.steps.length;
  const says = `${total - missing.length} of ${total}. Still to do: ${missing[0].text}`;
  return { mark: "wrong", says };
}

const praise = (spec) => ({ mark: "right", says: `Right. ${spec.right}` });

/** Say whether low ≤ value ≤ high, where null is unbounded. */
const contains = (low, high, value) =>
  (low === null || low <= value) && (high === null || value <= high);

/** The text in ASCII: minus signs, powers of ten, no groups, no unit. */
function toPlain(text, unit) {
  let plain = text
    .replace(/[⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (power) => `^${power}`)
    .replace(/[⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (sign) => "+-0123456789"[SUPERSCRIPTS.indexOf(sign)])
    .replace(/[−–]/g, "-")
    .toLowerCase();
  if (unit && plain.endsWith(unit.toLowerCase())) {
    plain = plain.slice(0, -unit.length).trimEnd();
  }
  return plain
    .replace(/\s*[×x·*]\s*10\s*(?:\^|\*\*)\s*/g, "e")
    .replace(/^([+-]?)10\s*(?:\^|\*\*)\s*/, (_, sign) => `${sign}1e`)
    .replace(/(?<=[0-9])[ \u00a0\u2009\u202f](?=[0-9]{3}(?![0-9]))/g, "");
}

/** The part with a single decimal comma turned into a point. */
function toPoint(part) {
  const commas = part.split(",").length - 1;
  return commas === 1 && !part.includes(".") ? part.replace(",", ".") : part;
}

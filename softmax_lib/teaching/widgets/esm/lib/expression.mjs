// The value of what a person types for a number: 0,25 or ln 99 or 9·65 or 1/11.
//
// The grammar and its reasons: softmax_lib/teaching/exercises/expression.py, which
// reads by the same rules. The cases of tests/golden/answers.json are read by both.

const UNREADABLE = "“{}” does not read as a number. Write it like 0.25, 25 %, 1/4 or ln 2.";
const NOT_FINITE = "“{}” is not a finite number: did something overflow, or divide 0 by 0?";
const DIVIDES_BY_ZERO = "“{}” divides by zero.";
const WHICH_LOG = "“{}” leaves open which logarithm: write ln, log2 or log10.";
const WHICH_PRODUCT = "“{}” can be read in two ways. Write brackets.";

const LONGEST = 100;

const CONSTANTS = new Map([["e", Math.E], ["pi", Math.PI]]);
const FUNCTIONS = new Map([
  ["ln", Math.log],
  ["log1p", Math.log1p],
  ["log2", Math.log2],
  ["log10", Math.log10],
  ["exp", Math.exp],
  ["expm1", Math.expm1],
  ["sqrt", Math.sqrt],
]);

const NUMBER = String.raw`(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:\s*e[+-]?[0-9]+)?`;
const TOKEN = new RegExp(
  String.raw`${NUMBER}|log1p|expm1|(?:ln|sqrt)(?=[0-9.])|[a-z]+[0-9]*|\S`,
  "g",
);
const PLAIN = new RegExp(`^[+-]?${NUMBER}$`);
const INFINITE = /^[+-]?(?:nan|inf|infinity|∞)$/;

const SUPERSCRIPTS = /[⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+/g;
const SIGNS = new Map([
  ...Array.from("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", (sign, i) => [sign, "+-0123456789"[i]]),
  ...Array.from("−–", (sign) => [sign, "-"]),
  ...Array.from("×·⋅", (sign) => [sign, "*"]),
  ...Array.from("÷⁄", (sign) => [sign, "/"]),
  ["{", "("],
  ["}", ")"],
  ["√", " sqrt "],
  ["π", " pi "],
  ["½", ".5"],
  ["¼", ".25"],
  ["¾", ".75"],
  ["⅓", ".33333333333333333"],
  ["⅔", ".66666666666666667"],
]);
const GROUP_SPACE = /(?<=[0-9])[ \u00a0\u2009\u202f](?=[0-9]{3}(?![0-9]))/g;
const SEPARATED = /[0-9.,]*,[0-9.,]*/g;
const ENGLISH = /^[0-9]{1,3}(?:(?:,[0-9]{3})+\.[0-9]*|(?:,[0-9]{3}){2,})$/;
const EITHER_COMMA = /(?<![0-9.,])[1-9][0-9]{0,2},[0-9]{3}(?![0-9.,])/;
const CONTINENTAL = /^[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]*$/;

/** There is no finite number in the text; the message, with {} for it, says why. */
export class UnreadableError extends Error {}

/**
 * The value of a typed number, always finite.
 *
 * @param {string} text
 * @returns {number}
 * @throws {UnreadableError}
 */
export function valueOf(text) {
  const plain = inAscii(text);
  if (text.length > LONGEST) throw new UnreadableError(UNREADABLE);
  if (INFINITE.test(plain)) throw new UnreadableError(NOT_FINITE);
  return read([...(withPoints(plain).match(TOKEN) ?? []), ""]);
}

/** Whether the text is digits alone, which nobody reads in two ways. */
export const isPlain = (text) => PLAIN.test(inAscii(text));

/** Whether a decimal comma in the text may have been meant otherwise. */
export const mayPartThousands = (text) => EITHER_COMMA.test(text);

/** The text in small letters, with ASCII for signs and superscripts. */
function inAscii(text) {
  const signs = text.replace(SUPERSCRIPTS, (power) => `^(${power})`);
  return Array.from(signs, (sign) => SIGNS.get(sign) ?? sign)
    .join("")
    .toLowerCase()
    .replaceAll("**", "^")
    .trim()
    .replace(/(?<![a-z])x(?![a-z])/g, "*")
    .replace(/per ?cent/g, "%");
}

/** The text without groups of thousands and without decimal commas. */
function withPoints(text) {
  return text.replace(GROUP_SPACE, "").replace(SEPARATED, (number) => {
    if (ENGLISH.test(number)) return number.replaceAll(",", "");
    if (CONTINENTAL.test(number)) return number.replaceAll(".", "").replace(",", ".");
    const alone = number.split(",").length === 2 && !number.includes(".");
    return alone ? number.replace(",", ".") : number;
  });
}

/** Read tokens by the grammar, one function for each of its lines. */
function read(tokens) {
  let at = 0;
  const take = (...wanted) => (tokens[at] && wanted.includes(tokens[at]) ? tokens[at++] : "");

  function sum() {
    let value = product();
    for (let sign; (sign = take("+", "-")); ) {
      value = finite(sign === "+" ? value + product() : value - product());
    }
    return value;
  }

  function product() {
    let value = signed();
    let divided = false;
    for (;;) {
      if (take("*")) {
        value = finite(value * signed());
      } else if (take("/")) {
        value = quotient(value, signed());
        divided = true;
      } else if (/^[(a-z]/.test(tokens[at])) {
        if (divided) throw new UnreadableError(WHICH_PRODUCT);
        value = finite(value * power());
      } else {
        return take("%") ? value / 100 : value;
      }
    }
  }

  function signed() {
    const sign = take("+", "-") === "-" ? -1 : 1;
    return sign * power();
  }

  function power() {
    const base = atom();
    return take("^") ? finite(base ** signed()) : base;
  }

  function atom() {
    const token = tokens[at];
    if (token) at += 1;
    if (token === "(") return bracket();
    if (CONSTANTS.has(token)) return CONSTANTS.get(token);
    if (FUNCTIONS.has(token)) {
      return finite(FUNCTIONS.get(token)(take("(") ? bracket() : signed()));
    }
    if (token === "log") throw new UnreadableError(WHICH_LOG);
    if (!PLAIN.test(token)) throw new UnreadableError(UNREADABLE);
    return finite(Number(token.replace(/\s/g, "")));
  }

  function bracket() {
    const value = sum();
    if (!take(")")) throw new UnreadableError(UNREADABLE);
    return value;
  }

  const value = sum();
  if (tokens[at]) throw new UnreadableError(UNREADABLE);
  return value;
}

function quotient(above, below) {
  if (below === 0) throw new UnreadableError(DIVIDES_BY_ZERO);
  return finite(above / below);
}

function finite(value) {
  if (!Number.isFinite(value)) throw new UnreadableError(NOT_FINITE);
  return value;
}

// What the heads of a transformer see in a text, in words. attention_heads.py says the
// same in Python.
import { softmax } from "./softmax.mjs";
import { percent } from "./text.mjs";

/** A text in the characters of an alphabet: small letters, one blank between words. */
export function simplified(text, alphabet) {
  const quoted = text.toLowerCase().replace(/[`"‘’“”]/g, "'").replace(/\s/g, " ");
  return [...quoted].filter((c) => alphabet.includes(c)).join("").replace(/ +/g, " ");
}

/** A character as a reader sees it. */
export const letter = (c) => (c === " " ? "blank" : `“${c}”`);

/** { letter, p } of every character, the likeliest first. */
export function expected(scores, alphabet) {
  const p = softmax(scores);
  const order = p.map((_, i) => i).sort((i, j) => p[j] - p[i]);
  return order.map((i) => ({ letter: alphabet[i], p: p[i] }));
}

/** Where a head looks most: { place, weight }, the first such place. */
export function most(weights) {
  const weight = Math.max(...weights);
  return { place: weights.indexOf(weight), weight };
}

/** What the model expects after a text, and which head is the surest. */
export function headsSentence(text, weights, likely) {
  const heads = weights.flatMap((some, b) => some.map((row, h) => ({ name: `${b + 1}.${h + 1}`, ...most(row) })));
  const surest = heads.reduce((best, head) => (head.weight > best.weight ? head : best));
  const back = text.length - 1 - surest.place;
  return (
    `After “${text}” the model expects ${letter(likely[0].letter)}, ${percent(likely[0].p)}. ` +
    `Head ${surest.name} is the surest: ${percent(surest.weight)} on ${letter(text[surest.place])}, ${back} back.`
  );
}

// Each rule for the next word by itself, what it keeps and what it draws.
// decoding_rules.py says the same in Python; both are tested against
// tests/golden/rules.json.
import { chance, drawn } from "./chance.mjs";
import { entropy, softmax } from "./softmax.mjs";
import { fixed } from "./text.mjs";
import { minP, topK, topP, typical } from "./truncation.mjs";

export const RULES = ["no cut", "top-k", "top-p", "min-p", "typical"];
const CUTS = {
  "no cut": (z) => z,
  "top-k": (z, { k }) => topK(z, k),
  "top-p": (z, { mass }) => topP(z, mass),
  "min-p": (z, { ratio }) => minP(z, ratio),
  typical: (z, state) => typical(z, state.typical),
};
export const ENOUGH = 12; // words of a text
export const CANDIDATES = 6; // words of the table

/** Scores with those of the classes that were said divided, or multiplied below 0. */
export function penalised(z, said, penalty) {
  const heard = new Set(said);
  return z.map((score, i) => {
    if (!heard.has(i)) return score;
    return score > 0 ? score / penalty : score * penalty;
  });
}

/** The words of a text, and whether it has ended. */
export function parts(text, end) {
  const all = text.split(" ").filter(Boolean);
  return { said: all.filter((word) => word !== end), ended: all.at(-1) === end };
}

/** All that there is to say of one next word: `model` is a word model. */
export function ruled(model, state) {
  const { said, ended } = parts(state.text, model.words[0]);
  const numbers = said.map((word) => model.words.indexOf(word));
  const z = penalised(model.logits(said), numbers, state.penalty).map((score) => score / state.temperature);
  const before = softmax(z);
  const rules = RULES.map((name) => {
    const cut = CUTS[name](z, state);
    const survives = cut.map((score) => score > -Infinity);
    return {
      name,
      after: softmax(cut),
      kept: survives.filter(Boolean).length,
      held: before.reduce((total, p, i) => total + (survives[i] ? p : 0), 0),
    };
  });
  const next = chance(state.seed);
  for (let skipped = 0; skipped < said.length; skipped += 1) next();
  const { after } = rules.find(({ name }) => name === state.rule);
  return {
    said,
    ended,
    over: ended || said.length >= ENOUGH,
    before,
    rules,
    among: Math.exp(entropy(before)),
    greedy: model.words[before.indexOf(Math.max(...before))],
    draws: model.words[drawn(after, next())],
  };
}

/** A percentage of at most four digits. */
export function brief(p) {
  if (p > 1 - 1e-12) return "100%"; // a sum of all
  if (p > 0 && p < 0.0005) return "<0.1%";
  if (p >= 0.9995) return ">99.9%";
  return `${fixed(100 * p, p < 0.0995 || p >= 0.995 ? 1 : 0)}%`;
}

/** Rows of the table: { name, cells: [{ text, share }] }, the likeliest words first. */
export function ruledRows(words, { before, rules }) {
  const order = words.map((_, i) => i).sort((i, j) => before[j] - before[i] || i - j);
  const row = (name, some) => ({
    name,
    cells: rules.map(({ after }) => {
      const share = some.reduce((total, i) => total + after[i], 0);
      return { text: share > 0 ? brief(share) : "cut", share };
    }),
  });
  const others = order.slice(CANDIDATES);
  return [
    ...order.slice(0, CANDIDATES).map((i) => row(words[i], [i])),
    row(`${others.length} others`, others),
    { name: "words kept", cells: rules.map(({ kept }) => ({ text: `${kept}`, share: 0 })) },
    { name: "of the mass", cells: rules.map(({ held }) => ({ text: brief(held), share: 0 })) },
  ];
}

/** How unsure the model is, what each rule keeps, and what comes next. */
export function rulesSentence({ among, rules, ended, over, greedy, draws }, rule) {
  const kept = rules.slice(2).map(({ name, kept: many }) => `${name} ${many}`);
  let after = `Greedy takes ${greedy}; ${rule} draws ${draws}.`;
  if (over) after = ended ? "The name has ended." : `${ENOUGH} words are enough.`;
  return `As unsure as among ${fixed(among, 1)} equally likely words: top-k keeps ${rules[1].kept}, ${kept.join(", ")}. ${after}`;
}
